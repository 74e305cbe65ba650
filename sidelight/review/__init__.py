"""Every word of a member waits here until a trained person has looked at it.

Submissions, the queue, claims, decisions and flags. It never changes a word, it never decides
by itself, and there is no way around it: content apps hold no words of their own.
"""
