"""A concern and a follow-up end with an outcome, a note, who and when; and they stay on record."""

from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from sidelight.ledger.models import Act, Line
from sidelight.people.models import Person
from sidelight.safeguarding import queries
from sidelight.safeguarding.actions import (
    add_note,
    answer_concern,
    ask_about_concern,
    close_concern,
    open_again,
    open_concern,
    open_follow_up,
    settle_follow_up,
)
from sidelight.safeguarding.errors import (
    AlreadyAnswered,
    AlreadySettled,
    FollowUpsOpen,
    NotALead,
    NotClosed,
    NothingSaid,
    NotOpen,
    NotYourTask,
    OutcomeNeeded,
)
from sidelight.safeguarding.models import (
    ConcernDecision,
    ConcernOutcome,
    FollowUp,
    FollowUpKind,
    FollowUpOutcome,
    Settling,
    SettlingNote,
)
from sidelight.safeguarding.tests.build import asked, raised

pytestmark = pytest.mark.data

TALKED = ConcernOutcome.TALKED


@pytest.mark.parametrize(("outcome", "note"), [("", "We talked."), (TALKED, ""), (TALKED, " \n ")])
def test_a_concern_needs_an_outcome_and_a_note(
    amira: Person, mo: Person, sol: Person, at: datetime, outcome: str, note: str
) -> None:
    concern = raised(amira, by=mo, at=at)

    with pytest.raises(OutcomeNeeded):
        close_concern(concern, outcome, note, by=sol, at=at)

    assert concern in queries.open_concerns(sol)


def test_a_closed_concern_says_how_who_and_when(
    amira: Person, mo: Person, sol: Person, at: datetime
) -> None:
    concern = raised(amira, by=mo, at=at)

    close_concern(concern, TALKED, "We talked.", by=sol, at=at)

    opened = open_concern(concern, by=sol, at=at)
    last = opened.decisions[-1]
    assert (last.move, last.outcome, last.by, last.at) == ("closed", TALKED, sol, at)
    assert [one.words for one in opened.notes] == ["We talked."]
    assert concern not in queries.open_concerns(sol)
    assert concern in queries.closed_concerns(sol)


def test_it_is_opened_again_with_a_note(
    amira: Person, mo: Person, sol: Person, at: datetime
) -> None:
    concern = raised(amira, by=mo, at=at)
    close_concern(concern, TALKED, "We talked.", by=sol, at=at)

    with pytest.raises(NothingSaid):
        open_again(concern, " ", by=sol, at=at)
    open_again(concern, "There is more.", by=sol, at=at)

    assert concern in queries.open_concerns(sol)
    with pytest.raises(NotClosed):
        open_again(concern, "Once more.", by=sol, at=at)


def test_a_concern_is_answered_once(amira: Person, mo: Person, sol: Person, at: datetime) -> None:
    concern = raised(amira, by=mo, at=at)

    answer_concern(concern, by=sol, at=at)

    with pytest.raises(AlreadyAnswered):
        answer_concern(concern, by=sol, at=at)
    assert Line.objects.filter(act=Act.CONCERN_ANSWERED).count() == 1


def test_what_is_closed_is_neither_answered_nor_closed_again(
    amira: Person, mo: Person, sol: Person, at: datetime
) -> None:
    concern = raised(amira, by=mo, at=at)
    close_concern(concern, TALKED, "We talked.", by=sol, at=at)

    with pytest.raises(NotOpen):
        answer_concern(concern, by=sol, at=at)
    with pytest.raises(NotOpen):
        close_concern(concern, TALKED, "Again.", by=sol, at=at)


def test_a_note_sent_twice_is_one_note(
    amira: Person, mo: Person, sol: Person, at: datetime
) -> None:
    concern = raised(amira, by=mo, at=at)

    first = add_note(concern, "I wrote to them.", by=sol, at=at)
    second = add_note(concern, "I wrote to them.", by=sol, at=at + timedelta(seconds=1))
    later = add_note(concern, "I wrote to them.", by=sol, at=at + timedelta(hours=1))

    assert first == second
    assert first != later


@pytest.mark.parametrize("verb", ["answer", "note", "ask", "close", "open again"])
def test_only_a_lead_may(amira: Person, mo: Person, sol: Person, at: datetime, verb: str) -> None:
    concern = raised(amira, by=mo, at=at)
    if verb == "open again":
        close_concern(concern, TALKED, "We talked.", by=sol, at=at)
    verbs = {
        "answer": lambda: answer_concern(concern, by=mo, at=at),
        "note": lambda: add_note(concern, "Mine.", by=mo, at=at),
        "ask": lambda: ask_about_concern(concern, "Call.", due_at=at, by=mo, at=at),
        "close": lambda: close_concern(concern, TALKED, "We talked.", by=mo, at=at),
        "open again": lambda: open_again(concern, "More.", by=mo, at=at),
    }

    with pytest.raises(NotALead):
        verbs[verb]()


