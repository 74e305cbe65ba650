"""Whatever of Wagtail's admin is there stands behind the editors' door; most of it is shut."""

import pytest

from sidelight.guidance.views.editing import OPEN, OPEN_NAMESPACES
from tests.house.lived_in import LivedIn
from tests.house.walls.addresses import every_address, is_of_wagtail
from tests.house.walls.permissions import EDITOR, EVERYBODY

OF_WAGTAIL = [address for address in every_address() if is_of_wagtail(address)]
# Accounts, groups, sites and settings are the site's own; nobody looks at people here.
SHUT = [
    "users/", "users/new/", "groups/", "sites/", "locales/", "collections/", "documents/",
    "reports/site-history/", "workflows/list/", "workflows/tasks/index/", "login/",
    "password_reset/", "redirects/", "failwhale/", "test404/",
]  # fmt: skip


def test_there_is_much_of_it() -> None:
    assert len(OF_WAGTAIL) > 100


def test_every_page_of_it_has_the_door() -> None:
    doors = {getattr(address.view, "door", "") for address in OF_WAGTAIL}

    assert doors == {"staff:editor"}


def test_what_is_open_is_there_at_all() -> None:
    names = {address.name for address in OF_WAGTAIL}

    assert names >= OPEN
    assert not OPEN_NAMESPACES & {"wagtailusers_users", "wagtailusers_groups", "wagtailsites"}


@pytest.mark.parametrize("page", SHUT)
def test_what_is_shut_is_not_there_for_editors(lived_in: LivedIn, page: str) -> None:
    assert lived_in.browser_of(EDITOR).get(f"/editing/{page}").status_code == 404


@pytest.mark.parametrize("page", ["", "pages/", "images/", "jsi18n/", "sprite/"])
def test_nobody_else_comes_in(lived_in: LivedIn, page: str) -> None:
    answers = {
        who: lived_in.browser_of(who).get(f"/editing/{page}").status_code for who in EVERYBODY
    }

    assert answers == dict.fromkeys(EVERYBODY, 404) | {EDITOR: 200}


def test_the_looser_policy_stays_with_it(lived_in: LivedIn) -> None:
    browser = lived_in.browser_of(EDITOR)

    inside = browser.get("/editing/").headers["Content-Security-Policy"]
    outside = browser.get("/staff/articles/").headers["Content-Security-Policy"]

    assert "'unsafe-inline'" in inside
    assert "http" not in inside
    assert "unsafe" not in outside
