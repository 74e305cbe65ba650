"""Live rooms as they really run: web servers of their own, sockets, and everything that goes wrong.

Each file starts what it needs on this machine, in programs that end with the tests. Everybody in
the rooms is invented, and every wait has an end.
"""
