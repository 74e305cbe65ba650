"""Somebody says what helps them, without script on a phone, and finds it on the next device."""

from playwright.sync_api import Page, expect

from tests.journeys.acts import button, main, sign_in
from tests.journeys.browsers import DESKTOP, PHONE, Windows
from tests.journeys.looking import FIND_WIDE
from tests.journeys.site import Site

NEEDS = "/me/needs/"
PAGES = ("/", "/me/", "/me/account/", "/spaces/", "/help-now/", "/me/contact/", "/rooms/", NEEDS)
LOOKS = ("Bigger letters", "More room between", "Plain letters everywhere", "Nothing that moves")
LETTERS = "() => parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)"
WAYS_OUT = """() => [...document.querySelectorAll(".bar .help-now, .bar .leave-button")].map(
    way => Math.round(way.getBoundingClientRect().top))"""


def says(page: Page, *, helped: bool) -> None:
    page.goto(NEEDS)
    for words in LOOKS:
        page.get_by_label(words).set_checked(helped)
    button(main(page), "Keep this").click()
    expect(page.get_by_text("Kept. You can change it")).to_be_visible()


def test_said_on_a_phone_and_met_on_a_desktop(windows: Windows, site: Site) -> None:
    phone, desktop = windows.open(PHONE, script=False), windows.open(DESKTOP)
    for page in (phone, desktop):
        sign_in(page, site.person("Dee"))
    desktop.goto("/me/account/")
    before = desktop.evaluate(LETTERS)

    says(phone, helped=True)

    try:
        desktop.reload()
        assert desktop.evaluate(LETTERS) > before * 1.15
        desktop.set_viewport_size(PHONE)  # type: ignore[arg-type]  # Playwright's shape of it
        assert [path for path in PAGES if desktop.goto(path) and desktop.evaluate(FIND_WIDE)] == []
        assert len(set(desktop.evaluate(WAYS_OUT))) == 1, "side by side, with all of it"
    finally:
        says(phone, helped=False)
    desktop.reload()
    assert desktop.locator("html").get_attribute("data-needs") is None
