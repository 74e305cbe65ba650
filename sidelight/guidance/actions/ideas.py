"""What editors change in the ideas for a pause; each change is on the ledger."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from sidelight.directory.actions import KEEPERS
from sidelight.directory.errors import OnlyEditorsAndManagers
from sidelight.guidance.errors import IdeasDoNotFit
from sidelight.guidance.models import IdeaList
from sidelight.guidance.rules import MOST_IDEAS, too_long
from sidelight.ledger.actions import record
from sidelight.ledger.models import Act
from sidelight.people.models import Person
from sidelight.people.queries import works_as


def choose_ideas(ideas: Sequence[str], *, by: Person, at: datetime) -> IdeaList:
    """Offer these ideas for a pause from now on; without any, those that come with Sidelight.

    Raises OnlyEditorsAndManagers, and IdeasDoNotFit over 60 ideas or for one over 120 letters.
    """
    if not works_as(by, KEEPERS, at):
        raise OnlyEditorsAndManagers
    if len(ideas) > MOST_IDEAS or too_long(ideas):
        raise IdeasDoNotFit
    with transaction.atomic():
        chosen = IdeaList.objects.create(ideas="\n".join(ideas), since=at)
        record(
            Act.SETTING_CHANGED,
            actor_id=by.pk,
            subject=("ideas", chosen.pk),
            at=at,
            detail={"ideas": len(ideas)},
        )
    return chosen
