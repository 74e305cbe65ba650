"""Looking at one page in every way that people look at it, and what is wrong with it then."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from django.urls import resolve
from django.urls.exceptions import Resolver404
from playwright.sync_api import Page

from tests.journeys.browsers import DESKTOP, PHONE

AXE = Axe().axe_script
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
FIND_FAULTS = """rules => axe.run(rules).then(found => found.violations.flatMap(
    one => one.nodes.map(node => `${one.id} ${node.html.slice(0, 120)}`)))"""
# Backwards, as Shift and Tab go: that way a bar at the top could lie over what has the focus.
FIND_HIDDEN = """() => {
    const bar = document.querySelector(".bar");
    if (getComputedStyle(bar).position !== "sticky") return [];
    const stops = "main :is(a[href], button, input, select, textarea, summary)";
    return [...document.querySelectorAll(stops)].reverse().filter(stop => {
        stop.focus();
        if (document.activeElement !== stop) return false;
        const seen = stop.getBoundingClientRect();
        return seen.top < bar.getBoundingClientRect().bottom - 1;
    }).map(stop => stop.outerHTML.slice(0, 120));
}"""
FIND_WIDE = "() => document.documentElement.scrollWidth > innerWidth"
WAYS_OUT = {"Help now": "link", "Leave quickly": "button"}


@dataclass
class Seen:
    """What was found on the walk, one line for each fault."""

    names: set[str] = field(default_factory=set)
    titles: dict[str, set[str]] = field(default_factory=dict)
    hard_to_read: list[str] = field(default_factory=list)
    too_wide: list[str] = field(default_factory=list)
    beneath_the_bar: list[str] = field(default_factory=list)
    without_bearings: list[str] = field(default_factory=list)
    from_elsewhere: list[str] = field(default_factory=list)
    not_translated: list[str] = field(default_factory=list)
    lost_to_somebody: list[str] = field(default_factory=list)


def look_at(page: Page, where: str, seen: Seen) -> None:
    """Look at a page small and large, in light and dark, and move through it."""
    seen.names.add(name_of(page))
    seen.titles.setdefault(page.title(), set()).add(name_of(page))
    page.evaluate(AXE)
    for size, colours, rules in (
        (PHONE, "light", EVERY_RULE),
        (PHONE, "dark", LOOKS),
        (DESKTOP, "dark", LOOKS),
        (DESKTOP, "light", LOOKS),
    ):
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=colours)
        view = f"{where}, {size['width']} px, {colours}"
        seen.hard_to_read += [f"{view}: {fault}" for fault in page.evaluate(FIND_FAULTS, rules)]
        if colours == "light":
            seen.too_wide += [view] if page.evaluate(FIND_WIDE) else []
            seen.without_bearings += [f"{view}: {what}" for what in lost_bearings(page)]
    page.set_viewport_size(PHONE)
    seen.beneath_the_bar += [f"{where}: {stop}" for stop in page.evaluate(FIND_HIDDEN)]


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
