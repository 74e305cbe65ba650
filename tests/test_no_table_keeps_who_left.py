"""Table by table: a row of somebody's own before they leave, and none, or an empty one, after."""

from datetime import date, datetime, timedelta

import pytest
from allauth.account.models import EmailAddress, EmailConfirmation
from allauth.mfa.models import Authenticator
from django.db.models import Model
from modelsearch.models import IndexEntry

from sidelight.community.actions import mute_person, react
from sidelight.community.models import Draft, LetIn, Mute, Post, Reaction, Wish
from sidelight.courses.models import (
    Afterwards,
    Application,
    AskedWords,
    DecisionWords,
    KnownNote,
    KnownPair,
    LaterAsk,
    OneThing,
    Reminder,
)
from sidelight.courses.tests.build import application, open_group, published_version
from sidelight.courses.tests.places import apart, known_note, one_thing, words_of
from sidelight.guidance.models import AskedQuestion, QuestionWords
from sidelight.guidance.tests import test_an_editor_who_left_is_named_nowhere as editors
from sidelight.guidance.tests.build_questions import asked
from sidelight.journal.models import JournalKey, Page, Plan, PlanShare, PlanSuggestion, Share
from sidelight.journal.tests.build import planned
from sidelight.notices.actions import choose_reminders, tell
from sidelight.notices.models import Notice, NoticeKind, Outgoing, PushDevice, ReminderChoice
from sidelight.notices.rules import Reminders
from sidelight.outcomes.models import CheckIn, Feeling, Moment
from sidelight.people.actions import end_hold, leave, place_hold
from sidelight.people.models import (
    ContactProfile,
    Hold,
    Invitation,
    NeedsWords,
    PauseOff,
    Person,
    RecoveryWords,
    SignIn,
    Step,
)
from sidelight.people.registers import Stays, belongings
from sidelight.review.actions import claim, claim_next
from sidelight.review.models import Claim, DecisionNote, Flag, FlagAnswer, Submission, Words
from sidelight.rooms import models as rooms
from sidelight.rooms.actions.closing import see_out
from sidelight.rooms.actions.own import give_mood
from sidelight.rooms.actions.own import react as give_sign
from sidelight.rooms.actions.prompting import look_after_members
from sidelight.rooms.actions.taking_part import choose
from sidelight.rooms.models import Entry, Presence, Prompt, SeenOut
from sidelight.rooms.tests.activities import begun
from sidelight.rooms.tests.build import Evening
from sidelight.safeguarding.models import EmergencyDetails
from sidelight.triage.models import ReportedSite, SiteWords
from sidelight.triage.tests.build import reported
from tests.build import Place, new_key, published_post
from tests.canary.life import plant_a_life
from tests.canary.planted import Scene

GONE: list[tuple[type[Model], str]] = [
    (ContactProfile, "person"), (Step, "person"), (PauseOff, "person"), (SignIn, "person"),
    (RecoveryWords, "person"), (Authenticator, "user"), (EmailAddress, "user"),
    (EmailConfirmation, "email_address__user"), (Notice, "person"),
    (Outgoing, "person"), (Outgoing, "device__person"), (PushDevice, "person"),
    (ReminderChoice, "person"),
    (Words, "submission__author"), (DecisionNote, "decision__submission__author"),
    (Draft, "author"), (Reaction, "person"), (Reaction, "post__author"), (Mute, "member"),
    (Mute, "person"), (LetIn, "person"), (Claim, "submission__author"),
    (NeedsWords, "person"), (CheckIn, "person"), (Presence, "place__person"),
    (rooms.Reaction, "person"), (SeenOut, "place__person"), (Prompt, "place__person"),
    (rooms.BoardNote, "place__person"),
    (rooms.Answer, "place__person"), (rooms.Turn, "place__person"),
    (Application, "person"), (AskedWords, "application__person"), (KnownNote, "person"),
    (KnownPair, "one"), (KnownPair, "other"), (DecisionWords, "decision__person"),
    (Reminder, "person"), (OneThing, "application__person"),
    (EmergencyDetails, "person"), (JournalKey, "person"), (Page, "person"), (Share, "writer"),
    (Plan, "person"), (PlanShare, "plan__person"), (PlanSuggestion, "plan__person"),
    (LaterAsk, "afterwards__application__person"),
    (ReportedSite, "person"), (SiteWords, "site__person"),
    (AskedQuestion, "person"), (QuestionWords, "question__person"),
]  # fmt: skip
# Rows that others hang on: the columns in them that told something, and what they hold after.
EMPTIED: list[tuple[type[Model], str, str, object]] = [
    (Flag, "by", "words", ""), (FlagAnswer, "flag__by", "words", ""),
    (Hold, "person", "reason", ""), (Submission, "author", "signals", []),
    (Submission, "author", "tier", 0), (Post, "author", "wish", Wish.LISTEN),
    (Person, "pk", "needs", ""), (Person, "pk", "age_band", ""), (Person, "pk", "last_login", None),
    (Entry, "author", "sealed", b""),
    (Person, "pk", "mark_shape", "circle"), (Person, "pk", "mark_colour", "teal"),
]  # fmt: skip
OF_STAFF: list[tuple[type[Model], str]] = [
    (Claim, "moderator"), (Invitation, "taken_up_by"), (rooms.HandOverDraft, "by"),
]  # fmt: skip


