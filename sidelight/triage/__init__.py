"""Triage: sites that somebody tells us of, and the list of harmful links that screening reads.

It never opens an address, and never shows one as a link. What stands on the list is looked at
sooner; a person decides.
"""
