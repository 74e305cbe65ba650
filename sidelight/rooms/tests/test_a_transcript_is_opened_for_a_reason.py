"""What was said is sealed when a room is over: a safeguarding lead opens it, and says why."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from sidelight.ledger.models import Act, Line
from sidelight.people.models import Person
from sidelight.rooms.actions.holding import decline, remove
from sidelight.rooms.actions.retention import expire_words
from sidelight.rooms.actions.transcripts import open_transcript
from sidelight.rooms.errors import NeedsAReason, NothingThere, NotSealedYet, OnlyLeadsLook
from sidelight.rooms.models import TranscriptView
from sidelight.rooms.rules.reasons import Reason
from sidelight.rooms.tests.build import Evening

pytestmark = [pytest.mark.django_db, pytest.mark.data]
WHY = "A member told Cass of a worry afterwards."
Browsers = Callable[[Person | None], Client]


@pytest.fixture
def over(
    evening: Evening, amira: Person, dee: Person, cass: Person, yusuf: Person, at: datetime
) -> Evening:
    """A session in which something was shown, not shown, taken away, and said to leaders alone."""
    evening.opened(cass, yusuf)
    evening.say(dee, "The bus was late.")
    evening.release("The bus was late.", by=cass)
    evening.say(amira, "Somebody's street and number.")
    held = evening.held("Somebody's street and number.")
    decline(
        evening.room, held.pk,
        reason=Reason.PERSONAL_DETAILS, words="Keep it safe.", by=evening.place(yusuf), at=at,
    )  # fmt: skip
    shown = evening.say(cass, "Said by mistake.")
    remove(evening.room, evening.channel("room"), shown.seq, by=evening.place(yusuf), at=at)
    evening.say(yusuf, "Amira seems tired.", channel="team")
    line = f"line:{evening.place(dee).slug}"
    evening.say(dee, "Only for you.", channel=line)
    evening.close(cass, at=at + timedelta(minutes=50))
    return evening


def test_it_shows_everything_in_order(over: Evening, sol: Person, at: datetime) -> None:
    lines = open_transcript(over.room, WHY, by=sol, at=at)

    said = [
        (line.where, line.who, line.words, line.became, line.by) for line in lines if line.words
    ]
    assert said == [
        ("Room", "Dee", "The bus was late.", "Held, then shown", "Cass"),
        ("Room", "Amira", "Somebody's street and number.", "Not shown", "Yusuf"),
        ("Line of Amira", "Yusuf", "Keep it safe.", "", ""),
        ("Room", "Cass", "Said by mistake.", "Shown, then taken away", "Yusuf"),
        ("Leaders", "Yusuf", "Amira seems tired.", "", ""),
        ("Line of Dee", "Dee", "Only for you.", "", ""),
    ]


def test_each_view_is_kept_with_its_reason(over: Evening, sol: Person, at: datetime) -> None:
    open_transcript(over.room, WHY, by=sol, at=at)
    open_transcript(over.room, WHY, by=sol, at=at)

    views = TranscriptView.objects.filter(room=over.room, by=sol)
    lines = Line.objects.filter(act=Act.RECORD_VIEWED, subject_kind="room")
    assert [view.reason.words for view in views] == [WHY, WHY]
    assert [line.actor_id for line in lines] == [sol.pk, sol.pk]
    assert WHY not in repr(list(lines.values()))


def test_a_view_cannot_be_unsaid(over: Evening, sol: Person, at: datetime) -> None:
    open_transcript(over.room, WHY, by=sol, at=at)

    with pytest.raises(DatabaseError), transaction.atomic():
        TranscriptView.objects.update(at=at - timedelta(days=1))
    assert TranscriptView.objects.get().at == at


def test_without_a_reason_nothing_opens(over: Evening, sol: Person, at: datetime) -> None:
    with pytest.raises(NeedsAReason):
        open_transcript(over.room, " \u200b ", by=sol, at=at)

    assert not TranscriptView.objects.exists()


@pytest.mark.parametrize("who", ["cass", "max", "mo", "amira"])
def test_nobody_else_opens_it(
    over: Evening, who: str, at: datetime, request: pytest.FixtureRequest, browser_of: Browsers
) -> None:
    person = request.getfixturevalue(who)

    with pytest.raises(OnlyLeadsLook):
        open_transcript(over.room, WHY, by=person, at=at)
    address = reverse("transcript", args=[over.room.slug])
    assert browser_of(person).post(address, {"reason": WHY}).status_code == 404


def test_it_is_shut_while_the_session_goes_on(
    evening: Evening, cass: Person, yusuf: Person, sol: Person, at: datetime
) -> None:
    evening.opened(cass, yusuf)

    with pytest.raises(NotSealedYet):
        open_transcript(evening.room, WHY, by=sol, at=at)


def test_it_is_gone_when_its_words_are(over: Evening, sol: Person, at: datetime) -> None:
    later = at + timedelta(days=31)
    expire_words(later, 10)

    with pytest.raises(NothingThere):
        open_transcript(over.room, WHY, by=sol, at=later)


def test_the_page_shows_no_word_before_the_reason(
    over: Evening, sol: Person, browser_of: Browsers
) -> None:
    lead, address = browser_of(sol), reverse("transcript", args=[over.room.slug])

    asked = lead.get(address).content.decode()
    empty = lead.post(address, {"reason": ""})
    opened = lead.post(address, {"reason": WHY}).content.decode()
    again = lead.get(address).content.decode()

    assert "The bus was late." not in asked + empty.content.decode()
    assert empty.status_code == 422
    assert "The bus was late." in opened
    assert "Not shown" in opened
    assert WHY in again
    assert "The bus was late." not in again
