"""The house rules change: one member reads what is new and goes on, another one would leave."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.demo import copy_of_the_demo
from tests.journeys.acts import button, heading, link, main, sign_in
from tests.journeys.conftest import OpenPage
from tests.journeys.site import Site, running

NEW_SENTENCE = "Take all the time you want."
TOLD = "We say now that nobody is in a hurry."


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A demo of its own: in the shared one everybody would have to agree again."""
    folder = tmp_path_factory.mktemp("changed") / "demo"
    with running("demo", copy_of_the_demo(folder, tmp_path_factory)) as site:
        yield site


def test_each_reads_first_and_decides(a_phone: OpenPage, a_desktop: OpenPage, site: Site) -> None:
    stays, goes, manager = a_phone(script=False), a_phone(), a_desktop()
    sign_in(stays, site.person("Amira"))
    sign_in(goes, site.person("Dee"))
    sign_in(manager, site.person("Max"))

    changes_the_rules(manager)

    reads_what_changed(stays, wanted="/search/?q=rain")
    agrees(stays)
    expect(stays).to_have_url(re.compile(r"/search/\?q=rain$"))
    reads_what_changed(goes, wanted="/spaces/")
    would_rather_leave(goes)


def changes_the_rules(page: Page) -> None:
    page.goto("/staff/texts/house-rules/")
    words = page.get_by_label("The text", exact=True)
    words.fill(f"{words.input_value()}\n\n{NEW_SENTENCE}")
    page.get_by_label("What is new in this version?").fill(TOLD)
    button(page, "Put it in force").click()
    expect(page).to_have_url(re.compile(r"/staff/texts/$"))


def reads_what_changed(page: Page, *, wanted: str) -> None:
    page.goto(wanted)
    expect(heading(page, "Please read this again")).to_be_visible()
    expect(main(page).get_by_text(TOLD)).to_be_visible()
    new = page.locator("ins")
    expect(new).to_have_text([NEW_SENTENCE])
    expect(page.locator("li", has=new).get_by_text("New:")).to_be_visible()
    expect(page.locator("del")).to_have_count(0)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def agrees(page: Page) -> None:
    button(page, "Go on").click()
    expect(page.get_by_text("Please read each text").first).to_be_visible()
    page.get_by_label(re.compile("I have read")).check()
    button(page, "Go on").click()


def would_rather_leave(page: Page) -> None:
    expect(link(page, "Take everything with you")).to_be_visible()
    link(page, "Leave, and have your words erased").click()
    expect(page).to_have_url(re.compile(r"/me/leave/$"))
    expect(heading(page, re.compile("Leav")).first).to_be_visible()
