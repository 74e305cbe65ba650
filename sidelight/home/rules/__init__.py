"""Plain reading of the shipped texts and of the demo's story."""
