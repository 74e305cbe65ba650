"""Whoever has been on Help now once has its numbers on the phone, also without a network."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.acts import heading, link, main
from tests.journeys.conftest import OpenPage
from tests.journeys.looking import AXE, EVERY_RULE, FIND_FAULTS, FIND_WIDE

KEPT = """async () => {
  const names = await caches.keys();
  const stores = await Promise.all(names.map((name) => caches.open(name)));
  const kept = await Promise.all(stores.map((store) => store.keys()));
  return kept.flat().map((request) => new URL(request.url).pathname);
}"""


def has_the_card(page: Page) -> None:
    page.goto("/help-now/")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")


def test_the_card_opens_offline_and_dials(a_phone: OpenPage) -> None:
    page = a_phone()
    has_the_card(page)

    page.context.set_offline(True)
    page.goto("/help-now/")

    expect(page.locator(".card-lines li")).to_have_count(6)
    assert page.locator(".card-number").first.get_attribute("href") == "tel:999"
    page.goto("/help-now/kept/")
    expect(page.locator(".card-lines li")).to_have_count(6)


def test_a_browser_keeps_nothing_but_the_card(a_phone: OpenPage) -> None:
    page = a_phone()
    has_the_card(page)
    for address in ("/", "/help-now/card/", "/join/", "/help-now/?where=scotland"):
        page.goto(address)

    kept = page.evaluate(KEPT)  # in any order: each visit keeps them anew

    assert [one for one in kept if not one.startswith("/static/")] == ["/help-now/kept/"]


@pytest.mark.parametrize("dark", [False, True])
def test_axe_finds_nothing_on_the_card(a_phone: OpenPage, dark: bool) -> None:
    page = a_phone(dark=dark)
    page.goto("/help-now/kept/")
    page.evaluate(AXE)

    assert page.evaluate(FIND_FAULTS, EVERY_RULE) == []
    assert not page.evaluate(FIND_WIDE)


def test_pages_elsewhere_do_not_ask_the_keeper_of_the_card(a_phone: OpenPage) -> None:
    page = a_phone()
    has_the_card(page)

    page.goto("/")

    assert page.evaluate("navigator.serviceWorker.controller") is None


def test_help_near_is_found_without_script(a_phone: OpenPage) -> None:
    page = a_phone(script=False)
    page.goto("/help-now/")

    main(page).get_by_text("Show help near you").click()
    link(main(page), "Northern Ireland").click()

    expect(heading(page, "Lifeline")).to_be_visible()
    expect(heading(page, "NHS 111")).to_have_count(0)


def test_the_card_prints_on_one_small_page_and_tells_nothing_else(a_phone: OpenPage) -> None:
    page = a_phone()
    page.goto("/help-now/card/")
    page.emulate_media(media="print")

    assert page.locator("body").inner_text().strip().startswith("Emergency: 999")
    assert "Sidelight" not in page.locator("body").inner_text()

    printed = page.pdf(width="105mm", height="148mm")

    assert printed.count(b"/Type /Page\n") + printed.count(b"/Type /Page/") == 1
