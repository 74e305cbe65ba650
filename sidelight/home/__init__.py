"""The way in: front page, set-up, the staff's overview, the go-live list, and the demo.

It opens the place to nobody until everything on the go-live list is there, and the demo's people
never come into a database that has others in it.
"""
