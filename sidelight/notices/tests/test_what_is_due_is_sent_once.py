"""A message goes out when it is due, to where somebody wants it now, and is not lost on the way."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from sidelight.notices.actions import send_due, tell
from sidelight.notices.actions.claims import claim, note_failure
from sidelight.notices.models import Channel, HowOver, NoticeKind, Outgoing, PushDevice
from sidelight.notices.tests.build import ADDRESSES, Postbox, reached
from sidelight.notices.ways.letter import NotSent, Trouble
from sidelight.people.actions import forget_contact, place_hold
from sidelight.people.actions.leaving import leave as leave_for_good
from sidelight.people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.data]
SLUG = "abcdefghijkm"
Clock = Callable[[datetime], None]
DEAD = NotSent("unreachable", Trouble.DOWN)


@pytest.fixture
def mail() -> Postbox:
    return Postbox()


@pytest.fixture
def told(amira: Person, at: datetime, clock_at: Clock) -> Outgoing:
    """A message that waits for Amira."""
    reached(amira, "email", at=at)
    return tell_of_an_offer(amira, at)


def tell_of_an_offer(person: Person, at: datetime, **given: object) -> Outgoing:
    tell(person, NoticeKind.PLACE_OFFERED, about=SLUG, at=at, link="/m/x/", **given)
    return Outgoing.objects.filter(person=person).latest("pk")


def round_of(mail: Postbox) -> int:
    return send_due({Channel.EMAIL: mail})


def now(message: Outgoing) -> Outgoing:
    return Outgoing.objects.get(pk=message.pk)


def test_it_goes_out_once(told: Outgoing, mail: Postbox) -> None:
    assert (round_of(mail), round_of(mail)) == (1, 0)

    [letter] = mail.taken
    assert (letter.to, letter.slug) == (ADDRESSES["email"], told.slug)
    assert letter.link.endswith("/m/x/")
    assert letter.stop_link
    assert mail.closed


def test_what_was_sent_keeps_no_link(told: Outgoing, mail: Postbox, at: datetime) -> None:
    round_of(mail)

    after = now(told)
    assert (after.how, after.ended_at, after.encrypted_link) == (HowOver.SENT, at, "")


def test_two_workers_do_not_take_the_same_one(told: Outgoing, at: datetime) -> None:
    assert claim(told.pk, at) is not None
    assert claim(told.pk, at) is None


def test_a_worker_that_died_gives_it_back(
    told: Outgoing, mail: Postbox, at: datetime, clock_at: Clock
) -> None:
    claim(told.pk, at)

    clock_at(at + timedelta(minutes=9))
    assert round_of(mail) == 0
    clock_at(at + timedelta(minutes=10))
    assert round_of(mail) == 1


def test_a_worker_that_stalled_does_not_speak_for_the_next(told: Outgoing, at: datetime) -> None:
    from_before = claim(told.pk, at)
    claim(told.pk, at + timedelta(minutes=11))

    assert from_before is not None
    note_failure(from_before, DEAD, at=at + timedelta(minutes=11))

    assert now(told).last_failure == ""


def test_a_dead_gateway_loses_nothing(
    told: Outgoing, mail: Postbox, at: datetime, clock_at: Clock
) -> None:
    mail.answers = [DEAD] * 3

    for minutes in (0, 1, 3, 7):
        clock_at(at + timedelta(minutes=minutes))
        round_of(mail)

    assert len(mail.taken) == 1
    assert now(told).how == HowOver.SENT


def test_each_rest_is_twice_as_long_and_an_hour_at_most(
    told: Outgoing, mail: Postbox, at: datetime, clock_at: Clock
) -> None:
    rests, moment = [], at
    for _ in range(9):
        mail.answers = [DEAD]
        clock_at(moment)
        round_of(mail)
        rested = now(told).rests_until
        rests.append(int((rested - moment).total_seconds() // 60))
        moment = rested

    assert rests == [1, 2, 4, 8, 16, 32, 60, 60, 60]


def test_after_three_days_it_is_given_up(
    told: Outgoing, mail: Postbox, at: datetime, clock_at: Clock,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    mail.answers = [DEAD]
    round_of(mail)
    clock_at(at + timedelta(days=3) - timedelta(seconds=1))
    mail.answers = [DEAD]
    round_of(mail)
    assert now(told).ended_at is None

    clock_at(at + timedelta(days=3))
    round_of(mail)

    assert (now(told).how, now(told).last_failure) == (HowOver.GIVEN_UP, "unreachable")
    assert mail.taken == []
    assert "messages_given_up" in "".join(capsys.readouterr())


def test_when_only_the_worker_was_away_it_still_goes_out(
    told: Outgoing, mail: Postbox, at: datetime, clock_at: Clock
) -> None:
    clock_at(at + timedelta(days=4))

    assert round_of(mail) == 1


def test_a_dead_gateway_is_asked_once_a_round(
    told: Outgoing, dee: Person, mail: Postbox, at: datetime
) -> None:
    reached(dee, "email", at=at)
    tell_of_an_offer(dee, at)
    mail.answers = [DEAD, DEAD]

    round_of(mail)

    assert len(mail.answers) == 1


def test_a_channel_that_is_down_holds_up_no_other(
    told: Outgoing, dee: Person, mail: Postbox, at: datetime
) -> None:
    reached(dee, "text", at=at)
    tell_of_an_offer(dee, at)
    mail.answers = [DEAD]
    texts = Postbox()

    send_due({Channel.EMAIL: mail, Channel.TEXT: texts})

    assert len(texts.taken) == 1


def test_one_that_breaks_its_way_holds_up_no_other(
    told: Outgoing, dee: Person, mail: Postbox, at: datetime
) -> None:
    reached(dee, "email", at=at)
    tell_of_an_offer(dee, at)
    mail.answers = [ValueError("of the library")]

    round_of(mail)

    assert len(mail.taken) == 1
    assert now(told).last_failure == "broke"


def test_without_a_way_it_waits_and_says_why(told: Outgoing) -> None:
    send_due({})

    assert (now(told).ended_at, now(told).last_failure) == (None, "not_set_up")


def test_an_address_that_takes_nothing_is_not_tried_again(told: Outgoing, mail: Postbox) -> None:
    mail.answers = [NotSent("address_refused", Trouble.FOR_GOOD)]

    round_of(mail)

    assert now(told).how == HowOver.REFUSED
    assert round_of(mail) == 0


@pytest.mark.parametrize("how", ["removed", "changed", "never", "left"])
def test_nothing_goes_to_an_address_that_is_gone(
    told: Outgoing, amira: Person, mail: Postbox, at: datetime, how: str
) -> None:
    if how == "removed":
        forget_contact(amira, at=at)
    elif how == "left":
        leave_for_good(amira, at=at)
    else:
        reached(amira, "text" if how == "changed" else "never", at=at)

    round_of(mail)

    assert mail.taken == []


@pytest.mark.parametrize("channel", ["text", "never", "push"])
def test_not_even_when_the_row_was_not_told_of_it(
    told: Outgoing, amira: Person, mail: Postbox, at: datetime, channel: str
) -> None:
    reached(amira, channel, at=at)
    Outgoing.objects.update(channel="email", ended_at=None, how="", due_at=at)

    round_of(mail)

    assert mail.taken == []
    assert now(told).how == HowOver.UNWANTED


def test_who_left_under_a_hold_gets_nothing_and_the_hold_keeps_what_it_may(
    told: Outgoing, amira: Person, sol: Person, mail: Postbox, at: datetime
) -> None:
    PushDevice.objects.create(person=amira, encrypted="x", address_hash="x", added_at=at)
    place_hold(amira, "A court asks.", (at + timedelta(days=30)).date(), by=sol, at=at)
    leave_for_good(amira, at=at)
    Outgoing.objects.update(ended_at=None, how="", due_at=at)

    round_of(mail)

    assert mail.taken == []
    assert now(told).how == HowOver.UNWANTED
    assert PushDevice.objects.exists()


def test_with_the_key_gone_it_waits(told: Outgoing, mail: Postbox, settings: object) -> None:
    kept = settings.SIDELIGHT_ENCRYPTION_KEYS
    settings.SIDELIGHT_ENCRYPTION_KEYS = ["another"]
    round_of(mail)
    assert (mail.taken, now(told).last_failure) == ([], "locked")

    settings.SIDELIGHT_ENCRYPTION_KEYS = kept
    Outgoing.objects.update(rests_until=None)
    round_of(mail)

    assert len(mail.taken) == 1


def test_outside_the_hours_it_waits_and_that_is_no_try(
    told: Outgoing, amira: Person, mail: Postbox, at: datetime
) -> None:
    reached(amira, "email", at=at, hours=(16, 18))
    Outgoing.objects.update(due_at=at)

    round_of(mail)

    assert mail.taken == []
    assert (now(told).due_at, now(told).tries) == (at.replace(hour=16) + timedelta(days=1), 0)


def test_what_comes_too_late_is_not_sent(
    amira: Person, mail: Postbox, at: datetime, clock_at: Clock
) -> None:
    reached(amira, "email", at=at)
    message = tell_of_an_offer(amira, at, useful_until=at + timedelta(hours=2))
    clock_at(at + timedelta(hours=2))

    round_of(mail)

    assert mail.taken == []
    assert now(message).how == HowOver.TOO_LATE


def test_no_failure_writes_down_an_address(
    told: Outgoing, mail: Postbox, capsys: pytest.CaptureFixture[str]
) -> None:
    mail.answers = [ValueError(f"no such {ADDRESSES['email']}")]

    round_of(mail)

    said = "".join(capsys.readouterr())
    assert ADDRESSES["email"] not in said
    assert ADDRESSES["email"] not in str(Outgoing.objects.values().get())
