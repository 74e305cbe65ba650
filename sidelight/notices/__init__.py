"""The small notes that tell a person what became of something, and the messages that go with them.

A notice holds a kind and a pointer, never a member's words, so nothing unseen travels in it. What
leaves the building says even less: it never tells what it is about.
"""
