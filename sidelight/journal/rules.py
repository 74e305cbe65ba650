"""Pure questions about journals."""

LONGEST_TITLE = 120
LONGEST_WORDS = 20_000
MOST_PAGES = 2_000
LONGEST_ANSWER = 500
LONGEST_SECTION = 2_000
LONGEST_LINE = 300
MOST_SUGGESTIONS = 40


def page_fits(title: str, words: str) -> bool:
    """Return whether one page holds this."""
    return len(title) <= LONGEST_TITLE and len(words) <= LONGEST_WORDS


def holds_one_more(pages: int) -> bool:
    """Return whether a journal of so many pages takes another."""
    return pages < MOST_PAGES


def answer_fits(words: str) -> bool:
    """Return whether this is as short as words that go back with a page that was read."""
    return len(words) <= LONGEST_ANSWER


def section_fits(words: str) -> bool:
    """Return whether one part of a safety plan holds this."""
    return len(words) <= LONGEST_SECTION


def line_fits(words: str) -> bool:
    """Return whether this is one line to suggest, and not nothing."""
    return 0 < len(words) <= LONGEST_LINE


def with_line(words: str, line: str) -> str:
    """Return what stands in a part of a plan with one line beneath it."""
    return f"{words}\n{line}" if words else line
