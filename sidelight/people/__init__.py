"""Who is here: persons, their roles, what they agreed to, signing in and leaving quickly.

It keeps no date of birth, no real name and no address of any kind, and it never shows a name
that nobody has approved.
"""
