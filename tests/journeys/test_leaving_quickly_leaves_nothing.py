"""Somebody comes into the room: the page is gone at once, and nothing of it comes back."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.acts import button, heading, link, open_space, sign_in
from tests.journeys.browsers import NEUTRAL, Windows
from tests.journeys.conftest import OpenPage
from tests.journeys.site import Site

MOST_TRIES = 200
SECRET = "velvet umbrella on a Tuesday"


def by_the_button(page: Page) -> None:
    button(page, "Leave quickly").click(no_wait_after=True)


def by_shift_three_times(page: Page) -> None:
    for _ in range(3):
        page.keyboard.press("Shift")


@pytest.mark.parametrize("leave", [by_the_button, by_shift_three_times])
def test_with_script(
    leave: Callable[[Page], None], a_phone: OpenPage, windows: Windows, site: Site
) -> None:
    page = a_phone()
    answer_outside(page, body="<!doctype html><h1>Weather</h1>")
    ticket = signs_in_and_reads(page, site)

    leave(page)

    expect(heading(page, "Weather")).to_be_visible()
    assert page.url == NEUTRAL
    assert windows.asked_elsewhere == [NEUTRAL]
    opens_nothing_any_more(page, site, ticket)
    the_way_back_shows_nothing(page)


def test_nothing_is_to_be_seen_even_when_the_other_page_does_not_come(
    a_phone: OpenPage, site: Site
) -> None:
    page = a_phone()
    # “No content”: the browser stays where it was.
    answer_outside(page, status=204)
    ticket = signs_in_and_reads(page, site)

    by_the_button(page)

    expect(page.locator("body")).to_be_empty()
    expect(page).to_have_title("…")
    opens_nothing_any_more(page, site, ticket)


@pytest.mark.parametrize("leave", [by_the_button, by_shift_three_times])
def test_whoever_presses_back_sees_nothing_though_the_server_was_never_told(
    leave: Callable[[Page], None], a_phone: OpenPage, site: Site
) -> None:
    page = a_phone()
    answer_outside(page, status=204)
    page.context.route("**/exit/", lambda route: route.abort())
    ticket = signs_in_and_reads(page, site)

    leave(page)

    expect(page.locator("body")).to_be_empty()
    page.reload()
    expect(link(page, "Sign in")).to_be_visible()
    opens_nothing_any_more(page, site, ticket)
    assert [one["name"] for one in page.context.cookies()].count("left") == 0


@pytest.mark.parametrize("leave", [by_the_button, by_shift_three_times])
def test_nothing_that_was_typed_or_put_aside_is_left(
    leave: Callable[[Page], None], a_phone: OpenPage, site: Site
) -> None:
    page = a_phone()
    # “No content”: the browser stays on what is left of the page, so that it can be looked at.
    answer_outside(page, status=204)
    sign_in(page, site.person("Amira"), own_device=True)
    types_and_is_in_the_middle_of_it(page)

    leave(page)

    expect(page.locator("body")).to_be_empty()
    assert page.evaluate("history.state") is None
    assert page.evaluate("[sessionStorage.length, localStorage.length]") == [0, 0]
    assert page.evaluate("location.pathname") == "/"
    assert page.locator("html").get_attribute("hidden") is not None
    page.reload()
    expect(link(page, "Sign in")).to_be_visible()
    page.go_back()
    expect(heading(page, "Sign in")).to_be_visible()
    expect(page.get_by_text(SECRET)).to_have_count(0)
    assert [box.input_value() for box in page.get_by_role("textbox").all()].count(SECRET) == 0


def test_a_form_left_on_the_way_has_forgotten_what_was_typed(a_phone: OpenPage) -> None:
    page = a_phone()
    answer_outside(page, body="<!doctype html><h1>Weather</h1>")
    page.goto("/join/")
    page.get_by_label("16 or 17").check()
    page.goto("/sign-in/")
    page.get_by_label("Sign-in name").fill(SECRET)

    by_the_button(page)
    expect(heading(page, "Weather")).to_be_visible()
    page.go_back()

    expect(heading(page, "Join")).to_be_visible()
    expect(page.get_by_label("16 or 17")).not_to_be_checked()


def test_two_shifts_are_a_slip(a_desktop: OpenPage, site: Site) -> None:
    page = a_desktop()
    sign_in(page, site.person("Amira"))
    page.goto("/me/")

    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    page.keyboard.press("Tab")
    page.keyboard.press("Shift")

    expect(heading(page, "Hello, Amira")).to_be_visible()


def test_without_script(a_phone: OpenPage, windows: Windows, site: Site) -> None:
    page = a_phone(script=False)
    ticket = signs_in_and_reads(page, site)

    # The neutral site cannot be reached from here: that the browser asks for it is enough.
    with page.expect_request(NEUTRAL) as asked:
        by_the_button(page)

    sent_from = asked.value.redirected_from
    assert sent_from
    assert sent_from.url == f"{site.address}/exit/"
    assert windows.asked_elsewhere == [NEUTRAL]
    opens_nothing_any_more(page, site, ticket)


def answer_outside(page: Page, *, status: int = 200, body: str = "") -> None:
    """Let the neutral address answer, as if there were a network."""
    page.context.route(
        NEUTRAL, lambda route: route.fulfill(status=status, content_type="text/html", body=body)
    )


def signs_in_and_reads(page: Page, site: Site) -> str:
    """Walk through some pages; return the cookie that opens them."""
    sign_in(page, site.person("Amira"))
    page.goto("/spaces/")
    page.goto("/me/")
    expect(heading(page, "Hello, Amira")).to_be_visible()
    assert page.context.request.get("/me/", max_redirects=0).status == 200
    return next(one["value"] for one in page.context.cookies() if one["name"] == "session")


def types_and_is_in_the_middle_of_it(page: Page) -> None:
    """Type words that are put aside on this device, with more in history and storage."""
    open_space(page, "Ordinary days")
    link(page, "Write something").click()
    page.wait_for_load_state()
    page.get_by_label("Your words").fill(SECRET)
    page.evaluate("history.replaceState({typed: 'something'}, '')")
    page.evaluate("sessionStorage.setItem('anything', 'something')")
    page.evaluate("localStorage.setItem('anything', 'something')")
    assert page.evaluate("history.state") is not None


def opens_nothing_any_more(page: Page, site: Site, ticket: str) -> None:
    """Neither this browser nor anybody who copied its cookie is let in."""
    assert page.context.browser
    copied = page.context.browser.new_context(
        base_url=site.address, extra_http_headers={"Cookie": f"session={ticket}"}
    )
    # The server is told without waiting for its answer, so it may be a moment behind the screen.
    answers = (copied.request.get("/me/", max_redirects=0) for _ in range(MOST_TRIES))
    assert any("/sign-in/" in answer.headers.get("location", "") for answer in answers)
    own = page.context.request.get("/me/", max_redirects=0)
    assert "/sign-in/" in own.headers["location"]
    copied.close()


def the_way_back_shows_nothing(page: Page) -> None:
    for _ in range(2):
        page.go_back()
        expect(heading(page, "Sign in")).to_be_visible()
        expect(page.get_by_text("Amira")).to_have_count(0)
