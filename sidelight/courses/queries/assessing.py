"""Who asked for a place, as counsellors see it: never of somebody whom they know."""

from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Any

from django.db.models import Case, Exists, Max, OuterRef, QuerySet, Value, When
from django.db.models.functions import Coalesce

from sidelight.courses.models import (
    Application,
    AskedWords,
    Group,
    KnownNote,
    KnownPair,
    PlaceDecision,
    TalkTime,
)
from sidelight.courses.queries.apart import apart_from, sits_near_one_apart
from sidelight.courses.queries.finding import moment_words, open_groups, usual_words
from sidelight.foundation.paging import ListPage, page_of
from sidelight.people.models import NeedsWords, Person
from sidelight.people.queries.needs import Needs, told_of
from sidelight.screening.rules import Tier

ON_A_PAGE = 25
MOST_GROUPS = 30


@dataclass(frozen=True)
class AskedRow:
    """One line of the list. tier: how soon somebody should read the words of it."""

    slug: str
    name: str
    band: str
    group: str
    asked_at: datetime
    stage: str
    tier: int
    is_confirmed: bool
    talk_at: datetime | None
    has_form: bool
    needs_a_look: bool


def asked_rows(counsellor: Person, page: str | None) -> ListPage[AskedRow]:
    """Return who asked and waits for a counsellor: worrying words first, then in their order."""
    urgent = AskedWords.objects.filter(application=OuterRef("pk"), tier__gte=Tier.TODAY)
    in_order = _of_others(counsellor).annotate(
        is_done=Case(When(confirmed_at=None, then=0), default=1), worry=Exists(urgent)
    )
    # First who, then what stands beside their names.
    those = in_order.order_by("is_done", "-worry", "pk").values_list("pk", flat=True)
    found = page_of(those, page, ON_A_PAGE)
    rows = {one.pk: one for one in _seen_by(counsellor).filter(pk__in=found.rows)}
    shown = [_row(rows[pk]) for pk in found.rows if pk in rows]
    return ListPage(shown, found.number, found.goes_on)


def asked_for(counsellor: Person, slug: str) -> Application | None:
    """Return what somebody asked for, as long as it goes on; none of somebody they know."""
    words = NeedsWords.objects.filter(person=OuterRef("person"))
    mine = _seen_by(counsellor).annotate(
        is_apart=sits_near_one_apart(), has_needs_words=Exists(words)
    )
    found: Application | None = mine.filter(slug=slug).first()
    return found


def _of_others(counsellor: Person) -> QuerySet[Application]:
    going_on: QuerySet[Application] = Application.objects.going_on()
    return going_on.exclude(person__in=apart_from(counsellor.pk))


def _seen_by(counsellor: Person) -> Any:  # Any: rows that know more than an application by itself
    form = AskedWords.objects.filter(application=OuterRef("pk"), kind=AskedWords.Kind.NOW)
    notes = KnownNote.objects.filter(person=OuterRef("person"), settled_at=None)
    return (
        _of_others(counsellor)
        .select_related("person", "group__version", "seat", "talk__room")
        .annotate(
            tier=Coalesce(Max("words__tier"), Value(0)),
            has_form=Exists(form),
            needs_a_look=Exists(notes),
        )
    )


def _row(application: Any) -> AskedRow:  # Any: as above
    talk = getattr(application, "talk", None)
    return AskedRow(
        slug=application.slug,
        name=application.person.shown_name,
        band=application.person.get_age_band_display(),
        group=f"{application.group.name}, {usual_words(application.group)}",
        asked_at=application.asked_at,
        stage=str(application.stage.label),
        tier=application.tier,
        is_confirmed=bool(application.confirmed_at),
        talk_at=talk.starts_at if talk else None,
        has_form=application.has_form,
        needs_a_look=application.needs_a_look,
    )


@dataclass(frozen=True)
class AskedPage:
    """Everything about one application but its words, which are opened one at a time."""

    row: AskedRow
    application: Application
    needs: Needs
    where: str
    device: str
    words: list[AskedWords]
    decisions: list[PlaceDecision]
    is_apart: bool
    """Whether somebody whom they should not meet has a seat in the same group."""
    talk_room: str
    others: list[tuple[str, str]]
    """Groups of the same age with a free place: slug and words."""


def asked_page(application: Any, at: datetime) -> AskedPage:  # Any: as asked_for found it
    """Return the page of one application."""
    talk = getattr(application, "talk", None)
    decisions = PlaceDecision.objects.filter(application_number=application.pk)
    return AskedPage(
        row=_row(application),
        application=application,
        needs=Needs(told_of(application.person), application.has_needs_words),
        where=application.get_where_display(),
        device=application.get_device_display(),
        words=list(application.words.order_by("-tier", "pk")),
        decisions=list(decisions.select_related("by", "other_group")),
        is_apart=application.let_in_at is None and application.is_apart,
        talk_room=talk.room.slug if talk and talk.room_id else "",
        others=other_groups(application, at),
    )


def other_groups(application: Application, at: datetime) -> list[tuple[str, str]]:
    """Return open groups of the same age but this one, first those that begin first."""
    found = open_groups(at).filter(band=application.group.band).exclude(pk=application.group_id)
    return [
        (group.slug, f"{group.name}, {usual_words(group)} ({group.free})")
        for group in found.order_by("begins_at")[:MOST_GROUPS]
    ]


def words_called(application: Application, kind: str) -> AskedWords | None:
    """Return one answer of an application."""
    found: AskedWords | None = application.words.filter(kind=kind).first()
    return found


def group_called(slug: str) -> Group | None:
    """Return a group that is open, or none."""
    found: Group | None = Group.objects.open_to_members().filter(slug=slug).first()
    return found


def notes_for(counsellor: Person) -> QuerySet[KnownNote]:
    """Return what members told in private and nobody has settled, the oldest first."""
    open_ones = KnownNote.objects.filter(settled_at=None).exclude(person=counsellor)
    apart = apart_from(counsellor.pk)
    return open_ones.exclude(person__in=apart).select_related("person").order_by("pk")


def pairs_for(counsellor: Person) -> QuerySet[KnownPair]:
    """Return who is not to meet whom, the newest first; none of one's own."""
    standing = KnownPair.objects.filter(ended_at=None)
    others = standing.exclude(one=counsellor).exclude(other=counsellor)
    return others.select_related("one", "other", "noted_by").order_by("-pk")


@dataclass(frozen=True)
class TimeRow:
    """One time of a counsellor's. name: whose talk it is; empty while it is free."""

    slug: str
    when: str
    second: str
    name: str
    application: str
    room: str


def times_of(counsellor: Person, zone: tzinfo, at: datetime) -> list[TimeRow]:
    """Return the times that a counsellor has put up and that are not over, in their order."""
    mine = TalkTime.objects.standing().filter(counsellor=counsellor, ends_at__gt=at)
    found = mine.select_related("second", "application__person", "room").order_by("starts_at")
    return [_time(one, zone) for one in found]


def _time(one: TalkTime, zone: tzinfo) -> TimeRow:
    going_on = one.application if one.application and not one.application.ended_at else None
    return TimeRow(
        slug=one.slug,
        when=moment_words(one.starts_at, zone),
        second=one.second.shown_name,
        name=one.application.person.shown_name if one.application else "",
        application=going_on.slug if going_on else "",
        room=one.room.slug if one.room else "",
    )
