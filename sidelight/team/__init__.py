"""The team's hours, who is ready to work, and what may honestly be said about waiting.

Staff roles open nothing without readiness in date, and nobody confirms their own.
This app will never say that somebody is reading when the hours and the team say that nobody is.
"""
