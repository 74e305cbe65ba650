"""The small notes that tell a person what became of something of theirs.

A notice holds a kind and a pointer, never a member's words, so nothing unseen travels in it.
"""
