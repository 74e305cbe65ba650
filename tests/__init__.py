"""Tests of the whole: the walls of the house, promises across apps, and journeys in a browser."""
