"""Asking for a place: a seat or an honest place in the line, once, whatever is tapped twice."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from django.db import transaction

from sidelight.courses.actions.evening_rooms import keep_in_step
from sidelight.courses.actions.seats import (
    is_apart,
    locked_group,
    locked_person,
    lowest_free,
    pass_on,
    somebody_waits_before,
    waits_for_a_look,
)
from sidelight.courses.actions.telling import tell_where_it_stands
from sidelight.courses.actions.words import PreparedWords, keep_note, keep_words, prepared
from sidelight.courses.errors.places import HasAsked, MembersAsk, OtherBand, TooLateToAsk
from sidelight.courses.models import Application, Group, Seat, Session
from sidelight.courses.queries.words import KNOWN
from sidelight.courses.rules.offers import may_still_ask
from sidelight.notices.models import NoticeKind
from sidelight.people.models import Person, Role
from sidelight.people.queries import roles_of


@dataclass(frozen=True)
class NewApplication:
    """What the form gives. key: made with it. knows: whom they know here, in their own words."""

    key: UUID
    where: str
    device: str
    words: Mapping[str, str] = field(default_factory=dict)
    knows: str = ""


def ask_for_place(
    group: Group, new: NewApplication, *, person: Person, at: datetime
) -> Application:
    """Ask for a place: the lowest free seat is theirs, or they wait; the same for a second tap.

    Raises MembersAsk, OtherBand, TooLateToAsk, and HasAsked while another one is not over.
    """
    if Role.MEMBER not in roles_of(person, at):
        raise MembersAsk
    # Screened and encrypted before the transaction: others wait for its lock.
    words = prepared(new.words)
    knows = prepared({KNOWS: new.knows}, purpose=KNOWN)
    with transaction.atomic():
        locked_person(person)
        known = Application.objects.filter(key=new.key).first()
        if known is not None and (known.person_id, known.group_id) == (person.pk, group.pk):
            return known
        locked = locked_group(group.pk)
        _must_take_them(locked, person, at)
        pass_on(locked, at)
        key = new.key if known is None else uuid5(new.key, f"{person.pk} {group.pk}")
        application = _row(locked, person, new, key=key, at=at)
        _keep_all(application, words, knows, at)
        _seat_or_line(application, at)
    return application


KNOWS = "knows"


def _must_take_them(group: Group, person: Person, at: datetime) -> None:
    if person.age_band != group.band:
        raise OtherBand
    if Application.objects.going_on().filter(person=person).exists():
        raise HasAsked
    meets = Session.objects.filter(group=group, cancelled_at=None).order_by("starts_at")
    first = meets.values_list("starts_at", flat=True).first()
    is_open = group.opened_at and not group.ended_at and not group.cancelled_at
    zone = ZoneInfo(group.zone)
    if first is None or not is_open or not may_still_ask(at, begins_at=first, zone=zone):
        raise TooLateToAsk


def _row(
    group: Group, person: Person, new: NewApplication, *, key: UUID, at: datetime
) -> Application:
    return Application.objects.create(
        group=group, person=person, key=key, asked_at=at, where=new.where, device=new.device
    )


def _keep_all(
    application: Application,
    words: Mapping[str, PreparedWords],
    knows: Mapping[str, PreparedWords],
    at: datetime,
) -> None:
    keep_words(application, words, at=at)
    if KNOWS in knows:
        key = uuid5(application.key, KNOWS)
        keep_note(application.person, knows[KNOWS], key=key, at=at)


def _seat_or_line(application: Application, at: datetime) -> None:
    """Take the lowest free seat, unless somebody else is to have it first."""
    seat: Seat | None = lowest_free(application.group)
    if seat is None or is_apart(application) or somebody_waits_before(application):
        tell_where_it_stands(application, NoticeKind.WAITING, at=at)
        return
    if waits_for_a_look(application.person_id):
        # Kept without a word: who told us of somebody they know must not lose their turn by it.
        seat.application = application
        seat.save(update_fields=["application"])
        tell_where_it_stands(application, NoticeKind.WAITING, at=at)
        return
    seat.application, application.taken_at = application, at
    seat.save(update_fields=["application"])
    application.save(update_fields=["taken_at"])
    keep_in_step(application.group, at)
    tell_where_it_stands(application, NoticeKind.PLACE_KEPT, at=at)
