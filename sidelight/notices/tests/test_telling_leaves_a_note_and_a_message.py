"""Whoever is told something finds a note here, and a message waits on each way they allow."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

import pytest
from django.db import transaction

from sidelight.foundation.crypto import decrypt
from sidelight.notices.actions import tell
from sidelight.notices.errors import NotAPointer, NotNeutral
from sidelight.notices.models import Channel, HowOver, Notice, NoticeKind, Outgoing, PushDevice
from sidelight.notices.queries import LINK
from sidelight.notices.tests.build import ADDRESSES, reached
from sidelight.people.actions import forget_contact
from sidelight.people.actions.leaving import leave as leave_for_good
from sidelight.people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.data]
SLUG, OFFERED = "abcdefghijkm", NoticeKind.PLACE_OFFERED
LINKED = "/m/abcdefghijkm/"


def waiting() -> list[Outgoing]:
    return list(Outgoing.objects.waiting())


def device(person: Person, at: datetime, name: str = "one") -> PushDevice:
    return PushDevice.objects.create(person=person, encrypted="x", address_hash=name, added_at=at)


def test_without_a_contact_profile_there_is_a_note_alone(amira: Person, at: datetime) -> None:
    tell(amira, OFFERED, about=SLUG, at=at)

    assert Notice.objects.filter(person=amira, kind=OFFERED).count() == 1
    assert waiting() == []


@pytest.mark.parametrize("channel", ["email", "text"])
def test_one_message_waits_on_the_way_that_was_picked(
    amira: Person, dee: Person, at: datetime, channel: str
) -> None:
    reached(amira, channel, at=at)

    tell(amira, OFFERED, about=SLUG, at=at, link=LINKED)
    tell(dee, OFFERED, about=SLUG, at=at)

    [message] = waiting()
    assert (message.person, message.channel, message.due_at) == (amira, channel, at)
    assert Notice.objects.filter(kind=OFFERED).count() == 2


def test_the_row_holds_no_address_and_its_link_is_locked(amira: Person, at: datetime) -> None:
    reached(amira, "text", at=at)

    tell(amira, OFFERED, about=SLUG, at=at, link=LINKED)

    [row] = Outgoing.objects.values()
    assert decrypt(row["encrypted_link"], purpose=LINK) == LINKED
    assert not any(
        piece in str(value) for value in row.values() for piece in (ADDRESSES["text"], SLUG)
    )


def test_who_said_never_is_told_here_alone(amira: Person, at: datetime) -> None:
    reached(amira, "never", at=at)
    device(amira, at)

    tell(amira, OFFERED, about=SLUG, at=at)

    assert Notice.objects.filter(kind=OFFERED).exists()
    assert waiting() == []


def test_each_device_gets_one_beside_it(amira: Person, at: datetime) -> None:
    reached(amira, "email", at=at)
    device(amira, at, "one")
    device(amira, at, "two")

    tell(amira, OFFERED, about=SLUG, at=at)

    assert sorted(row.channel for row in waiting()) == ["email", "push", "push"]


def test_devices_alone_are_a_way_too(amira: Person, at: datetime) -> None:
    reached(amira, "push", at=at)
    device(amira, at)

    tell(amira, OFFERED, about=SLUG, at=at)

    assert [row.channel for row in waiting()] == [Channel.PUSH]


def test_it_waits_for_the_hours_that_were_picked(amira: Person, at: datetime) -> None:
    reached(amira, "email", at=at, hours=(16, 18))

    tell(amira, OFFERED, about=SLUG, at=at)

    assert [row.due_at for row in waiting()] == [at.replace(hour=16) + timedelta(days=1)]


def test_what_falls_through_leaves_neither(amira: Person, at: datetime) -> None:
    reached(amira, "email", at=at)
    before = Notice.objects.count()

    with undone():
        tell(amira, OFFERED, about=SLUG, at=at)
        assert (Notice.objects.count(), len(waiting())) == (before + 1, 1)

    assert (Notice.objects.count(), len(waiting())) == (before, 0)


@contextmanager
def undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.mark.parametrize("link", ["https://elsewhere.example/", "/courses/x/", "//elsewhere/"])
def test_a_link_that_tells_is_refused_with_everything(
    amira: Person, at: datetime, link: str
) -> None:
    reached(amira, "email", at=at)

    with pytest.raises(NotNeutral):
        tell(amira, OFFERED, about=SLUG, at=at, link=link)

    assert not Notice.objects.filter(kind=OFFERED).exists()
    assert waiting() == []


def test_words_do_not_fit_in(amira: Person, at: datetime) -> None:
    with pytest.raises(NotAPointer):
        tell(amira, OFFERED, about="my own words", at=at)


def test_what_waits_follows_to_another_way(amira: Person, at: datetime) -> None:
    reached(amira, "email", at=at)
    tell(amira, OFFERED, about=SLUG, at=at)

    reached(amira, "text", at=at, hours=(20, 21))

    [message] = waiting()
    assert message.channel == "text"
    assert message.due_at == at.replace(hour=20)


@pytest.mark.parametrize("gone", ["removed", "never", "left"])
def test_nothing_waits_for_who_wants_none(
    amira: Person, dee: Person, at: datetime, gone: str
) -> None:
    for person in (amira, dee):
        reached(person, "email", at=at)
        device(person, at, person.slug)
        tell(person, OFFERED, about=SLUG, at=at)

    if gone == "removed":
        forget_contact(amira, at=at)
    elif gone == "never":
        reached(amira, "never", at=at)
    else:
        leave_for_good(amira, at=at)

    assert {row.person for row in waiting()} == {dee}
    assert {one.person for one in PushDevice.objects.all()} == {dee}
    assert not Outgoing.objects.filter(person=amira).exclude(how=HowOver.UNWANTED).exists()


def test_a_profile_that_does_not_open_keeps_nobody_from_a_place(
    amira: Person, at: datetime, settings: object
) -> None:
    reached(amira, "email", at=at)
    settings.SIDELIGHT_ENCRYPTION_KEYS = ["another key"]

    tell(amira, OFFERED, about=SLUG, at=at)

    assert Notice.objects.filter(kind=OFFERED).exists()
    assert waiting() == []
