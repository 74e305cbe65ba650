"""Why something about courses could not be done, in words that people can read."""