@pytest.fixture
def amiras(place: Place, amira: Person, dee: Person, mo: Person, sol: Person, at: datetime) -> None:
    """Rows of hers in every table."""
    scene = Scene(place, author=amira, other=dee, moderator=mo, at=at)
    plant_a_life(scene)
    theirs = published_post(place.space(), dee, by=mo, at=at, body="We went out.")
    react(theirs, Reaction.Kind.values[0], by=amira, at=at)
    react(Post.objects.filter(author=amira)[0], Reaction.Kind.values[0], by=dee, at=at)
    mute_person(dee, by=amira, at=at)
    mute_person(amira, by=dee, at=at)
    LetIn.objects.create(person=amira, space=place.space(), since=at, until=at + timedelta(days=1))
    PauseOff.objects.create(person=amira, since=at)
    PushDevice.objects.create(person=amira, encrypted="x", address_hash="h", added_at=at)
    choose_reminders(amira, Reminders(24, 1), at=at)
    tell(amira, NoticeKind.WAITING, about="", at=at)
    SignIn.objects.create(
        session_key="k" * 32, session_data="", expire_date=at + timedelta(days=1), person=amira
    )
    Authenticator.objects.create(user=amira, type="totp", data={})
    address = EmailAddress.objects.create(user=amira, email="a@example.org")
    EmailConfirmation.objects.create(email_address=address, key="k", sent=at)
    reported(amira, at=at)
    asked(amira, at=at)
    place_hold(amira, "A court.", date(2026, 6, 1), by=sol, at=at)
    end_hold(amira, by=sol, at=at)
    claim(Submission.objects.waiting().filter(author=amira)[0], moderator=mo, at=at)
    Submission.objects.filter(author=amira).update(signals=["worry"], tier=2)
    Post.objects.filter(author=amira).update(wish=Wish.values[-1])
    in_a_room(place, amira, at)
    in_a_course(place, amira, dee, mo, at)
    changed = {"last_login": at, "mark_shape": "kite", "mark_colour": "plum"}
    Person.objects.filter(pk=amira.pk).update(**changed)


