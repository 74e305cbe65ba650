"""Guidance: the truth told kindly, and help to tell somebody.

Public pages that ask for nothing. What somebody writes on them stays with them.
"""
