"""What leaders do with the plan of their evening while it goes on."""
