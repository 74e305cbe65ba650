"""What the launcher prints for the person at the keyboard."""

import sys


def say(line: str = "") -> None:
    """Print one line at once, so that it is seen also through a pipe."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
