"""Letting somebody who finished a course into a space for those who did, for a while."""

from datetime import datetime

from django.db import transaction

from sidelight.community.errors import NotForThem
from sidelight.community.models import LetIn, Space
from sidelight.community.queries import step_down_spaces
from sidelight.ledger.actions import record
from sidelight.ledger.models import Act
from sidelight.people.models import Person


def let_in(person: Person, space: Space, *, until: datetime, at: datetime) -> LetIn:
    """Let somebody read and write in a step-down space; twice is once, and never shorter.

    Whoever calls this knows that they finished a course and want it: it asks nothing about that.
    Raises NotForThem for a space of another age, one that is closed, or one for everybody; and
    when the time is over already.
    """
    if until <= at or not step_down_spaces(person).filter(pk=space.pk).exists():
        raise NotForThem
    with transaction.atomic():
        Person.objects.select_for_update(no_key=True).get(pk=person.pk)
        kept, is_new = LetIn.objects.get_or_create(
            person=person, space=space, defaults={"since": at, "until": until}
        )
        if not is_new and kept.until >= until:
            return kept
        kept.until = until
        kept.save(update_fields=["until"])
        subject = ("person", person.pk)
        detail = {"space": space.pk}
        record(Act.SPACE_LET_IN, actor_id=person.pk, subject=subject, at=at, detail=detail)
    return kept
