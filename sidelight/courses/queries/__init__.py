"""What the pages of courses ask for, fully loaded."""
