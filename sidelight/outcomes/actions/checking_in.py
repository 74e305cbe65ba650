"""Saying how one is; a worrying answer asks a person to do something the same day."""

from datetime import datetime
from uuid import NAMESPACE_OID, uuid5

from django.db import transaction
from django.utils import timezone

from sidelight.outcomes import queries, rules
from sidelight.outcomes.models import CheckIn, Feeling, Moment
from sidelight.people.models import Person
from sidelight.safeguarding.actions import NewConcern, ask_follow_up, raise_concern
from sidelight.safeguarding.models import (
    Concern,
    FollowUp,
    FollowUpKind,
    Needed,
    ProgramsWorry,
    Source,
)


def check_in(
    person: Person, moment: Moment, feeling: Feeling, *, source: queries.Source, at: datetime
) -> CheckIn:
    """Keep how somebody says they are; said again at the same moment, it is changed.

    A worrying answer asks for a follow-up in the same transaction: a task, and nothing that stays
    with the person. source: what it belongs to, a code and an id. May be called inside a caller's
    transaction.
    """
    before = queries.said_before(person, moment, source)
    with transaction.atomic():
        kept = _kept(person, moment, feeling, source=source, at=at)
        if rules.is_worrying(feeling, before):
            ask_follow_up(
                person,
                FollowUpKind.WORRYING_ANSWER,
                source=_source_of(kept),
                at=at,
                due_at=rules.due_at(feeling, timezone.localtime(at)),
            )
    return kept


def call_somebody(asked: CheckIn, *, at: datetime) -> Concern | None:
    """Ring for a safeguarding lead where somebody needs somebody and nobody of the staff is there.

    Nothing when they did not say so; once an hour. May be called inside a caller's transaction.
    """
    if not rules.asks_for_somebody(asked.feeling):
        return None
    new = NewConcern(
        asked.person, ProgramsWorry.NEEDS_SOMEBODY.value, (), _source_of(asked), Needed.NOW
    )
    key = uuid5(NAMESPACE_OID, f"check-in {asked.pk} {asked.at:%Y-%m-%d %H}")
    return raise_concern(new, key=key, by=None, at=at)


def hide_check_in(mine: CheckIn, *, at: datetime) -> None:
    """Do not show it to one's leaders any more; what was asked because of it stays."""
    CheckIn.objects.filter(pk=mine.pk, hidden_at=None).update(hidden_at=at)


def show_check_in(mine: CheckIn) -> None:
    """Show it to one's leaders again."""
    CheckIn.objects.filter(pk=mine.pk).update(hidden_at=None)


def remove_check_in(mine: CheckIn) -> None:
    """Remove it for good; what was asked because of it stays."""
    CheckIn.objects.filter(pk=mine.pk).delete()


def _kept(
    person: Person, moment: Moment, feeling: Feeling, *, source: queries.Source, at: datetime
) -> CheckIn:
    kind, number = source
    same = CheckIn.objects.filter(person=person, moment=moment)
    same = same.filter(source_kind=kind, source_id=number)
    known = same.select_for_update().first()
    # Once somebody has asked after them, a new answer is one of its own, and asks anew.
    if known is not None and _is_settled(known):
        known.delete()
    kept: CheckIn
    kept, _ = CheckIn.objects.update_or_create(
        person=person,
        moment=moment,
        source_kind=kind,
        source_id=number,
        defaults={"feeling": feeling, "at": at, "hidden_at": None},
    )
    return kept


def _is_settled(known: CheckIn) -> bool:
    kind, number = _source_of(known)
    asked = FollowUp.objects.filter(about=known.person_id, source_kind=kind, source_id=number)
    return asked.exclude(settling=None).exists()


def _source_of(kept: CheckIn) -> queries.Source:
    return (Source.CHECK_IN.value, kept.pk)
