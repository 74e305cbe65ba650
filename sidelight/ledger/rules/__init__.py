"""Pure questions: is this a code, does this chain hold, does this head fit, what guards a table."""
