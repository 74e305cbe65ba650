"""Looking at how members say they are, and taking it back."""

from datetime import datetime

from django.db import transaction

from sidelight.courses.errors.feelings import NotYourGroup
from sidelight.courses.models import Group
from sidelight.courses.queries.feelings import GroupFeelings, feelings_in, groups_open_to
from sidelight.courses.queries.leaders import part_of
from sidelight.ledger.actions import record
from sidelight.ledger.models import Act
from sidelight.outcomes.actions import hide_check_in, remove_check_in
from sidelight.outcomes.models import CheckIn
from sidelight.people.models import Person
from sidelight.rooms.actions.own import forget_mood


def open_feelings(group: Group, *, by: Person, at: datetime) -> GroupFeelings:
    """Return how members said they were week by week, after writing down whose were looked at.

    Raises NotYourGroup for whoever neither leads this group nor stands in, or is not ready to.
    """
    leads = groups_open_to(by, at).filter(pk=group.pk)
    if part_of(by, at) is None or not leads.exists():
        raise NotYourGroup
    found = feelings_in(group)
    with transaction.atomic():
        for one in found.members:
            if one.is_said:
                record(
                    Act.RECORD_VIEWED,
                    actor_id=by.pk,
                    subject=("person", one.person.pk),
                    at=at,
                    detail={"of": "check_ins"},
                )
    return found


def hide_feeling(mine: CheckIn, *, at: datetime) -> None:
    """Do not show one's leaders how one was, also not in what the room told them of it."""
    with transaction.atomic():
        forget_mood(mine)
        hide_check_in(mine, at=at)


def remove_feeling(mine: CheckIn) -> None:
    """Remove how one was for good, also from what the room told leaders of it."""
    with transaction.atomic():
        forget_mood(mine)
        remove_check_in(mine)