def in_a_course(place: Place, amira: Person, dee: Person, mo: Person, at: datetime) -> None:
    """She asks for a place, hears from a counsellor, and is not to meet two others."""
    version = published_version(by=place.manager, reviewed_by=mo, at=at)
    asked = application(open_group(version, by=place.manager, at=at), amira, at=at)
    words_of(asked, by=place.staff("Cass", "counsellor"), at=at)
    one_thing(asked, at=at)
    evening = asked.group.sessions.get()
    Reminder.objects.create(
        session=evening, person=amira, hours_before=48, starts_at=evening.starts_at, at=at
    )
    known_note(amira, at=at)
    Share.objects.create(
        writer=amira,
        reader=place.staff("Cass", "counsellor"),
        page=Page.objects.of(amira).first(),
        revision=1,
        key=new_key(),
        sealed=b"x",
        shared_at=at,
    )
    plan, cass = planned(amira, at=at), place.staff("Cass", "counsellor")
    opened = {"opened_at": at, "ends_at": at + timedelta(hours=1)}
    PlanShare.objects.create(plan=plan, reader=cass, **opened)
    PlanSuggestion.objects.create(
        plan=plan, section="people", sealed=b"x", key=new_key(), by=cass, at=at
    )
    afterwards = Afterwards.objects.create(application=asked, chosen_at=at)
    LaterAsk.objects.create(afterwards=afterwards, months=1, asked_at=at)
    # Whichever of two comes first, their pair goes.
    apart(place.manager, amira, by=mo, at=at)
    apart(amira, dee, by=mo, at=at)


def in_a_room(place: Place, amira: Person, at: datetime) -> None:
    """She says something in a room, how she is, and that she is with herself."""
    leaders = [place.staff("Cass", "counsellor"), place.staff("Yusuf", "youth_worker")]
    evening = Evening.planned([amira], leaders, by=place.manager, at=at)
    evening.opened(*leaders, holding=rooms.Room.Holding.OPEN)
    evening.come(amira)
    evening.say(amira, "A quiet day.")
    look_after_members(at + timedelta(minutes=11))
    see_out(evening.place(amira), by=evening.place(leaders[0]), at=at)
    give_mood(evening.place(amira), Moment.IN, Feeling.CALM, at=at)
    seq = Entry.objects.get(author=amira, kind=Entry.Kind.SAID).seq
    sign = rooms.Reaction.Sign.WITH_YOU
    give_sign(evening.channel("room"), seq, sign, by=evening.place(amira), at=at)
    activity = begun(evening, rooms.Activity.Kind.POLL, by=leaders[0])
    choose(activity.slug, 1, by=evening.place(amira), at=at)
    theirs = {"activity": activity, "place": evening.place(amira)}
    rooms.BoardNote.objects.create(**theirs, key=evening.next_key(), sealed=b"x", at=at)
    rooms.Turn.objects.create(**theirs, position=1, began_at=at)


def found(model: type[Model], key: str, person: Person) -> int:
    return model._default_manager.filter(**{key: person.pk}).count()


def told(person: Person) -> set[str]:
    """Return the columns that still tell something."""
    return {
        f"{model.__name__}.{column}"
        for model, key, column, empty in EMPTIED
        for held in model._default_manager.filter(**{key: person.pk}).values_list(column, flat=True)
        if held != empty
    }


def test_rows_of_their_own_go(amiras: None, amira: Person, at: datetime) -> None:
    before = [(model, key) for model, key in GONE if found(model, key, amira)]

    leave(amira, at=at)

    assert before == GONE
    assert [(model, key) for model, key in GONE if found(model, key, amira)] == []


def test_rows_that_others_hang_on_tell_nothing(amiras: None, amira: Person, at: datetime) -> None:
    before = told(amira)

    leave(amira, at=at)

    assert before == {f"{model.__name__}.{column}" for model, _key, column, _empty in EMPTIED}
    assert told(amira) == set()


def test_what_staff_hold_is_let_go_and_their_invitation_forgets_the_name(
    place: Place, amiras: None, at: datetime
) -> None:
    nan = place.staff("Nan", "moderator")
    assert claim_next(moderator=nan, at=at)

    leave(nan, at=at)

    assert not Claim.objects.filter(moderator=nan).exists()
    assert Invitation.objects.get(taken_up_by=nan).shown_name == ""


def test_every_table_that_is_erased_is_tried() -> None:
    erased = {(one.model, one.key) for one in belongings if not isinstance(one.erase, Stays)}
    emptied = {(model, key) for model, key, _column, _empty in EMPTIED}

    # Search rows are copies of words: canaries look for those. Editors have a test of their own.
    of_editors = set(editors.KEYS)
    assert erased - {*GONE, *OF_STAFF} - of_editors - emptied == {(IndexEntry, "object_id")}
