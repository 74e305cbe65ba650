"""Every kind of page, light and dark, small and large: readable, whole, and with a way out.

One of each kind is looked at closer: enlarged, by ear, by keys, in chosen colours, without motion.
In two languages: in English, and in one that nobody speaks and that runs from right to left.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.house.permissions import ROWS
from tests.house.walls.permissions import PAGE
from tests.journeys.acts import sign_in
from tests.journeys.browsers import PHONE, Windows
from tests.journeys.closer import look_closer
from tests.journeys.looking import FIND_WIDE, Seen, look_at, name_of
from tests.journeys.months_later import given_time
from tests.journeys.site import Site
from tests.journeys.translated import OwnWords, open_translated, plain_words
from tests.journeys.visitors import ELSEWHERE, FOR_MACHINES, VISITORS, steps
from tests.journeys.week_walks import SEALED

# Looked at closer in each of its states.
DIFFERENT_EACH_TIME = {"find"}


@pytest.fixture(scope="module")
def seen(browser: Browser, untouched_demo: Site) -> Iterator[Seen]:
    """Walk once through everything, and look at each page in five ways."""
    demo, found = untouched_demo, Seen()
    windows, own_words = Windows(browser, demo), OwnWords(demo, SEALED)
    links = given_time(demo.folder)
    for who, visitor in VISITORS.items():
        page = windows.open(PHONE)
        if who:
            sign_in(page, demo.person(who))
        foreign = page.context.new_page()
        for step in steps(page, visitor, found.names, links):
            where = f"{who or 'stranger'} at {step}"
            if name_of(page) not in found.names or name_of(page) in DIFFERENT_EACH_TIME:
                found.lost_to_somebody += [f"{where}: {fault}" for fault in look_closer(page)]
            look_at(page, where, found)
            read_translated(foreign, page.url, where, found, own_words)
        page.context.close()  # a page that stays open goes on asking, and slows all that follow
    windows.close()
    found.from_elsewhere = [*windows.faults, *windows.asked_elsewhere]
    return found


def read_translated(page: Page, address: str, where: str, seen: Seen, own_words: OwnWords) -> None:
    open_translated(page, address)
    if name_of(page) == "":
        return
    plain = plain_words(page, own_words)
    seen.not_translated += [f"{where}: {words[:100]}" for words in plain]
    seen.too_wide += [f"{where}, translated"] if page.evaluate(FIND_WIDE) else []
    if page.locator("html").get_attribute("dir") != "rtl":
        seen.not_translated.append(f"{where}: runs from left to right")


def test_axe_finds_nothing(seen: Seen) -> None:
    assert seen.hard_to_read == []


def test_nothing_is_wider_than_the_screen(seen: Seen) -> None:
    assert seen.too_wide == []


def test_what_has_the_focus_is_never_beneath_the_bar(seen: Seen) -> None:
    assert seen.beneath_the_bar == []


def test_each_says_where_one_is_and_shows_the_ways_out(seen: Seen) -> None:
    assert seen.without_bearings == []


def test_nothing_is_lost_to_those_who_enlarge_listen_type_or_choose_colours(seen: Seen) -> None:
    assert seen.lost_to_somebody == []


def test_no_two_pages_have_the_same_title(seen: Seen) -> None:
    pages = {name for name, row in ROWS.items() if PAGE in row.get.values()}
    shared = {title: names & pages for title, names in seen.titles.items()}
    shared = {title: names for title, names in shared.items() if len(names) > 1}

    assert shared == {}


def test_every_word_can_be_translated(seen: Seen) -> None:
    assert sorted(set(seen.not_translated)) == []


def test_nothing_is_loaded_from_elsewhere_and_no_rule_of_the_policy_is_broken(seen: Seen) -> None:
    assert seen.from_elsewhere == []


def test_no_kind_of_page_was_forgotten(seen: Seen) -> None:
    pages = {name for name, row in ROWS.items() if PAGE in row.get.values()}

    assert pages - FOR_MACHINES - ELSEWHERE - seen.names == set()
