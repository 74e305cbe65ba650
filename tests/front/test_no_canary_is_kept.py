"""After everybody has looked at everything, no word that is not for everybody lies in the front."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client

from sidelight.people.models import Person
from tests.build import Place
from tests.canary.planted import (
    Planted,
    Scene,
    plant_about,
    plant_decided,
    plant_drafts_and_flags,
    plant_seen,
    plant_waiting,
)
from tests.front.asking import Front
from tests.house.test_public_pages_notice_each_change import MARKED

pytestmark = pytest.mark.django_db(transaction=True)
PAGES = ["/", "/help-now/", "/help-now/card/", "/tell-somebody/", "/evenings/", "/spaces/", "/me/"]


@pytest.fixture
def planted(place: Place, amira: Person, dee: Person, mo: Person, at: datetime) -> Planted:
    planted = Planted()
    # In two parts: nobody may send all of this within one hour.
    scene = Scene(place, author=amira, other=dee, moderator=mo, at=at - timedelta(hours=2))
    thread = plant_seen(scene, planted)
    plant_waiting(scene, planted, thread)
    plant_decided(scene, planted, thread)
    scene.at = at
    plant_about(scene, planted)
    plant_drafts_and_flags(scene, planted, thread)
    return planted


def test_what_is_kept_holds_no_word_of_anybody(
    one: Front,
    planted: Planted,
    amira: Person,
    mo: Person,
    browser_of: Callable[[Person | None], Client],
) -> None:
    for who in (amira, mo, None):
        cookies = "; ".join(f"{name}={c.value}" for name, c in browser_of(who).cookies.items())
        own = {"cookie": cookies} if cookies else {}
        for path in [*PAGES, *PAGES]:
            assert one.ask(path, headers=own).status in (200, 302)

    kept = b"".join(bytes(page.plain.words["body"]) for page in one.front.kept.values())
    heads = repr([page.plain.start for page in one.front.kept.values()]).encode()
    assert one.kept >= 5
    assert b"Listening Lane" in kept
    words = {**planted.unseen, **planted.seen, "a name": amira.shown_name}
    assert [what for what, word in words.items() if word.encode() in kept + heads] == []


def test_the_walk_meets_marked_pages() -> None:
    assert {"front", "help_now", "help_card", "tell_somebody", "find_evening"} <= MARKED
