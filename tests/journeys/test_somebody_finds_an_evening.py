"""Find an evening, ask on a phone without script, wait, accept on another device, cancel."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.acts import button, heading, link, main
from tests.journeys.browsers import DESKTOP, NEUTRAL, PHONE, Windows
from tests.journeys.site import Site
from tests.rooms import sites

WISH = "I would like to meet people who know what it is like."


@pytest.fixture
def windows(browser: Browser, rooms_site: sites.Site) -> Iterator[Windows]:
    folder = Path(rooms_site.told["SIDELIGHT_DATA"])
    address = f"http://localhost:{rooms_site.web.port}"
    opened = Windows(browser, Site(address, folder, folder / "output"))
    yield opened
    opened.close()
    assert opened.faults == []
    assert [asked for asked in opened.asked_elsewhere if asked != NEUTRAL] == []


def test_in_one_go(rooms_site: sites.Site, windows: Windows) -> None:
    backstage = rooms_site.backstage
    backstage.do("reached_by_mail", member="Dee")
    group = backstage.do("group_of", member="Amira", manager="Max", leaders=["Lou", "Sam"])
    phone = windows.open(PHONE, script=False)
    finds(phone, group["slug"])

    comes_as(phone, rooms_site, "Dee")
    asks(phone, group["slug"])
    waits(phone)

    other = windows.open(PHONE, script=False)
    comes_as(other, rooms_site, "Amira")
    gives_it_back(other)

    phone.goto("/my-course/")
    expect(main(phone).get_by_text("There is a place for you")).to_be_visible()
    accepts(windows.open(DESKTOP), backstage.do("link_to", member="Dee"))

    phone.goto("/my-course/")
    expect(main(phone).get_by_text("You have a place")).to_be_visible()
    gives_it_back(phone)


def finds(page: Page, slug: str) -> None:
    """As a stranger, on 320 points, to the page of the group."""
    page.goto("/evenings/")
    expect(heading(page, "Find an evening")).to_be_visible()
    main(page).locator(f"a[href$='{slug}/']").click()
    expect(heading(page, "Who reads what")).to_be_visible()
    expect(main(page).get_by_text("No place free just now").first).to_be_visible()
    expect(link(main(page), "I am new here")).to_be_visible()
    assert is_as_wide_as_the_phone(page)


def asks(page: Page, slug: str) -> None:
    page.goto(f"/evenings/{slug}/")
    link(main(page), "I would like a place").click()
    page.get_by_label("What would you like from it?").fill(WISH)
    button(main(page), "Ask for a place").click()
    expect(heading(page, "Something needs another look")).to_be_visible()
    expect(page.get_by_label("What would you like from it?")).to_have_value(WISH)
    page.get_by_label("Somewhere on my own").check()
    page.get_by_label("My own phone").check()
    assert is_as_wide_as_the_phone(page)
    button(main(page), "Ask for a place").click()


def waits(page: Page) -> None:
    expect(heading(page, "My course")).to_be_visible()
    expect(main(page).get_by_text("You are the next.")).to_be_visible()
    expect(heading(page, "Until then")).to_be_visible()
    assert is_as_wide_as_the_phone(page)


def gives_it_back(page: Page) -> None:
    page.goto("/my-course/")
    main(page).locator("summary").filter(has_text="Give my place back").click()
    button(main(page), "Give my place back").click()
    expect(page.get_by_text("That is done.")).to_be_visible()
    expect(main(page).get_by_text("You have no place in a group just now")).to_be_visible()


def accepts(page: Page, address: str) -> None:
    """In a browser in which nobody is signed in."""
    page.goto(address)
    expect(heading(page, "Your booking")).to_be_visible()
    expect(link(page, "Sign out")).to_have_count(0)
    button(main(page), "Yes, I want it").click()
    expect(main(page).get_by_text("It is yours now.")).to_be_visible()


def comes_as(page: Page, site: sites.Site, name: str) -> None:
    """Sign in as somebody of the site, as their browser kept it."""
    for one in site.backstage.do("sign_in", name=name).split("; "):
        kept, _, value = one.partition("=")
        cookie = {"name": kept, "value": value, "url": page.url}
        if page.url == "about:blank":
            cookie["url"] = f"http://localhost:{site.web.port}"
        page.context.add_cookies([cookie])  # type: ignore[list-item]  # Playwright's own shape


def is_as_wide_as_the_phone(page: Page) -> bool:
    box = page.locator("html").bounding_box()
    return bool(box) and box["width"] <= PHONE["width"]
