"""The editors' program, which is Wagtail: what is ours in it has no fault, and its own are known.

What Wagtail gets wrong nobody here can mend; each is named below, so that a Wagtail that has mended
it, or got something else wrong, shows itself.
"""

from dataclasses import dataclass, field

import pytest
import wagtail
from playwright.sync_api import Browser, Dialog, Page, expect

from tests.journeys.acts import finds_no_page, give_the_passphrase, heading, sign_in
from tests.journeys.browsers import DESKTOP, NEUTRAL, PHONE, Windows
from tests.journeys.editing_walks import editing
from tests.journeys.looking import AXE, EVERY_RULE, FIND_WIDE, LOOKS
from tests.journeys.site import Site
from tests.journeys.test_leaving_quickly_leaves_nothing import by_shift_three_times

SEEN_IN = "7.4"
OF_WAGTAIL = {
    # Its box for tags of a picture has no name; nobody here needs tags.
    "label .ui-autocomplete-input",
    # The field behind the place into which pictures are dragged; the button beside it has a name.
    "label #fileupload",
    # Its page for a film has no first heading.
    "page-has-heading-one html",
    # A small map of a long page, for the mouse alone.
    "scrollable-region-focusable .w-minimap__list",
    # Where no film is yet, a link to add one, which in the dark is told by its colour alone.
    "link-in-text-block .nice-padding > p > a",
    # The windows in which a picture or film is chosen have no name, and say each picture's twice.
    "aria-dialog-name .modal",
    "image-redundant-alt .modal img",
}
# What shows and hides that map is small; how near it lies to anything else changes as it moves.
NOW_AND_THEN = {"target-size #w-minimap-toggle"}
# A window lies over the page: then only it is there. Its pictures are as many as there are.
FIND_FAULTS = """rules => axe.run(document.querySelector(".modal.in") ?? document, rules).then(
    found => found.violations.flatMap(one => one.nodes.map(node => {
        const at = document.querySelector(node.target[0]);
        const where = at?.matches(".modal img") ? ".modal img" : node.target.join(" ");
        return `${one.id} ${where}`;
    })))"""
# What still moves has not its own colours yet.
AT_REST = "() => document.getAnimations().forEach(one => one.cancel())"
# Each field of a form, and where the Tab key stops.
NOTE_STOPS = """() => {
    window.stops = new Set();
    addEventListener("focusin", ({target}) => stops.add(target));
}"""
FIND_UNREACHED = """() => [...document.querySelectorAll(
        "main form :is(input, select, textarea, [contenteditable=true])")]
    .filter(one => one.type !== "hidden" && !one.disabled && one.checkVisibility())
    .filter(one => !stops.has(one))
    .map(one => one.outerHTML.slice(0, 120))"""
COUNT_STOPS = """() => [...document.querySelectorAll(
        "a[href], button, input, select, textarea, [tabindex], [contenteditable]")]
    .filter(one => one.tabIndex >= 0 && one.checkVisibility()).length"""
FIND_OUTSIDE = """() => [...document.querySelectorAll(
        "main form :is(input:not([type=radio], [type=file]), select, textarea, [contenteditable])")]
    .filter(one => one.checkVisibility() && one.getBoundingClientRect().right > innerWidth + 1)
    .map(one => one.outerHTML.slice(0, 120))"""
TYPED_IN = {"each kind of part", "a new film"}


@dataclass
class Found:
    """What was found on the walk."""

    hard_to_read: set[str] = field(default_factory=set)
    where: dict[str, str] = field(default_factory=dict)
    too_wide: list[str] = field(default_factory=list)
    out_of_reach: list[str] = field(default_factory=list)
    from_elsewhere: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def found(browser: Browser, demo: Site) -> Found:
    """Walk once through all that editors need."""
    windows, seen = Windows(browser, demo), Found()
    page = windows.open(DESKTOP)
    sign_in(page, demo.person("Ed"))
    for step in editing(page):
        look_at(page, step, seen)
    windows.close()
    seen.from_elsewhere = [*windows.faults, *windows.asked_elsewhere]
    return seen


