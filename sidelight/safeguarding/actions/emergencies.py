"""Emergency details: kept sealed by a member, opened by two people, looked back at, told of."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django_tasks import task

from sidelight.foundation import clock
from sidelight.foundation.crypto import CannotDecrypt, decrypt, encrypt
from sidelight.foundation.text import clean_words
from sidelight.ledger.actions import record
from sidelight.ledger.models import Act
from sidelight.notices.actions import leave
from sidelight.notices.models import NoticeKind
from sidelight.people.models import Person
from sidelight.people.queries import works_as
from sidelight.safeguarding.actions.follow_ups import ask_follow_up
from sidelight.safeguarding.errors import AboutYourself, NotALead
from sidelight.safeguarding.errors.emergencies import (
    AlreadyAgreed,
    AskedTooLongAgo,
    DetailsNotFit,
    MayNotAsk,
    NoDetails,
    NotForYou,
    NotOpenNow,
    NotWanted,
    ReasonNeeded,
    SecondPersonNeeded,
    TheyKnow,
)
from sidelight.safeguarding.models import (
    EmergencyDetails,
    EmergencyOpening,
    EmergencyReason,
    FollowUpKind,
    WhyOpened,
)
from sidelight.safeguarding.queries import LEADS
from sidelight.safeguarding.queries import emergencies as queries
from sidelight.safeguarding.rules import emergencies as rules
from sidelight.safeguarding.rules.emergencies import Details

MOST_TOLD = 200


def keep_emergency_details(person: Person, details: Details, *, at: datetime) -> None:
    """Keep a member's details, in place of what was kept before.

    Raises NotWanted unless they are on their way to a course, and DetailsNotFit.
    """
    clean = Details(**{name: clean_words(words) for name, words in asdict(details).items()})
    if not queries.are_wanted(person, at):
        raise NotWanted
    if not rules.fit(clean):
        raise DetailsNotFit
    encrypted = encrypt(json.dumps(asdict(clean)), purpose=queries.DETAILS)
    EmergencyDetails.objects.update_or_create(
        person=person, defaults={"encrypted": encrypted, "confirmed_at": at}
    )


def confirm_emergency_details(person: Person, *, at: datetime) -> None:
    """Note that somebody's details still hold, as at each session of a course: their end moves.

    Somebody without any has none afterwards.
    """
    EmergencyDetails.objects.filter(person=person).update(confirmed_at=at)


def forget_emergency_details(person: Person) -> None:
    """Forget somebody's details, as when their course is over; twice changes nothing."""
    EmergencyDetails.objects.filter(person=person).delete()


@dataclass(frozen=True)
class Ask:
    """Why somebody wants details opened: a code that the member may read, and words for leads."""

    why: WhyOpened
    reason: str
    key: UUID


def ask_to_open(about: Person, ask: Ask, *, by: Person, at: datetime) -> EmergencyOpening:
    """Ask for a second person to open a member's details; nothing is open yet.

    The same key is the same asking. Raises MayNotAsk, AboutYourself, ReasonNeeded, and NoDetails.
    """
    if about.pk == by.pk:
        raise AboutYourself
    if not works_as(by, queries.WHO_ASK, at):
        raise MayNotAsk
    reason = clean_words(ask.reason)
    if not reason:
        raise ReasonNeeded
    with transaction.atomic():
        if not queries.has_details(about):
            raise NoDetails
        opening, is_new = EmergencyOpening.objects.get_or_create(
            key=ask.key,
            defaults={"about": about, "why": WhyOpened(ask.why), "asked_by": by, "asked_at": at},
        )
        if is_new:
            encrypted = encrypt(reason, purpose=queries.REASON)
            EmergencyReason.objects.create(opening=opening, encrypted=encrypted)
            _note(Act.EMERGENCY_ASKED, opening, by, at, about=about.pk, why=opening.why)
    if opening.asked_by_id != by.pk:
        raise MayNotAsk
    return opening


def agree_to_open(opening: EmergencyOpening, *, by: Person, at: datetime) -> EmergencyOpening:
    """Open a member's details to whoever asked and to this lead, for an hour.

    Leaves a follow-up that a lead has to settle with a note. Raises NotALead, AboutYourself,
    SecondPersonNeeded, AlreadyAgreed, AskedTooLongAgo, and MayNotAsk when the role of whoever
    asked has ended meanwhile.
    """
    _must_be_a_lead(opening, by, at)
    with transaction.atomic():
        locked = _locked(opening)
        # The harm: one person alone could find out where a young person lives.
        if locked.asked_by_id == by.pk:
            raise SecondPersonNeeded
        if locked.agreed_at is not None:
            raise AlreadyAgreed
        if rules.is_lapsed(locked.asked_at, at):
            raise AskedTooLongAgo
        if not works_as(locked.asked_by, queries.WHO_ASK, at):
            raise MayNotAsk
        locked.agreed_by, locked.agreed_at, locked.ends_at = by, at, at + rules.OPEN_FOR
        locked.save(update_fields=["agreed_by", "agreed_at", "ends_at"])
        _note(Act.EMERGENCY_AGREED, locked, by, at, about=locked.about_id)
        ask_follow_up(
            locked.about,
            FollowUpKind.DETAILS_OPENED,
            source=(queries.SOURCE, locked.pk),
            at=at,
            due_at=at + rules.REVIEWED_WITHIN,
        )
    return locked


