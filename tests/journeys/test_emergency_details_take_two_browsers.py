"""A member gives emergency details on a phone; a counsellor asks, a lead agrees, and both read."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.demo import copy_of_the_demo
from tests.journeys.acts import button, link, main, sign_in
from tests.journeys.browsers import DESKTOP, PHONE, Windows
from tests.journeys.looking import AXE, EVERY_RULE, FIND_FAULTS, FIND_WIDE
from tests.journeys.site import Site, running

WHERE = "4 Example Road, second floor"


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A demo of this journey's own: no other finds what Amira, who has a place there, gives."""
    folder = tmp_path_factory.mktemp("emergency")
    with running("demo", copy_of_the_demo(folder / "demo", tmp_path_factory)) as site:
        yield site


def looks_right(page: Page) -> None:
    """Small, light and dark: nothing is hidden from anybody, and nothing is too wide."""
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]  # Playwright's own shape of it
    page.evaluate(AXE)
    for light in ("light", "dark"):
        page.emulate_media(color_scheme=light)  # type: ignore[arg-type]  # the same
        assert page.evaluate(FIND_FAULTS, EVERY_RULE) == []
        assert not page.evaluate(FIND_WIDE)


def gives(page: Page) -> None:
    page.goto("/me/emergency/?next=/me/account/")
    page.get_by_label("Your real first name").fill("Robin")
    page.get_by_label("Where you are during a session").fill(WHERE)
    button(main(page), "Keep this").click()
    expect(page.get_by_text("Kept, and sealed.")).to_be_visible()
    assert urlsplit(page.url).path == "/me/account/"


def test_it_takes_two(windows: Windows, site: Site) -> None:
    amira = windows.open(PHONE, script=False)
    cass, sol = windows.open(PHONE), windows.open(DESKTOP)
    for page, name in ((amira, "Amira"), (cass, "Cass"), (sol, "Sol")):
        sign_in(page, site.person(name))
    gives(amira)
    expect(amira.locator("body")).not_to_contain_text(WHERE)

    cass.goto("/staff/emergencies/?who=Amira")
    looks_right(cass)
    cass.get_by_label("We thought that you might be in danger").check()
    cass.get_by_label("Why, in your words").fill("They wrote goodbye and went quiet.")
    button(main(cass), "Ask for a second person").click()
    expect(button(main(cass), "Show what they gave")).to_have_count(0)
    looks_right(cass)

    sol.goto("/staff/concerns/")
    link(main(sol), "Read why").click()
    link(main(sol), "About Amira").first.click()
    looks_right(sol)
    button(main(sol), "I agree: open it to both of us").click()
    looks_right(sol)
    cass.reload()
    for page in (cass, sol):
        button(main(page), "Show what they gave").click()
        expect(page.get_by_text(WHERE)).to_be_visible()
        looks_right(page)

    amira.goto("/me/emergency/")
    button(main(amira), "Remove it").click()
    cass.reload()
    expect(cass.get_by_text("There are no emergency details to open")).to_be_visible()
