"""Pages that somebody writes for themselves, kept under a key of their own.

A page is shown to whoever wrote it. It will never be listed, searched, counted or opened for
anybody else, except a copy that its writer hands to a counsellor, and takes back as they like.
"""
