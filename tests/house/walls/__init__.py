"""One wall a module: plain functions from source text to a list of faults, empty when it holds."""
