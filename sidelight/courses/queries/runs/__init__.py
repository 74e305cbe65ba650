"""An evening's plan as its leaders have it before them."""
