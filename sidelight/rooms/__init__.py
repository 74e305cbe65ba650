"""Live rooms: eight young people, two adults, words alone, and nothing of it lost.

A room is never open without its staff; what they cannot look after waits. It never lets a member
write to another member alone, and never says who is held, late or gone.
"""
