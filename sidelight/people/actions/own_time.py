"""What somebody keeps for themselves: steps they are glad of, and whether pauses are said."""

from datetime import date, datetime

from django.db import transaction

from sidelight.foundation.text import clean_words
from sidelight.people import rules
from sidelight.people.errors import NothingWrittenDown
from sidelight.people.models import PauseOff, Person, Step


def keep_step(person: Person, kind: Step.Kind, *, words: str = "", month: date) -> Step:
    """Keep that somebody did something; of the date only the month stays.

    words: for a step of one's own, at most 120 letters. Raises NothingWrittenDown without them.
    Sending the same step twice for one month keeps one.
    """
    own = " ".join(clean_words(words).split()) if kind == Step.Kind.OWN else ""
    if kind == Step.Kind.OWN and not rules.step_fits(own):
        raise NothingWrittenDown
    with transaction.atomic():
        step, _ = Step.objects.get_or_create(
            person=person, kind=kind, words=own, month=month.replace(day=1)
        )
    return step


def drop_step(person: Person, slug: str) -> None:
    """Forget a step of one's own; dropping it twice changes nothing."""
    Step.objects.filter(person=person, slug=slug).delete()


def switch_pauses_off(person: Person, *, at: datetime) -> None:
    """Say nothing more about pauses to this person."""
    PauseOff.objects.get_or_create(person=person, defaults={"since": at})


def switch_pauses_on(person: Person) -> None:
    """Say something about a pause again, once in a long visit."""
    PauseOff.objects.filter(person=person).delete()
