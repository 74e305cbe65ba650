"""Help that a young person can reach now: services, their hours, and when each was last checked.

It will never be blank: an empty table or a broken database leads to the entries shipped with us.
"""
