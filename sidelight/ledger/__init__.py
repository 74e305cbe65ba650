"""The append-only log of who did what to which record: written by actions, sealed once a minute.

It holds ids and outcomes and never a word or a name, so that erasing a person need not touch it.
It never changes or forgets a line, and it decides nothing.
"""
