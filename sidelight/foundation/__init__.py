"""Ground floor: time, ids, text, environment, registers and recurring work.

It imports nothing of ours, and it will never know what a person or a post is.
"""
