"""Journeys: what people see when they walk through the running product in a real browser.

They start Sidelight as a person would, and share one demo. Each journey brings its own words, and
its own people where it can, so that it says the same alone and among the others.
"""