def read_reason(opening: EmergencyOpening, *, by: Person, at: datetime) -> str:
    """Return why it was asked for, to leads and whoever asked, after writing down who looked.

    Nothing where its time is over. Raises NotForYou.
    """
    is_lead = opening.about_id != by.pk and works_as(by, LEADS, at)
    if by.pk != opening.asked_by_id and not is_lead:
        raise NotForYou
    _note(Act.RECORD_VIEWED, opening, by, at, of="emergency_reason")
    kept = EmergencyReason.objects.filter(opening=opening).first()
    try:
        return decrypt(kept.encrypted, purpose=queries.REASON) if kept else ""
    except CannotDecrypt:
        return ""


def read_details(opening: EmergencyOpening, *, by: Person, at: datetime) -> Details:
    """Return what a member gave, to one of the two who opened it, after writing down who looked.

    Raises NotForYou, NotOpenNow, and NoDetails when they have been taken away.
    """
    with transaction.atomic():
        now = _locked(opening)
        if by.pk not in (now.asked_by_id, now.agreed_by_id):
            raise NotForYou
        wanted = LEADS if by.pk == now.agreed_by_id else queries.WHO_ASK
        if not works_as(by, wanted, at):
            raise NotForYou
        if not now.is_open(at):
            raise NotOpenNow
        kept = EmergencyDetails.objects.filter(person=now.about_id).first()
        if kept is None:
            raise NoDetails
        _note(Act.RECORD_VIEWED, now, by, at, of="emergency_details")
    try:
        return queries.opened(kept)
    except CannotDecrypt:
        raise NoDetails from None


def keep_quiet(opening: EmergencyOpening, *, by: Person, at: datetime) -> None:
    """Record that telling the member of it would put them in danger; it stays until it is ended.

    Raises NotALead, AboutYourself, and TheyKnow.
    """
    _must_be_a_lead(opening, by, at)
    with transaction.atomic():
        locked = _locked(opening)
        if locked.told_at is not None:
            raise TheyKnow
        if locked.kept_quiet_at is None:
            locked.kept_quiet_by, locked.kept_quiet_at = by, at
            locked.save(update_fields=["kept_quiet_by", "kept_quiet_at"])
            _note(Act.EMERGENCY_KEPT_QUIET, locked, by, at, quiet=True)


def end_quiet(opening: EmergencyOpening, *, by: Person, at: datetime) -> None:
    """Record that the member may be told after all. Raises NotALead, and AboutYourself."""
    _must_be_a_lead(opening, by, at)
    with transaction.atomic():
        locked = _locked(opening)
        if locked.kept_quiet_at is not None:
            locked.kept_quiet_by = locked.kept_quiet_at = None
            locked.save(update_fields=["kept_quiet_by", "kept_quiet_at"])
            _note(Act.EMERGENCY_KEPT_QUIET, locked, by, at, quiet=False)


def tell_of_openings(at: datetime) -> int:
    """Tell members on their own page what was opened a day ago, when and why; return how many.

    On their page alone: outside of it even a neutral message could come at a bad moment.
    """
    due = EmergencyOpening.objects.filter(told_at=None, kept_quiet_at=None, about__left_at=None)
    ended = due.filter(ends_at__lte=at - rules.TOLD_AFTER).order_by("pk")
    return sum(_tell(opening, at) for opening in ended[:MOST_TOLD])


@task
def tell_of_openings_now() -> None:
    """Tell members of openings; once an hour."""
    tell_of_openings(clock.now())


def _tell(opening: EmergencyOpening, at: datetime) -> bool:
    """Tell of one; not when a lead has meanwhile recorded that it would be dangerous."""
    with transaction.atomic():
        locked = _locked(opening)
        if locked.told_at is not None or locked.kept_quiet_at is not None:
            return False
        locked.told_at = at
        locked.save(update_fields=["told_at"])
        leave(locked.about, NoticeKind.DETAILS_OPENED, about=locked.slug, at=at)
        _note(Act.EMERGENCY_TOLD, locked, None, at)
    return True


def _must_be_a_lead(opening: EmergencyOpening, by: Person, at: datetime) -> None:
    if opening.about_id == by.pk:
        raise AboutYourself
    if not works_as(by, LEADS, at):
        raise NotALead


def _locked(opening: EmergencyOpening) -> EmergencyOpening:
    """Return the row as it is now; nobody else changes it until this transaction ends."""
    return EmergencyOpening.objects.select_for_update().get(pk=opening.pk)


def _note(
    act: Act, opening: EmergencyOpening, by: Person | None, at: datetime, **detail: int | str | bool
) -> None:
    actor = by.pk if by else None
    record(act, actor_id=actor, subject=("emergency", opening.pk), at=at, detail=detail)
