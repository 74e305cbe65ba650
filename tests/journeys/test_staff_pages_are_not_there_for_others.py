"""A member or a stranger who tries a staff address gets what any unknown address gives."""

from playwright.sync_api import APIResponse, Page

from tests.house.walls.addresses import addresses
from tests.journeys.acts import main, sign_in
from tests.journeys.conftest import OpenPage
from tests.journeys.site import Site

# These tell one answer from the next, whatever was asked.
ALWAYS_NEW = {"date", "content-length"}


def test_not_even_by_their_answers(a_phone: OpenPage, a_desktop: OpenPage, site: Site) -> None:
    stranger, member, moderator = a_phone(), a_phone(), a_desktop()
    sign_in(member, site.person("Amira"))
    sign_in(moderator, site.person("Mo"))
    staff_pages = [*plain_staff_addresses(), one_that_waits(moderator)]
    assert "/review/" in staff_pages
    assert "/staff/people/" in staff_pages
    assert answer(moderator, "/review/").status == 200

    for visitor in (stranger, member):
        unknown = told_by(answer(visitor, "/nowhere/at/all/"))
        for address in staff_pages:
            assert told_by(answer(visitor, address)) == unknown, address


def plain_staff_addresses() -> list[str]:
    """Return every staff address that needs no name of a thing in it."""
    return [
        address.pattern
        for address in addresses()
        if getattr(address.view, "door", "").startswith("staff:") and "<" not in address.pattern
    ]


def one_that_waits(page: Page) -> str:
    page.goto("/review/")
    address = main(page).locator(".queue-item a").first.get_attribute("href")
    assert address
    return address


def answer(page: Page, address: str) -> APIResponse:
    return page.context.request.get(address, max_redirects=0)


def told_by(given: APIResponse) -> tuple[int, str, dict[str, str]]:
    headers = {name: words for name, words in given.headers.items() if name not in ALWAYS_NEW}
    return given.status, given.text(), headers
