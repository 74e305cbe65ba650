"""Every kind of page, light and dark, small and large: readable, whole, and with a way out."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import resolve
from django.urls.exceptions import Resolver404
from playwright.sync_api import Browser, Page

from tests.house.permissions import ROWS
from tests.house.walls.permissions import PAGE
from tests.journeys import walks
from tests.journeys.acts import sign_in
from tests.journeys.browsers import DESKTOP, PHONE, Windows
from tests.journeys.site import Site

VISITORS = {
    "": walks.stranger,
    "Amira": walks.member,
    "Robin": walks.declined,
    "Mo": walks.moderator,
    "Max": walks.manager,
}
FOR_MACHINES = {"robots", "health"}
EVERY_RULE = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
# What can differ between two sizes or two lights; the rest stays as it was found.
LOOKS = {
    "resultTypes": ["violations"],
    "runOnly": [
        "color-contrast",
        "link-in-text-block",
        "target-size",
        "scrollable-region-focusable",
    ],
}
FIND_FAULTS = "rules => axe.run(rules).then(found => found.violations)"
WAYS_OUT = {"Help now": "link", "Leave quickly": "button"}


@dataclass
class Seen:
    """What was found on the walk, one line for each fault."""

    names: set[str] = field(default_factory=set)
    hard_to_read: list[str] = field(default_factory=list)
    too_wide: list[str] = field(default_factory=list)
    without_bearings: list[str] = field(default_factory=list)
    from_elsewhere: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def seen(browser: Browser, demo: Site) -> Iterator[Seen]:
    """Walk once through everything, and look at each page in four ways."""
    found, windows = Seen(), Windows(browser, demo)
    for who, walk in VISITORS.items():
        page = windows.open(PHONE)
        if who:
            sign_in(page, demo.person(who))
        for step in walk(page):
            look_at(page, f"{who or 'stranger'} at {step}", found)
    windows.close()
    found.from_elsewhere = [*windows.faults, *windows.asked_elsewhere]
    return found


def test_axe_finds_nothing(seen: Seen) -> None:
    assert seen.hard_to_read == []


def test_nothing_is_wider_than_the_screen(seen: Seen) -> None:
    assert seen.too_wide == []


def test_each_says_where_one_is_and_shows_the_ways_out(seen: Seen) -> None:
    assert seen.without_bearings == []


def test_nothing_is_loaded_from_elsewhere_and_no_rule_of_the_policy_is_broken(seen: Seen) -> None:
    assert seen.from_elsewhere == []


def test_no_kind_of_page_was_forgotten(seen: Seen) -> None:
    pages = {name for name, row in ROWS.items() if PAGE in row.get.values()}

    assert pages - FOR_MACHINES - seen.names == set()


def look_at(page: Page, where: str, seen: Seen) -> None:
    seen.names.add(name_of(page))
    page.evaluate(Axe().axe_script)
    for size, colours, rules in (
        (PHONE, "light", EVERY_RULE),
        (PHONE, "dark", LOOKS),
        (DESKTOP, "dark", LOOKS),
        (DESKTOP, "light", LOOKS),
    ):
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=colours)
        view = f"{where}, {size['width']} px, {colours}"
        seen.hard_to_read += [f"{view}: {fault}" for fault in axe_faults(page, rules)]
        if colours == "light":
            seen.too_wide += [view] if is_too_wide(page) else []
            seen.without_bearings += [f"{view}: {what}" for what in lost_bearings(page)]
    page.set_viewport_size(PHONE)


def axe_faults(page: Page, rules: dict[str, object]) -> list[str]:
    found = page.evaluate(FIND_FAULTS, rules)
    return [f"{one['id']} {node['html'][:120]}" for one in found for node in one["nodes"]]


def is_too_wide(page: Page) -> bool:
    wide: bool = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    return wide


def lost_bearings(page: Page) -> list[str]:
    counts = {
        "one heading": page.get_by_role("heading", level=1).count() == 1,
        "a main part": page.get_by_role("main").count() == 1,
        "a title": page.title().partition(" · ")[0].strip() != "",
    }
    for words, role in WAYS_OUT.items():
        way = page.get_by_role("banner").get_by_role(role, name=words)  # type: ignore[arg-type]
        counts[words] = way.count() == 1 and way.is_visible()
    return [f"not there: {what}" for what, is_there in counts.items() if not is_there]


def name_of(page: Page) -> str:
    try:
        return resolve(urlsplit(page.url).path).url_name or ""
    except Resolver404:
        return ""