def test_a_concern_waits_for_what_was_asked_for_it(
    amira: Person, mo: Person, sol: Person, at: datetime
) -> None:
    concern = raised(amira, by=mo, at=at)
    task = ask_about_concern(concern, "Write to them.", due_at=at, by=sol, at=at)

    with pytest.raises(FollowUpsOpen):
        close_concern(concern, TALKED, "We talked.", by=sol, at=at)
    settle_follow_up(task, FollowUpOutcome.TALKED, "I wrote.", by=sol, at=at)

    assert close_concern(concern, TALKED, "We talked.", by=sol, at=at)


def test_the_same_source_asks_once(amira: Person, at: datetime) -> None:
    assert asked(amira, at=at) == asked(amira, at=at)
    assert asked(amira, at=at, kind=FollowUpKind.DID_NOT_COME) != asked(amira, at=at)
    assert Line.objects.filter(act=Act.FOLLOW_UP_ASKED).count() == 2


@pytest.mark.parametrize(
    ("outcome", "note"),
    [("", "We talked."), (FollowUpOutcome.TALKED, ""), (FollowUpOutcome.NOT_NEEDED, "  ")],
)
def test_a_follow_up_needs_an_outcome_and_a_note(
    amira: Person, cass: Person, at: datetime, outcome: str, note: str
) -> None:
    task = asked(amira, at=at)

    with pytest.raises(OutcomeNeeded):
        settle_follow_up(task, outcome, note, by=cass, at=at)

    assert task in queries.open_follow_ups(cass, at)


def test_a_settled_follow_up_says_who_when_and_what(
    amira: Person, cass: Person, at: datetime
) -> None:
    task = asked(amira, at=at)

    settle_follow_up(task, FollowUpOutcome.TALKED, "All is well.", by=cass, at=at)

    task = queries.settled_follow_ups(cass, at).get()
    opened = open_follow_up(task, by=cass, at=at)
    assert (task.settling.by, task.settling.at) == (cass, at)
    assert opened.note == "All is well."
    assert task not in queries.open_follow_ups(cass, at)
    looks = Line.objects.filter(act=Act.RECORD_VIEWED, subject_kind="follow_up")
    assert looks.get().actor_id == cass.pk


def test_it_is_settled_once(amira: Person, cass: Person, sol: Person, at: datetime) -> None:
    task = asked(amira, at=at)
    settle_follow_up(task, FollowUpOutcome.TALKED, "All is well.", by=cass, at=at)

    with pytest.raises(AlreadySettled):
        settle_follow_up(task, FollowUpOutcome.NOT_NEEDED, "No.", by=sol, at=at)


@pytest.mark.parametrize("who", ["mo", "yusuf", "ed", "max", "dee"])
def test_others_neither_find_nor_settle_it(
    amira: Person, at: datetime, who: str, request: pytest.FixtureRequest
) -> None:
    task, other = asked(amira, at=at), request.getfixturevalue(who)

    assert not queries.open_follow_ups(other, at).exists()
    with pytest.raises(NotYourTask):
        settle_follow_up(task, FollowUpOutcome.TALKED, "All is well.", by=other, at=at)


def test_what_a_lead_asked_for_is_for_leads(
    amira: Person, mo: Person, sol: Person, cass: Person, at: datetime
) -> None:
    task = ask_about_concern(
        raised(amira, by=mo, at=at), "Write to them.", due_at=at, by=sol, at=at
    )

    assert task in queries.open_follow_ups(sol, at)
    assert not queries.open_follow_ups(cass, at).exists()
    with pytest.raises(NotYourTask):
        open_follow_up(task, by=cass, at=at)


@pytest.mark.parametrize("table", [FollowUp, Settling, ConcernDecision])
@pytest.mark.parametrize("verb", ["update", "delete"])
def test_the_database_refuses_to_change_or_remove_it(
    amira: Person, mo: Person, sol: Person, at: datetime, table: type[FollowUp], verb: str
) -> None:
    answer_concern(raised(amira, by=mo, at=at), by=sol, at=at)
    settle_follow_up(asked(amira, at=at), FollowUpOutcome.TALKED, "Well.", by=sol, at=at)
    if table is FollowUp:
        asked(amira, at=at, kind=FollowUpKind.DID_NOT_COME)
    SettlingNote.objects.all().delete()
    rows = table.objects.filter(pk=table.objects.latest("pk").pk)
    later = {"asked_at": at} if table is FollowUp else {"at": at}
    change = {"update": lambda: rows.update(**later), "delete": rows.delete}[verb]

    with pytest.raises(IntegrityError), transaction.atomic():
        change()
