"""What the team keeps about a person: dates and who confirmed them. No words."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from sidelight.people.actions.belongings import NO_WORDS, WHAT_STAFF_DID
from sidelight.people.actions.keepings import ACTS
from sidelight.people.models import Person
from sidelight.people.registers import Belonging, Entry, said
from sidelight.team.models import OnCall, OpeningHours, Readiness


def belongings() -> Iterator[Belonging]:
    """Return every key of the team that leads to a person."""
    name = _("Your checks and training")
    yield Belonging(Readiness, "person", name, ACTS, NO_WORDS, _give_readiness)
    name = _("Checks and training that you confirmed")
    yield Belonging(Readiness, "confirmed_by", name, ACTS, NO_WORDS, WHAT_STAFF_DID)
    yield Belonging(OnCall, "person", _("When you were on call"), ACTS, NO_WORDS, _give_on_call)
    for key in ("named_by", "ended_by"):
        name = _("Times on call that you named or ended")
        yield Belonging(OnCall, key, name, ACTS, NO_WORDS, WHAT_STAFF_DID)
    for key in ("added_by", "ended_by"):
        name = _("Opening hours that you added or ended")
        yield Belonging(OpeningHours, key, name, ACTS, NO_WORDS, WHAT_STAFF_DID)


def end_times_on_call(person: Person, at: datetime) -> None:
    """Nobody who has left is the one to turn to."""
    theirs = OnCall.objects.filter(person=person, ended_at=None, ends_at__gt=at)
    theirs.update(ended_at=at, ended_by=person)


def _give_readiness(person: Person) -> Iterable[Entry]:
    for one in Readiness.objects.filter(person=person).order_by("pk"):
        yield Entry(
            one.get_role_display(),
            [
                (_("Confirmed"), said(one.confirmed_at)),
                (_("Checks until"), one.checks_until.isoformat()),
                (_("Training until"), one.training_until.isoformat()),
            ],
        )


def _give_on_call(person: Person) -> Iterable[Entry]:
    for one in OnCall.objects.filter(person=person).order_by("pk"):
        lines = [(_("From"), said(one.starts_at)), (_("Until"), said(one.ends_at))]
        yield Entry(_("On call"), lines)
