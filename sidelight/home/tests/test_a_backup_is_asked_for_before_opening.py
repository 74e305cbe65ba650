"""Nobody joins before a backup was restored once; the staff see how old the last ones are."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from sidelight.foundation.queries import Outcome
from sidelight.home.actions import note_backup, note_drill, settle_restored
from sidelight.home.queries import backup_state, checks_before_opening, standing
from sidelight.ledger.models import Act, Line
from sidelight.people.models import Person

pytestmark = pytest.mark.django_db
A_MINUTE = timedelta(minutes=1)
Browser = Callable[[Person | None], Client]


def backup_line(at: datetime) -> object:
    (line,) = [check for check in checks_before_opening(at) if check.name == "backup"]
    return line


def test_it_is_in_the_way_until_one_was_restored(at: datetime) -> None:
    note_backup(rows=10, took=A_MINUTE, at=at)

    assert backup_line(at).in_the_way

    note_drill(rows=10, took=A_MINUTE, at=at)

    assert not backup_line(at).in_the_way
    assert "4 March 2026" in backup_line(at).words


def test_a_site_that_was_restored_for_real_has_shown_it(at: datetime) -> None:
    settle_restored(rows=10, at=at)

    assert backup_line(at).done


def test_once_is_enough_to_stay_open(at: datetime) -> None:
    note_drill(rows=10, took=A_MINUTE, at=at)

    assert backup_line(at + timedelta(days=400)).done
    assert backup_state(at + timedelta(days=91)).wants_a_drill
    assert not backup_state(at + timedelta(days=90)).wants_a_drill


def test_only_the_demo_leaves_it_out(settings: object, at: datetime) -> None:
    settings.SIDELIGHT_DEMO = True

    assert backup_line(at).waived
    assert not backup_line(at).done


def test_a_backup_is_late_after_a_week(at: datetime) -> None:
    note_backup(rows=10, took=A_MINUTE, at=at)

    assert not backup_state(at + timedelta(days=7)).is_late
    assert backup_state(at + timedelta(days=8)).is_late


def test_the_ledger_notes_numbers_and_no_names(at: datetime) -> None:
    note_backup(rows=10, took=A_MINUTE, at=at)

    line = Line.objects.get(act=Act.BACKED_UP)
    assert line.detail == {"rows": 10, "seconds": 60}
    assert line.actor_id is None


def test_managers_see_it_and_moderators_do_not(
    max: Person, mo: Person, browser_of: Browser, at: datetime
) -> None:
    note_backup(rows=10, took=A_MINUTE, at=at)

    manager = browser_of(max).get(reverse("staff")).content.decode()
    moderator = browser_of(mo).get(reverse("staff")).content.decode()

    assert 'id="backup-state"' in manager
    assert "never" in manager
    assert 'id="backup-state"' not in moderator


@pytest.mark.parametrize(
    ("went_well", "said"),
    [(True, "All as it was written"), (False, "Change nothing. Tell the operator")],
)
def test_managers_see_how_the_ledger_was_found_last_night(
    max: Person,
    browser_of: Browser,
    at: datetime,
    monkeypatch: pytest.MonkeyPatch,
    went_well: bool,
    said: str,
) -> None:
    monkeypatch.setattr(standing, "last_outcome", lambda name: Outcome(went_well, at))

    assert said in browser_of(max).get(reverse("staff")).content.decode()
