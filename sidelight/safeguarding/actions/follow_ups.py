"""Follow-ups: asked for once, and never closed silently."""

from datetime import datetime

from django.db import transaction

from sidelight.foundation.crypto import encrypt
from sidelight.foundation.text import clean_words
from sidelight.ledger.actions import record
from sidelight.ledger.models import Act
from sidelight.people.models import Person
from sidelight.safeguarding import queries, rules
from sidelight.safeguarding.actions.leads import must_be_their_task
from sidelight.safeguarding.errors import AlreadySettled, OutcomeNeeded
from sidelight.safeguarding.models import (
    FollowUp,
    FollowUpKind,
    FollowUpOutcome,
    Settling,
    SettlingNote,
)
from sidelight.safeguarding.queries.words import PURPOSE


def ask_follow_up(
    about: Person, kind: FollowUpKind, *, source: tuple[str, int], at: datetime, due_at: datetime
) -> FollowUp:
    """Ask staff to do something for a person, or return what was asked from this source already.

    source: where it came from, a code and an id. May be called inside a caller's transaction.
    """
    with transaction.atomic():
        asked, is_new = FollowUp.objects.get_or_create(
            about=about,
            kind=kind,
            source_kind=source[0],
            source_id=source[1],
            defaults={"asked_at": at, "due_at": due_at},
        )
        if is_new:
            record(
                Act.FOLLOW_UP_ASKED,
                actor_id=None,
                subject=("follow_up", asked.pk),
                at=at,
                detail={"about": about.pk, "kind": asked.kind, "source": source[0]},
            )
    return asked


def settle_follow_up(
    task: FollowUp, outcome: FollowUpOutcome | str, note: str, *, by: Person, at: datetime
) -> Settling:
    """Say how a follow-up went, once: an outcome and a note, with who and when.

    Raises NotYourTask, AboutYourself, OutcomeNeeded without either, and AlreadySettled.
    """
    must_be_their_task(task, by, at)
    note = clean_words(note)
    if not rules.says_how_it_went(outcome, note):
        raise OutcomeNeeded
    with transaction.atomic():
        locked = FollowUp.objects.select_for_update().get(pk=task.pk)
        if Settling.objects.filter(follow_up=locked).exists():
            raise AlreadySettled
        settling = Settling.objects.create(
            follow_up=locked, outcome=FollowUpOutcome(outcome), by=by, at=at
        )
        SettlingNote.objects.create(settling=settling, encrypted=encrypt(note, purpose=PURPOSE))
        record(
            Act.FOLLOW_UP_SETTLED,
            actor_id=by.pk,
            subject=("follow_up", locked.pk),
            at=at,
            detail={"outcome": settling.outcome},
        )
    return settling


def open_follow_up(task: FollowUp, *, by: Person, at: datetime) -> queries.OpenedFollowUp:
    """Return a follow-up with its words, after writing down who looked.

    Raises NotYourTask, and AboutYourself.
    """
    must_be_their_task(task, by, at)
    record(Act.RECORD_VIEWED, actor_id=by.pk, subject=("follow_up", task.pk), at=at)
    return queries.opened_follow_up(task, at)
