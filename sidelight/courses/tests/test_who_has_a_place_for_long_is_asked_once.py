"""Whoever has had a place for two weeks is asked once, a week before, whether they want it."""

from datetime import datetime, timedelta

import pytest
from django.test import Client

from sidelight.courses.actions.still_wanted import ask_who_still_wants
from sidelight.courses.models import Application, Group
from sidelight.courses.tests.build import application, placed
from sidelight.foundation.crypto import decrypt
from sidelight.notices.models import Notice, NoticeKind, Outgoing
from sidelight.notices.queries import LINK
from sidelight.notices.tests.build import reached
from sidelight.people.models import Person

WEEK, DAY = timedelta(days=7), timedelta(days=1)


@pytest.fixture
def begins(group: Group) -> datetime:
    return group.sessions.earliest("starts_at").starts_at


@pytest.fixture
def theirs(group: Group, amira: Person, begins: datetime, at: datetime) -> Application:
    """Amira, who is reached by e-mail, has had her place since four weeks before it begins."""
    reached(amira, "email", at=at)
    return placed(group, amira, at=begins - 4 * WEEK)


def asked(person: Person) -> int:
    return Notice.objects.filter(person=person, kind=NoticeKind.STILL_WANTED).count()


def test_once_in_the_week_before(theirs: Application, amira: Person, begins: datetime) -> None:
    early = ask_who_still_wants(begins - WEEK - DAY)

    assert (early, ask_who_still_wants(begins - WEEK), ask_who_still_wants(begins - 5 * DAY)) == (
        0,
        1,
        0,
    )
    assert asked(amira) == 1


def test_the_link_in_the_message_says_yes_without_signing_in(
    theirs: Application, begins: datetime, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = begins - WEEK
    ask_who_still_wants(at)
    monkeypatch.setattr("sidelight.foundation.clock.now", lambda: at + DAY)
    link = decrypt(Outgoing.objects.get().encrypted_link, purpose=LINK)
    client.get(link)
    theirs.refresh_from_db()
    before = theirs.wanted_at

    client.post(link)

    theirs.refresh_from_db()
    assert before is None
    assert theirs.wanted_at == at + DAY


def test_nobody_is_asked_who_just_got_it_or_only_waits_or_has_said_so(
    theirs: Application, group: Group, dee: Person, kit: Person, begins: datetime
) -> None:
    placed(group, dee, at=begins - 2 * WEEK)
    application(group, kit, at=begins - 3 * WEEK)
    Application.objects.filter(pk=theirs.pk).update(wanted_at=begins - 2 * WEEK)

    assert ask_who_still_wants(begins - WEEK) == 0


def test_a_day_before_it_is_too_late_to_ask(theirs: Application, begins: datetime) -> None:
    assert ask_who_still_wants(begins - DAY) == 0
