"""How quick Sidelight is, measured on this machine. Nothing in here is shipped."""
