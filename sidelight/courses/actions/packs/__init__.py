"""Bringing in course packs, and taking programmes along as packs."""
