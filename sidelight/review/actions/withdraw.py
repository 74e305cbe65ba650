"""The author takes their own words back: at once, always, whatever state they are in."""

from datetime import datetime

from django.db import transaction

from sidelight.ledger.actions import record
from sidelight.ledger.models import Act
from sidelight.people.models import Person
from sidelight.review import rules
from sidelight.review.actions.versions import OPEN, lock_versions, move_to, standing
from sidelight.review.errors import NotTheirs
from sidelight.review.models import NAME, State, Submission
from sidelight.review.registers import kind_named


def withdraw(submission: Submission, *, by: Person, at: datetime) -> Submission:
    """Take words back. Raises NotTheirs.

    Taking back what others can read, or words of which nothing was ever approved, takes every
    version with it, decided or not, so that none can come back later. Taking back a change that
    waits leaves the approved version standing.
    """
    with transaction.atomic():
        versions = lock_versions(submission.pk)
        held = next(version for version in versions if version.pk == submission.pk)
        if not rules.may_withdraw(asker_id=by.pk, author_id=held.author_id, state=held.state):
            raise NotTheirs
        is_all = standing(versions).pk == held.pk or standing(versions).state != State.APPROVED
        gone = [v for v in versions if v.state in OPEN | {State.APPROVED}] if is_all else [held]
        for version in gone:
            move_to(version, State.WITHDRAWN)
            record(Act.WITHDRAWN, actor_id=by.pk, subject=("submission", version.pk), at=at)
        kind_named(held.kind).changed(held, at)
    return held


def let_names_go(person: Person, at: datetime) -> None:
    """Take back every name that somebody chose. Plugged into people: a safe name was picked.

    Without it, a name that still waits would be shown over the safe one once it is approved.
    """
    for name in Submission.objects.written_by(person).filter(kind=NAME):
        name.refresh_from_db(fields=["state"])
        if name.state in OPEN | {State.APPROVED}:
            withdraw(name, by=person, at=at)
