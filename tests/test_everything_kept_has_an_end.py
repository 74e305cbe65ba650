"""Time travel: just inside its time a thing stays, just over it goes, and under a hold it stays."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import pytest

from sidelight.community.actions import keep_draft, submit_post
from sidelight.community.models import Draft, DraftPlace
from sidelight.ledger.models import Act, Line
from sidelight.notices.actions import mark_read
from sidelight.notices.models import Notice
from sidelight.people.actions import (
    answer_complaint,
    complain,
    end_hold,
    invite,
    leave,
    place_hold,
    run_retention,
)
from sidelight.people.actions.invitations import NewInvitation
from sidelight.people.models import (
    Complaint,
    Hold,
    Invitation,
    Leaving,
    Person,
    Role,
    SignIn,
)
from sidelight.people.registers import classes
from sidelight.review.actions import Worry, answer_flag, flag, withdraw
from sidelight.review.models import DecisionNote, Flag, FlagAnswer, Words
from sidelight.rooms.actions.running import close_room
from sidelight.rooms.actions.transcripts import open_transcript
from sidelight.rooms.models import Entry, Presence, Room, TranscriptReason
from sidelight.rooms.tests.build import Evening
from sidelight.safeguarding.actions import close_concern, settle_follow_up
from sidelight.safeguarding.models import ConcernWords, SettlingNote
from sidelight.safeguarding.tests.build import asked, raised
from tests.build import Place, new_key, published_post, send_back, words

A_MOMENT = timedelta(seconds=1)


@dataclass
class Scene:
    """Who and when."""

    place: Place
    amira: Person
    dee: Person
    mo: Person
    sol: Person
    at: datetime


@dataclass(frozen=True)
class Kept:
    """How something comes to be kept, and whether it is still there."""

    make: Callable[[Scene], object]
    is_there: Callable[[Scene], bool]


@pytest.fixture
def scene(place: Place, amira: Person, dee: Person, mo: Person, sol: Person, at: datetime) -> Scene:
    return Scene(place, amira, dee, mo, sol, at)


def draft(scene: Scene) -> None:
    there = DraftPlace(space=scene.place.space())
    keep_draft(scene.amira, there, key=new_key(), written={"body": "A start."}, at=scene.at)


def returned_words(scene: Scene) -> None:
    space = scene.place.space()
    post = submit_post(space, words("Not yet."), author=scene.amira, at=scene.at)
    send_back(post.submission, by=scene.mo, at=scene.at)


def taken_back_words(scene: Scene) -> None:
    """Published long before: the time counts from taking back."""
    before = scene.at - timedelta(days=20)
    post = published_post(scene.place.space(), scene.amira, by=scene.mo, at=before, body="Not yet.")
    withdraw(post.submission, by=scene.amira, at=scene.at)


def words_there(scene: Scene) -> bool:
    return Words.objects.filter(body="Not yet.", submission__author=scene.amira).exists()


def answered_flag(scene: Scene) -> None:
    post = published_post(scene.place.space(), scene.dee, by=scene.mo, at=scene.at)
    told = flag(post.submission, Worry("other", "A worry.", new_key()), by=scene.amira, at=scene.at)
    answer_flag(told, FlagAnswer.Outcome.STAYS, words="Thanks.", by=scene.mo, at=scene.at)


def flag_there(scene: Scene) -> bool:
    return Flag.objects.filter(words="A worry.", answer__words="Thanks.").exists()


def read_notice(scene: Scene) -> None:
    returned_words(scene)
    mark_read(scene.amira, at=scene.at)


def answered_complaint(scene: Scene) -> None:
    sent = complain("That was wrong.", key=new_key(), person=scene.amira, at=scene.at)
    answer_complaint(sent, "We see.", by=scene.sol, at=scene.at)


def ended_hold(scene: Scene) -> None:
    earlier = scene.at - timedelta(days=3)
    place_hold(scene.amira, "A court.", date(2026, 6, 1), by=scene.sol, at=earlier)
    end_hold(scene.amira, by=scene.sol, at=scene.at)
    still_here = scene.at + timedelta(days=2000)
    Person.objects.filter(pk=scene.amira.pk).update(last_login=still_here)


def member_here(scene: Scene) -> None:
    Person.objects.filter(pk=scene.amira.pk).update(last_login=scene.at)


def here(scene: Scene) -> bool:
    return not Leaving.objects.filter(person=scene.amira).exists()


def closed_concern(scene: Scene) -> None:
    concern = raised(scene.amira, by=scene.mo, at=scene.at - timedelta(days=3))
    close_concern(concern, "talked", "We talked.", by=scene.sol, at=scene.at)


def concern_there(scene: Scene) -> bool:
    return ConcernWords.objects.filter(concern__about=scene.amira).count() == 3


def settled_follow_up(scene: Scene) -> None:
    task = asked(scene.amira, at=scene.at)
    settle_follow_up(task, "talked", "All is well.", by=scene.sol, at=scene.at)


def closed_room(scene: Scene) -> Evening:
    """Amira said something in a room that is over."""
    place = scene.place
    leaders = [place.staff("Cass", "counsellor"), place.staff("Yusuf", "youth_worker")]
    evening = Evening.planned([scene.amira], leaders, by=place.manager, at=scene.at)
    evening.opened(*leaders, holding=Room.Holding.OPEN)
    evening.come(scene.amira)
    evening.say(scene.amira, "A quiet day.")
    close_room(evening.room, by=evening.place(leaders[0]), at=scene.at)
    return evening


def opened_transcript(scene: Scene) -> None:
    open_transcript(closed_room(scene).room, "A complaint.", by=scene.sol, at=scene.at)


KEPT = {
    "room-words": [Kept(closed_room, lambda scene: Entry.objects.exclude(sealed=b"").exists())],
    "room-times": [
        Kept(closed_room, lambda scene: Presence.objects.filter(place__person=scene.amira).exists())
    ],
    "room-views": [Kept(opened_transcript, lambda scene: TranscriptReason.objects.exists())],
    "concerns": [
        Kept(closed_concern, concern_there),
        Kept(settled_follow_up, lambda scene: SettlingNote.objects.exists()),
    ],
    "drafts": [Kept(draft, lambda scene: Draft.objects.exists())],
    "unseen-words": [Kept(returned_words, words_there), Kept(taken_back_words, words_there)],
    "flags": [Kept(answered_flag, flag_there)],
    "notices": [Kept(read_notice, lambda scene: Notice.objects.exclude(read_at=None).exists())],
    "complaints": [Kept(answered_complaint, lambda scene: Complaint.objects.exists())],
    "holds": [Kept(ended_hold, lambda scene: Hold.objects.filter(reason="A court.").exists())],
    "account": [Kept(member_here, here)],
}
# About nobody who could be held.
NOT_HELD = {"sign-ins", "invitations"}
EVERY = [pytest.param(code, kept, id=code) for code, ways in KEPT.items() for kept in ways]
DAYS = {one.code: timedelta(days=one.days) for one in classes() if one.days is not None}


def test_every_class_with_days_is_tried_here() -> None:
    assert set(KEPT) | NOT_HELD == set(DAYS)


@pytest.mark.parametrize(("code", "kept"), EVERY)
def test_just_inside_it_stays_and_just_over_it_goes(scene: Scene, code: str, kept: Kept) -> None:
    kept.make(scene)

    run_retention(scene.at + DAYS[code] - A_MOMENT)
    inside = kept.is_there(scene)
    ended = run_retention(scene.at + DAYS[code])

    assert inside
    assert not kept.is_there(scene)
    assert ended[code] >= 1


@pytest.mark.parametrize(("code", "kept"), EVERY)
def test_under_a_hold_it_stays(scene: Scene, code: str, kept: Kept) -> None:
    kept.make(scene)
    place_hold(scene.amira, "The police.", date(2026, 6, 1), by=scene.sol, at=scene.at)

    run_retention(scene.at + DAYS[code] * 2)

    assert kept.is_there(scene)


def test_an_invitation_that_nobody_took_up_goes(scene: Scene) -> None:
    new = NewInvitation("Ned", Role.EDITOR)
    invite(new, by=scene.place.manager, at=scene.at)
    open_one = Invitation.objects.filter(taken_up_at=None)
    over = open_one.get().expires_at + DAYS["invitations"]

    run_retention(over - A_MOMENT)
    inside = open_one.exists()
    run_retention(over)

    assert inside
    assert not open_one.exists()
    assert Invitation.objects.exists()  # those that were taken up say who came when


def test_a_sign_in_that_ran_out_goes_also_under_a_hold(scene: Scene) -> None:
    SignIn.objects.create(
        session_key="k" * 32, session_data="", expire_date=scene.at, person=scene.amira
    )
    place_hold(scene.amira, "The police.", date(2026, 6, 1), by=scene.sol, at=scene.at)

    run_retention(scene.at - A_MOMENT)
    inside = SignIn.objects.exists()
    run_retention(scene.at)

    assert inside
    assert not SignIn.objects.exists()


def test_a_complaint_without_an_answer_is_never_over(scene: Scene) -> None:
    complain("That was wrong.", key=new_key(), person=None, at=scene.at)

    run_retention(scene.at + timedelta(days=4000))

    assert Complaint.objects.exists()


def test_notes_go_with_the_words(scene: Scene) -> None:
    returned_words(scene)

    run_retention(scene.at + DAYS["unseen-words"])

    assert not DecisionNote.objects.exists()


def test_what_others_can_read_stays(scene: Scene) -> None:
    post = published_post(scene.place.space(), scene.dee, by=scene.mo, at=scene.at)

    run_retention(scene.at + timedelta(days=600))

    assert Words.objects.filter(submission=post.submission).exists()


def test_staff_are_not_let_go_for_being_away(scene: Scene) -> None:
    run_retention(scene.at + timedelta(days=4000))

    assert not Leaving.objects.filter(person__in=[scene.mo, scene.sol]).exists()


def test_so_much_a_night_and_the_rest_the_next(scene: Scene) -> None:
    draft(scene)
    there = DraftPlace(space=scene.place.space("Another space"))
    keep_draft(scene.amira, there, key=new_key(), written={"body": "Too."}, at=scene.at)
    over = scene.at + DAYS["drafts"]

    first = run_retention(over, most=1)["drafts"]
    left = Draft.objects.count()
    second = run_retention(over + timedelta(days=1), most=1)["drafts"]

    assert (first, left, second) == (1, 1, 1)
    assert not Draft.objects.exists()


def test_the_ledger_says_how_many_of_what(scene: Scene) -> None:
    draft(scene)

    run_retention(scene.at + DAYS["drafts"])

    assert Line.objects.get(act=Act.RETENTION_RUN).detail["drafts"] == 1


def test_whoever_wrote_while_leaving_is_looked_at_again(scene: Scene) -> None:
    leave(scene.amira, at=scene.at)
    draft(scene)

    run_retention(scene.at + timedelta(hours=5))

    assert not Draft.objects.exists()
