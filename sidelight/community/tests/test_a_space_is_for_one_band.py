"""Spaces are opened by managers for one age band; mixing needs a safeguarding lead's reason."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.db import IntegrityError
from django.test import Client

from sidelight.community.actions import NewSpace, close_space, mix_bands, open_space
from sidelight.community.errors import BandNeedsALead, ManagersOpenSpaces
from sidelight.community.models import Space
from sidelight.ledger.models import Act, Line
from sidelight.people.models import Person
from tests.build import Place

pytestmark = pytest.mark.data

Browsers = Callable[[Person | None], Client]


def test_nobody_opens_a_space_for_every_age_at_once(
    place: Place, max: Person, at: datetime
) -> None:
    with pytest.raises(BandNeedsALead):
        open_space(NewSpace("All", "For all.", band="all"), by=max, at=at)


def test_the_database_refuses_a_mixed_space_without_a_reason(place: Place, at: datetime) -> None:
    with pytest.raises(IntegrityError):
        Space.objects.create(name="All", about="For all.", band="all", opened_at=at)


def test_a_manager_cannot_mix_bands(place: Place, max: Person, at: datetime) -> None:
    with pytest.raises(BandNeedsALead):
        mix_bands(place.space(), "Because.", by=max, at=at)


def test_a_lead_can_with_a_reason_that_everybody_sees(
    place: Place, sol: Person, kit: Person, browser_of: Browsers, at: datetime
) -> None:
    space = place.space()
    before = browser_of(kit).get(f"/spaces/{space.slug}/").status_code

    browser_of(sol).post(f"/staff/spaces/{space.slug}/mixing/", {"reason": "A film evening."})
    after = browser_of(kit).get(f"/spaces/{space.slug}/")

    assert before == 404
    assert "A film evening." in after.content.decode()


def test_what_managers_change_is_on_the_ledger(
    place: Place, max: Person, browser_of: Browsers
) -> None:
    browser = browser_of(max)

    browser.post(
        "/staff/spaces/new/",
        {"name": "Sleep", "about": "Nights.", "band": "13-15", "position": "3"},
    )
    space = Space.objects.get(name="Sleep")
    browser.post(f"/staff/spaces/{space.slug}/closing/")
    browser.post(f"/staff/spaces/{space.slug}/opening/")
    browser.post(
        f"/staff/spaces/{space.slug}/", {"name": "Nights", "about": "Sleep.", "position": "4"}
    )

    lines = Line.objects.filter(act=Act.SETTING_CHANGED, subject_kind="space")
    assert [line.detail["what"] for line in lines.order_by("pk")] == [
        "opened",
        "closed",
        "reopened",
        "changed",
    ]


def test_only_managers_open_and_close_spaces(place: Place, mo: Person, at: datetime) -> None:
    space = place.space()

    with pytest.raises(ManagersOpenSpaces):
        open_space(NewSpace("Mine", "For me.", band="13-15"), by=mo, at=at)
    with pytest.raises(ManagersOpenSpaces):
        close_space(space, by=mo, at=at)


def test_nobody_is_shown_a_button_that_is_not_for_them(
    place: Place, max: Person, sol: Person, browser_of: Browsers
) -> None:
    space = place.space("Sleep", "16-17")
    shown = {
        (who.shown_name, words): any(
            words in browser_of(who).get(address).content.decode()
            for address in ("/staff/spaces/", f"/staff/spaces/{space.slug}/")
        )
        for who in (max, sol)
        for words in ("Open a new space", "Close it for writing", "Open it to every age")
    }

    assert [key for key, is_there in shown.items() if is_there] == [
        ("Max", "Open a new space"),
        ("Max", "Close it for writing"),
        ("Sol", "Open it to every age"),
    ]
