"""Pure questions about journals."""

LONGEST_TITLE = 120
LONGEST_WORDS = 20_000
MOST_PAGES = 2_000


def page_fits(title: str, words: str) -> bool:
    """Return whether one page holds this."""
    return len(title) <= LONGEST_TITLE and len(words) <= LONGEST_WORDS


def holds_one_more(pages: int) -> bool:
    """Return whether a journal of so many pages takes another."""
    return pages < MOST_PAGES
