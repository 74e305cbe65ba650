"""Sidelight: a held community, a text-only course and honest guidance for young people."""

__version__ = "0.1.0"
