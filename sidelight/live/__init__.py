"""Moving small messages to open connections, at once and in order, once they are durable.

Knows channels, numbers and connections, and nothing of rooms, people or rules. It never writes a
word down and never decides who may read one: whoever subscribes a connection has asked before.
"""
