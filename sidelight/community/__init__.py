"""Spaces in which young people post and reply, support each other, and search.

It holds no words of its own: each post is a submission that a person approved. It never counts,
ranks or recommends, and it has no messages between members.
"""
