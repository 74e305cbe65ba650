"""A member's own course: where their place stands, when they meet, what is still to do."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from operator import itemgetter
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Exists, OuterRef

from sidelight.courses.models import Application, AskedWords, PlaceDecision
from sidelight.courses.queries.apart import kept_apart_in
from sidelight.courses.queries.attendance import has_answered
from sidelight.courses.queries.evening_rooms import is_over
from sidelight.courses.queries.finding import (
    EveningCard,
    card_of,
    day_words,
    moment_words,
    open_groups,
    span_words,
    usual_words,
)
from sidelight.courses.queries.off_words import group_off_words, session_off_words
from sidelight.courses.queries.own_evenings import MyEvening, evenings_of
from sidelight.courses.queries.words import decided
from sidelight.foundation.crypto import CannotDecrypt
from sidelight.people.models import Person

SHOWN_AFTERWARDS = timedelta(days=60)
MOST_OTHERS = 3
Stage = Application.Stage


@dataclass(frozen=True)
class OwnEvening:
    """One evening as its member sees it."""

    number: int
    title: str
    when: str
    is_off: bool
    off_words: str
    is_over: bool
    is_away: bool
    # The name of its room, while they may go in.
    room: str
    # Whether they were there themselves; about the others it says nothing.
    was_there: bool


@dataclass(frozen=True)
class OwnTalk:
    """The talk that somebody booked."""

    when: str
    room: str
    may_change: bool


@dataclass(frozen=True)
class OwnAnswer:
    """What a counsellor wrote to somebody who gets no place now, and what there is instead."""

    words: str
    instead: str
    other_group: str
    again_on: date | None


@dataclass(frozen=True)
class CalledOff:
    """Why a group did not go ahead, and what else there is for these ages."""

    words: str
    others: list[EveningCard]


@dataclass(frozen=True)
class OwnCourse:
    """Everything about somebody's place. line: how manieth they are, counted from rows, or none."""

    application: Application
    stage: Application.Stage
    title: str
    usually: str
    until: str
    line: int | None
    evenings: list[OwnEvening]
    talk: OwnTalk | None
    has_form: bool
    missed: str
    """When they missed an evening and did not say whether they go on; or nothing."""
    answer: OwnAnswer | None
    called_off: CalledOff | None

    @property
    def room_now(self) -> str:
        """The name of the room that they may go into now."""
        return next((one.room for one in self.evenings if one.room), "")

    @property
    def has_met(self) -> bool:
        """Whether an evening of their group is over: then it is too late for what comes before."""
        return any(one.is_over and not one.is_off for one in self.evenings)

    @property
    def is_place(self) -> bool:
        return self.stage == Stage.PLACE

    @property
    def is_offer(self) -> bool:
        """Whether a place is kept for them now: an offer that ran out is none."""
        return self.stage == Stage.OFFER and bool(self.until)

    @property
    def before(self) -> int:
        """How many wait before them."""
        return (self.line or 1) - 1

    @property
    def is_waiting(self) -> bool:
        return self.stage in (Stage.WAITS, Stage.KEPT)


def going_on(person: Person) -> Application | None:
    """Return what somebody asked for, while it is not over."""
    mine = Application.objects.with_seat().select_related("person").going_on()
    found: Application | None = mine.filter(person=person).first()
    return found


def may_talk(application: Application) -> bool:
    """Return whether somebody may book a talk: with a place, or where a “not now” offers one."""
    if application.stage == Stage.PLACE:
        return True
    offered = PlaceDecision.objects.filter(
        application_number=application.pk, instead=PlaceDecision.Instead.TALK
    )
    return application.ended_how == Application.Ended.NOT_NOW and offered.exists()


def last_of(person: Person) -> Application | None:
    """Return what somebody asked for last, also when it is over."""
    mine = Application.objects.with_seat().select_related("person").filter(person=person)
    found: Application | None = mine.order_by("-pk").first()
    return found


def own_course(person: Person, at: datetime) -> OwnCourse | None:
    """Return how somebody's place stands, or what became of the last one lately."""
    application = shown_of(applications_of(person), at)
    if application is None:
        return None
    return course_of(application, [] if application.ended_at else evenings_of(application), at)


def applications_of(person: Person) -> Sequence[Application]:
    """Return all that somebody asked for, the last first, with what their page says of each."""
    form = AskedWords.objects.filter(application=OuterRef("pk"), kind=AskedWords.Kind.NOW)
    mine = Application.objects.filter(person=person).annotate(has_form=Exists(form))
    return list(
        mine.select_related("person", "seat", "group__version", "talk__room").order_by("-pk")
    )


