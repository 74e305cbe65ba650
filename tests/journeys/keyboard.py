"""Walking through pages with the keys alone, and seeing at every stop where one is."""

import re
from datetime import datetime

from playwright.sync_api import Locator, Page, expect

MOST_STEPS = 80
# What has the focus, unless it wears a ring and lies on top. The ring is on the stop itself, on
# what it spreads over its card, or on the words that it draws.
FIND_UNSEEN = """target => {
    const stop = document.activeElement;
    if (stop === document.body) return "";
    const places = [[stop], [stop, "::after"], [stop.nextElementSibling]];
    const isRinged = places.some(([place, part]) => {
        const style = place && getComputedStyle(place, part);
        return style && style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    });
    const box = stop.getBoundingClientRect();
    const middle = (from, to, size) => (Math.max(from, 0) + Math.min(to, size)) / 2;
    const above = document.elementFromPoint(
        middle(box.left, box.right, innerWidth), middle(box.top, box.bottom, innerHeight));
    const isOnTop = above !== null && (stop.contains(above) || above.contains(stop));
    return isRinged && isOnTop ? "" : stop.outerHTML.slice(0, 120);
}"""


def tab_to(page: Page, target: Locator) -> Locator:
    """Press Tab until the target has the focus, as somebody without a mouse does."""
    for _ in range(MOST_STEPS):
        page.keyboard.press("Tab")
        unseen = target.evaluate(FIND_UNSEEN)
        assert unseen == "", f"nobody can see that the focus is on {unseen}"
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


def type_day(page: Page, field: Locator, moment: datetime) -> None:
    _type_dated(page, field, moment, time="", shape="%Y-%m-%d")


def type_moment(page: Page, field: Locator, moment: datetime) -> None:
    """Type a day and an hour of the afternoon: where a clock has twelve hours, 16 says that."""
    _type_dated(page, field, moment, time="%H%M", shape="%Y-%m-%dT%H:%M")


def _type_dated(page: Page, field: Locator, moment: datetime, *, time: str, shape: str) -> None:
    """Type the parts as this browser shows them: some have the day first, others the month."""
    tab_to(page, field)
    for date in ("%d%m%Y", "%m%d%Y"):
        page.keyboard.type(f"{moment:{date}}")
        if time:
            page.keyboard.press("ArrowRight")
            page.keyboard.type(f"{moment:{time}}")
        if field.input_value() == f"{moment:{shape}}":
            return
        for _ in range(len("dmyHMp")):
            page.keyboard.press("ArrowLeft")
    raise AssertionError(f"the keys do not write {moment:{shape}}")


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
