"""Courses: a programme of weeks, groups with an evening, and eight places in each.

A place is a row: nobody is ever told of one they do not have. Nobody needs an adult to come.
"""
