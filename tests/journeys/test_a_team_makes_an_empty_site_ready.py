"""From an empty folder to a list with one line left: everybody comes in by themselves, once."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from sidelight.config.launch.folder import Kind, prepare_folder
from tests.empty import put_empty_database
from tests.journeys.acts import button, finds_no_page, heading
from tests.journeys.conftest import OpenPage
from tests.journeys.founding import (
    agrees_to,
    checks_every_help_line,
    comes_in_first,
    confirms,
    invites,
    missing_lines,
    opens_the_hours,
    puts_on_call,
    puts_the_texts_in_force,
    sets_up_an_app,
    takes_it_up,
)
from tests.journeys.site import Site, running

SET_UP_LINK = re.compile(r"http://localhost:\d+(/set-up/\S+/)")
TEAM = {"Mo": "moderator", "Nan": "moderator", "Sol": "safeguarding lead"}


@pytest.fixture
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site of its own, with nobody in it."""
    folder = tmp_path_factory.mktemp("team") / "site"
    prepare_folder(folder, Kind.SITE)
    put_empty_database(folder)
    with running("run", folder) as empty:
        yield empty


def test_two_managers_bring_in_their_team(
    a_desktop: OpenPage, a_phone: OpenPage, site: Site
) -> None:
    greta, ines = a_desktop(), a_phone()
    printed = SET_UP_LINK.search(site.printed)
    assert printed

    comes_in_first(greta, printed[1], "Greta")
    greta.goto("/staff/")
    expect(heading(greta, "My second factor")).to_be_visible()
    sets_up_an_app(greta)
    puts_the_texts_in_force(greta)
    checks_every_help_line(greta)
    opens_the_hours(greta)
    second_manager_comes_in(greta, ines)
    for name, role in TEAM.items():
        takes_it_up(a_phone(script=False), invites(greta, name, role))
        agrees_to(ines, name)
        confirms(greta, name)
    puts_on_call(greta, "Sol")

    (left,) = missing_lines(greta)
    assert "backup" in left


def second_manager_comes_in(first: Page, second: Page) -> None:
    """The second manager is invited, works once confirmed, and confirms the first one's checks."""
    address = invites(first, "Ines", "manager")
    takes_it_up(second, address)
    the_link_is_used_up(first, address)
    sets_up_an_app(second)
    finds_no_page(second, "/staff/")
    confirms(first, "Ines")
    confirms(second, "Greta")


def the_link_is_used_up(page: Page, address: str) -> None:
    page.goto(address)
    expect(heading(page, "This invitation does not work any more")).to_be_visible()
    expect(button(page, "Come in")).to_have_count(0)
