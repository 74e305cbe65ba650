"""Writing programmes, having them reviewed, publishing and withdrawing them."""
