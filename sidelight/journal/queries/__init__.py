"""Reads of the journal, each through whoever may read."""
