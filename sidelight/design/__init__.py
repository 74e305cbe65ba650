"""How every page looks, and what every page carries: help now, leave quickly, help lines.

It knows no person and no post, writes nothing, and it will never hold a help number of its own.
"""
