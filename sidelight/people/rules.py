"""Questions about people that need no database."""

import re

NAME_SHORTEST, NAME_LONGEST = 2, 24
TELLS_WHERE_TO_FIND_SOMEBODY = re.compile(r"@|://|www\.|\.(com|net|org|uk)\b|\d{4,}", re.IGNORECASE)


def name_fits(name: str) -> bool:
    """Whether a chosen name is short, has letters, and gives no way to reach somebody outside."""
    if not NAME_SHORTEST <= len(name) <= NAME_LONGEST or "\n" in name:
        return False
    return any(c.isalpha() for c in name) and not TELLS_WHERE_TO_FIND_SOMEBODY.search(name)
