"""A worry about somebody's safety goes to the safeguarding leads, and a person answers it.

Concerns with an encrypted copy of the words they are about, notes, and follow-ups. It never says
how much in danger somebody is by a number or a label, and nothing in it can be closed silently.
"""
