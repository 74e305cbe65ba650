"""Walking through pages with the keys alone."""

import re

from playwright.sync_api import Locator, Page, expect

MOST_STEPS = 80


def tab_to(page: Page, target: Locator) -> Locator:
    """Press Tab until the target has the focus, as somebody without a mouse does."""
    for _ in range(MOST_STEPS):
        page.keyboard.press("Tab")
        if has_focus(target):
            return target
    raise AssertionError(f"the Tab key never comes to {target}")


def press(page: Page, target: Locator, *, key: str = "Enter") -> None:
    """Go to the target and press it."""
    tab_to(page, target)
    page.keyboard.press(key)


def type_into(page: Page, target: Locator, words: str) -> None:
    tab_to(page, target)
    page.keyboard.type(words)


def has_focus(target: Locator) -> bool:
    found: bool = target.evaluate("element => element === document.activeElement")
    return found


def walk_down_to(page: Page, row: Locator) -> None:
    """Press J until this row of the queue has the focus."""
    keys_are_ready(page)
    for _ in range(MOST_STEPS):
        page.keyboard.press("j")
        if has_focus(row):
            return
    raise AssertionError(f"the J key never comes to {row}")


def keys_are_ready(page: Page) -> None:
    """Wait for the list of keys: it is shown by the script that listens to them."""
    expect(page.get_by_text("Keys", exact=True)).to_be_visible()


def starting_with(words: str) -> re.Pattern[str]:
    return re.compile(f"^{words}")
