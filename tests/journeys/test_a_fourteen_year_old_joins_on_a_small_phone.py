"""A fourteen-year-old joins on a 320 px phone without script, picks a name, and writes."""

import re

from playwright.sync_api import Page, expect

from tests.journeys.acts import PASSPHRASE, Post, begin_post, button, heading, link, main
from tests.journeys.browsers import PHONE
from tests.journeys.conftest import OpenPage

RAIN = Post("Rain on the roof", "It rained all day and I liked the sound.", space="Everyday things")


def test_from_the_front_page_to_the_first_words(a_phone: OpenPage) -> None:
    page = a_phone(script=False)
    page.goto("/")
    link(page, re.compile("^Join")).first.click()

    name = picks_a_name(page)
    says_the_rest(page)

    keeps_the_recovery_words(page)
    is_shown_under(page, name)
    writes(page)


def picks_a_name(page: Page) -> str:
    """Ask once for other names, keeping what was ticked, then pick the first."""
    expect(heading(page, "Join").first).to_be_visible()
    fits(page)
    offered = names_on(page)
    page.get_by_label("13 to 15").check()
    button(page, "Show me other names").click()
    others = names_on(page)
    assert not set(offered) & set(others)
    expect(page.get_by_label("13 to 15")).to_be_checked()
    page.get_by_label(others[0]).check()
    return others[0]


def names_on(page: Page) -> list[str]:
    picks = page.locator("input[name=offer]").all()
    return [value for pick in picks if (value := pick.get_attribute("value")) and value != "own"]


def says_the_rest(page: Page) -> None:
    page.get_by_label("A passphrase").fill(PASSPHRASE)
    for agreed in page.get_by_label(re.compile("I have read")).all():
        agreed.check()
    # As the key on a phone does that says "Go": it must not ask for other names.
    page.get_by_label("A passphrase").press("Enter")
    expect(heading(page, "Your sign-in name")).to_be_visible()
    fits(page)


def keeps_the_recovery_words(page: Page) -> None:
    button(page, "Show me my words").click()
    expect(page.locator(".recovery-words li")).to_have_count(7)
    link(page, "I have kept them").click()


def is_shown_under(page: Page, name: str) -> None:
    link(page, "My account").first.click()
    expect(main(page).get_by_text(f"Others see you as {name}.")).to_be_visible()
    fits(page)


def writes(page: Page) -> None:
    page.goto("/spaces/")
    fits(page)
    space = page.locator(".card-title a").first.inner_text()
    begin_post(page, RAIN._replace(space=space))
    button(page, "Send it").click()
    expect(heading(page, "It waits to be looked at")).to_be_visible()
    fits(page)


def fits(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