def look_at(page: Page, where: str, seen: Found) -> None:
    page.evaluate(AXE)
    for size, colours, rules in (
        (PHONE, "light", EVERY_RULE),
        (DESKTOP, "light", LOOKS),
        (DESKTOP, "dark", LOOKS),
    ):
        page.set_viewport_size(size)  # type: ignore[arg-type]  # Playwright's own shape of it
        page.emulate_media(color_scheme=colours)  # type: ignore[arg-type]  # the same
        page.evaluate(AT_REST)
        for fault in page.evaluate(FIND_FAULTS, rules):
            seen.hard_to_read.add(fault)
            seen.where.setdefault(fault, f"{where}, {size['width']} px, {colours}")
        if size is PHONE:
            seen.too_wide += [where] if page.evaluate(FIND_WIDE) else []
            seen.too_wide += [f"{where}: {one}" for one in page.evaluate(FIND_OUTSIDE)]
    if where in TYPED_IN:
        seen.out_of_reach += [f"{where}: {one}" for one in out_of_reach(page)]


def out_of_reach(page: Page) -> list[str]:
    """Go through the page with the Tab key; return the fields to which it does not come."""
    page.evaluate(NOTE_STOPS)
    found: list[str] = []
    for _turn in ("once round", "and again: parts of this page come late"):
        for _ in range(int(page.evaluate(COUNT_STOPS))):
            page.keyboard.press("Tab")
        if not (found := page.evaluate(FIND_UNREACHED)):
            break
    return found


def test_axe_finds_only_what_is_known_of_wagtail(found: Found) -> None:
    new = {fault: found.where[fault] for fault in found.hard_to_read - OF_WAGTAIL - NOW_AND_THEN}

    assert new == {}


def test_what_is_known_of_wagtail_is_still_so(found: Found) -> None:
    assert wagtail.__version__.startswith(f"{SEEN_IN}."), "look at the list again"
    assert OF_WAGTAIL - found.hard_to_read == set()


def test_nothing_is_wider_than_a_small_phone(found: Found) -> None:
    assert found.too_wide == []


def test_the_tab_key_comes_to_every_field(found: Found) -> None:
    assert found.out_of_reach == []


def test_nothing_is_asked_of_another_place_and_no_script_fails(found: Found) -> None:
    assert found.from_elsewhere == []


def test_a_passphrase_alone_opens_nothing_of_it(windows: Windows, site: Site) -> None:
    page = windows.open(DESKTOP)
    give_the_passphrase(page, site.person("Ed"))
    expect(heading(page, "Your second factor")).to_be_visible()

    for address in ("/editing/", "/editing/pages/", "/editing/images/add/"):
        finds_no_page(page, address)


@pytest.mark.parametrize("who", ["Mo", "Cass", "Amira"])
def test_others_find_nothing_there(windows: Windows, site: Site, who: str) -> None:
    page = windows.open(DESKTOP)
    sign_in(page, site.person(who))

    finds_no_page(page, "/editing/")


def test_leaving_quickly_asks_nothing_even_in_the_middle_of_a_sentence(
    windows: Windows, site: Site
) -> None:
    page = windows.open(PHONE)
    page.route(NEUTRAL, lambda route: route.fulfill(body="<!doctype html><h1>Weather</h1>"))
    asked: list[str] = []

    def notes(dialog: Dialog) -> None:
        asked.append(dialog.message)
        dialog.accept()

    page.on("dialog", notes)
    sign_in(page, site.person("Ed"))
    page.goto("/editing/snippets/guidance/film/add/")
    page.locator("#id_title").press_sequentially("A walk")

    by_shift_three_times(page)

    expect(heading(page, "Weather")).to_be_visible()
    assert asked == []
    finds_no_page(page, "/editing/")
