"""What outcomes keep about a person: what they said goes with them."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from sidelight.outcomes.actions.keepings import CHECK_INS
from sidelight.outcomes.models import CheckIn
from sidelight.people.models import Person
from sidelight.people.registers import Belonging, Entry, said


def belongings() -> Iterator[Belonging]:
    """Return every key of outcomes that leads to a person."""
    yield Belonging(
        CheckIn, "person", _("How you said you were"), CHECK_INS, _erase_check_ins, _give_check_ins
    )


def _erase_check_ins(person: Person, at: datetime) -> None:
    CheckIn.objects.filter(person=person).delete()


def _give_check_ins(person: Person) -> Iterable[Entry]:
    for one in CheckIn.objects.filter(person=person):
        lines = [(_("Said"), said(one.at)), (_("How you were"), one.get_feeling_display())]
        if one.hidden_at:
            lines.append((_("Hidden from your leaders"), said(one.hidden_at)))
        yield Entry(one.get_moment_display(), lines)
