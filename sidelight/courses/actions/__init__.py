"""Every verb of courses."""
