"""Unique words planted wherever a member can write, and a walk through every address.

A canary is a word that stands nowhere else. Each belongs to one state of one field, and each
knows who may read it. The walk finds its addresses in the URL resolver, so that a new page is
tried without anybody remembering to add it.
"""
