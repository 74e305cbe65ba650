"""`sidelight run` on empty tables: one link, one manager; nobody joins before it is ready."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from sidelight.config.launch.folder import Kind, prepare_folder
from tests.empty import put_empty_database
from tests.journeys.acts import (
    PASSPHRASE,
    button,
    finds_no_page,
    heading,
    link,
    main,
    set_up_an_app,
)
from tests.journeys.conftest import OpenPage
from tests.journeys.site import Site, running

SET_UP_LINK = re.compile(r"http://localhost:\d+(/set-up/\S+/)")


@pytest.fixture
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site of its own, with nobody in it."""
    folder = tmp_path_factory.mktemp("empty") / "site"
    prepare_folder(folder, Kind.SITE)
    put_empty_database(folder)
    with running("run", folder) as empty:
        yield empty


def test_from_the_link_to_the_list(a_desktop: OpenPage, a_phone: OpenPage, site: Site) -> None:
    manager, stranger = a_desktop(), a_phone()
    printed = SET_UP_LINK.search(site.printed)
    assert printed
    cannot_join_yet(stranger)

    manager.goto(printed[1])
    sets_up(manager)
    set_up_an_app(manager)

    finds_no_page(stranger, printed[1])
    sees_what_is_missing(manager)
    cannot_join_yet(stranger)


def cannot_join_yet(page: Page) -> None:
    page.goto("/join/")
    expect(heading(page, "This place is not open yet")).to_be_visible()
    expect(page.get_by_label("A passphrase")).to_have_count(0)
    expect(main(page).get_by_text("Samaritans")).to_be_visible()


def sets_up(page: Page) -> None:
    page.get_by_label("Your name").fill("Greta")
    page.get_by_label("A passphrase").fill(PASSPHRASE)
    button(main(page), re.compile(".")).last.click()
    expect(heading(page, "Your sign-in name")).to_be_visible()
    link(page, "I have written it down").click()


def sees_what_is_missing(page: Page) -> None:
    page.goto("/staff/")
    card = page.get_by_role("region", name="Before anybody may join")
    expect(card.get_by_text("Nobody can join yet")).to_be_visible()
    expect(card.get_by_text("Missing").first).to_be_visible()
    expect(card.get_by_text("two moderators", exact=False).first).to_be_visible()