def shown_of(mine: Sequence[Application], at: datetime) -> Application | None:
    """Return of all that somebody asked for what their page is about: the last, if not long over.

    mine: the last first.
    """
    return next(
        (one for one in mine if not one.ended_at or one.ended_at > at - SHOWN_AFTERWARDS), None
    )


def course_of(
    application: Any,  # Any: rows that know more than an application by itself
    evenings: Sequence[MyEvening],
    at: datetime,
) -> OwnCourse:
    """Return how a place stands that applications_of found. evenings: its own, while it goes on."""
    zone = ZoneInfo(application.group.zone)
    stage, ends_at = application.stage, application.offer_ends_at
    stands = stage == Stage.OFFER and ends_at is not None and ends_at > at
    return OwnCourse(
        application=application,
        stage=stage,
        title=application.group.version.title,
        usually=usual_words(application.group),
        until=moment_words(ends_at, zone) if stands and ends_at else "",
        line=_line(application) if stage == Stage.WAITS else None,
        evenings=[_evening(one, zone, at) for one in evenings] if stage != Stage.OVER else [],
        talk=_talk(application, zone, at) if stage in (Stage.PLACE, Stage.OVER) else None,
        has_form=stage == Stage.PLACE and application.has_form,
        missed=_missed(application, evenings, zone) if stage == Stage.PLACE else "",
        answer=_answer(application),
        called_off=_called_off(application, at),
    )


def called_off_lately(person: Person, at: datetime) -> Application | None:
    """Return the place that somebody had in a group that was cancelled lately."""
    off = Application.objects.filter(
        person=person,
        ended_how=Application.Ended.GROUP_OFF,
        taken_at__isnull=False,
        ended_at__gt=at - SHOWN_AFTERWARDS,
    )
    found: Application | None = off.select_related("seat", "group").order_by("-pk").first()
    return found


def _called_off(application: Application, at: datetime) -> CalledOff | None:
    if application.ended_how != Application.Ended.GROUP_OFF:
        return None
    group = application.group
    others = open_groups(at).filter(band=group.band).order_by("begins_at", "pk")
    cards = [card_of(one) for one in others[:MOST_OTHERS]]
    return CalledOff(group_off_words(group.off_because), cards)


def _line(application: Application) -> int | None:
    """Return the place in the line; none while a counsellor has to look first.

    The same for whoever told us of somebody, and for whoever somebody told us of: a page that
    knew the one from the other would tell them.
    """
    if application.person.known_notes.filter(settled_at=None).exists():
        return None
    apart = kept_apart_in(application.group_id).filter(pk=application.person_id)
    if application.let_in_at is None and apart.exists():
        return None
    before = Application.objects.waiting().filter(group=application.group_id)
    return before.filter(pk__lt=application.pk).count() + 1


def _evening(mine: MyEvening, zone: ZoneInfo, at: datetime) -> OwnEvening:
    one = mine.session
    return OwnEvening(
        number=one.number,
        title=one.week.title,
        when=span_words(one, zone),
        is_off=bool(one.cancelled_at),
        off_words=session_off_words(one.off_because) if one.off_because else "",
        is_over=is_over(one, at),
        is_away=mine.is_away,
        room=mine.room_now(at),
        was_there=mine.was_there,
    )


def _talk(application: Any, zone: ZoneInfo, at: datetime) -> OwnTalk | None:  # Any: as above
    talk = getattr(application, "talk", None)
    if talk is None:
        return None
    room = talk.room.slug if talk.room and not talk.room.is_over else ""
    return OwnTalk(moment_words(talk.starts_at, zone), room, may_change=talk.starts_at > at)


def _missed(application: Application, evenings: Sequence[MyEvening], zone: ZoneInfo) -> str:
    """Return the day they were written to about last, until they answer."""
    told = [(one.missed_told_at, one.session) for one in evenings if one.missed_told_at]
    if not told:
        return ""
    told_at, session = max(told, key=itemgetter(0))
    return "" if has_answered(application, told_at) else day_words(session.starts_at, zone)


def _answer(application: Application) -> OwnAnswer | None:
    if application.ended_how != Application.Ended.NOT_NOW:
        return None
    told = PlaceDecision.objects.filter(
        application_number=application.pk, outcome=PlaceDecision.Outcome.NOT_NOW
    )
    decision = told.select_related("words", "other_group").last()
    if decision is None:
        return None
    return OwnAnswer(
        words=_words_with(decision),
        instead=decision.instead,
        other_group=decision.other_group.slug if decision.other_group else "",
        again_on=decision.again_on,
    )


def _words_with(decision: PlaceDecision) -> str:
    words = getattr(decision, "words", None)
    try:
        return decided(words) if words else ""
    except CannotDecrypt:
        return ""
