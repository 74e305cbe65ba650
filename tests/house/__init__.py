"""The walls of HOUSE.md and STYLE.md. Each has a test that plants a fault and sees it."""
