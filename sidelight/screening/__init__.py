"""A second pair of eyes: reads what members send, orders it by urgency and says why.

A library without tables. It never publishes, hides, blocks or decides, and puts no label on a
person. When it fails, the item ranks up and says that it was not screened.
"""
