"""Pure questions about rooms."""
