"""By keyboard alone: join, with a mistake on the way, write, see it wait; and take leave."""

import re

from playwright.sync_api import Page, expect

from tests.journeys.acts import PASSPHRASE, button, heading, link, main
from tests.journeys.conftest import OpenPage
from tests.journeys.keyboard import has_focus, press, starting_with, tab_to, type_into


def test_from_the_front_page_to_the_waiting_card(a_desktop: OpenPage) -> None:
    page = a_desktop()
    page.goto("/")
    goes_past_the_bar(page)
    press(page, link(page.get_by_role("navigation"), "Join"))
    expect(button(page, "Join")).to_be_visible()

    joins(page)

    page.goto("/spaces/")
    press(page, main(page).locator(".card-title a").first)
    press(page, link(page, "Write something"))
    writes(page)


def goes_past_the_bar(page: Page) -> None:
    """The first stop leads past everything that is on every page."""
    page.keyboard.press("Tab")
    assert has_focus(link(page, "Skip to the page"))
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def joins(page: Page) -> None:
    """Send it too early first: the page moves to what is missing, and keeps the rest."""
    tab_to(page, page.locator("input[name=offer]").first)
    page.keyboard.press("Space")
    press(page, button(main(page), "Join"))
    summary = page.locator("form [data-error-summary]")
    expect(summary).to_be_focused()

    press(page, link(summary, "A passphrase"))
    expect(page.get_by_label("A passphrase")).to_be_focused()
    page.keyboard.type(PASSPHRASE)
    tab_to(page, page.locator("input[name=age_band]").first)
    page.keyboard.press("ArrowDown")
    for agreed in page.get_by_label(re.compile("I have read")).all():
        press(page, agreed, key="Space")
    press(page, button(main(page), "Join"))
    expect(heading(page, "Your sign-in name")).to_be_visible()


def writes(page: Page) -> None:
    type_into(page, page.get_by_label("A title"), "A walk")
    type_into(page, page.get_by_label("Your words"), "I took the long way home.")
    tab_to(page, page.locator("input[name=wish]").first)
    page.keyboard.press("Space")
    press(page, button(page, starting_with("Send it")))
    expect(heading(page, "It waits to be looked at")).to_be_visible()


def test_from_the_account_to_the_farewell(a_desktop: OpenPage) -> None:
    page = a_desktop()
    page.goto("/join/")
    joins(page)

    account_by_keys(page, "My mark")
    tab_to(page, page.locator("input[name=shape]:checked"))
    page.keyboard.press("ArrowRight")
    press(page, button(main(page), "Use this mark"))
    account_by_keys(page, "Where I am signed in")
    account_by_keys(page, "Download everything")
    expect(button(main(page), "Take my copy")).to_be_visible()
    account_by_keys(page, "Leave")
    press(page, button(main(page), starting_with("Leave and erase")))

    expect(heading(page, "You have left")).to_be_visible()


def account_by_keys(page: Page, where: str) -> None:
    press(page, link(page.get_by_role("navigation", name="Main"), "My account"))
    press(page, link(main(page), where))
