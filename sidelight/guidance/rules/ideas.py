"""What a list of ideas may hold."""

from collections.abc import Sequence

LONGEST_IDEA = 120
MOST_IDEAS = 60


def ideas_in(typed: str) -> tuple[str, ...]:
    """Return the ideas that stand in a text, one on each line, each once."""
    lines = (" ".join(line.split()) for line in typed.splitlines())
    return tuple(dict.fromkeys(line for line in lines if line))


def too_long(ideas: Sequence[str]) -> list[str]:
    """Return the ideas that are longer than a message can show."""
    return [idea for idea in ideas if len(idea) > LONGEST_IDEA]
