"""Shown names: chosen by a person, held like every other word, taken when approved."""

from datetime import datetime
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction

from sidelight.foundation.text import clean_words, fold_name
from sidelight.ledger.actions import record
from sidelight.ledger.models import Act
from sidelight.people import names, registers, rules
from sidelight.people.actions.marks import spread_mark
from sidelight.people.errors import NameNotFit, NameTaken
from sidelight.people.models import Person


def choose_name(person: Person, name: str, *, at: datetime) -> None:
    """Send a chosen name to be looked at; the name shown stays as it is until then.

    Raises NameNotFit when it breaks the rule for names, and NameTaken when somebody else's
    *approved* name looks the same. Names that wait are never compared: that would tell about them.
    """
    name = " ".join(clean_words(name).split())
    if not rules.name_fits(name):
        raise NameNotFit
    if _held_by_somebody_else(person, name):
        raise NameTaken
    with transaction.atomic():
        for submit in registers.name_chosen:
            submit(person, name, at)


def take_name(person: Person, name: str, *, at: datetime) -> None:
    """Show a person under the name that was just approved.

    Called inside the transaction of the decision. Raises NameTaken when an equal name was
    approved for somebody else in the meantime; the decision is then undone with it.
    """
    if _held_by_somebody_else(person, name):
        raise NameTaken
    try:
        with transaction.atomic():
            _show_as(person, name)
    except IntegrityError:  # somebody was given the same name in this very moment
        raise NameTaken from None
    record(Act.NAME_TAKEN, actor_id=person.pk, subject=("person", person.pk), at=at)


def take_safe_name(person: Person, name: str, *, at: datetime) -> None:
    """Show a person under a name of our making, at once; what they chose before is let go.

    Raises NameNotFit when we could not have made it, NameTaken when it is somebody's by now.
    """
    if not names.is_safe_name(name):
        raise NameNotFit
    with transaction.atomic():
        for let_go in registers.chosen_names_let_go:
            let_go(person, at)
        person.refresh_from_db(fields=["shown_name", "shown_name_folded"])
        take_name(person, name, at=at)


def drop_name(person: Person) -> None:
    """Show a person under a new safe name, because the approval of the old one was taken back."""
    _show_as(person, free_safe_name())


def new_person(passphrase: str, *, age_band: str, at: datetime, key: UUID | None = None) -> Person:
    """Make somebody with a sign-in name of our making, shown under a safe name."""
    shown, key = free_safe_name(), key or uuid4()
    shape, colour = spread_mark(key)
    person = Person(
        sign_in_name=_free_sign_in_name(),
        shown_name=shown,
        shown_name_folded=fold_name(shown),
        mark_shape=shape,
        mark_colour=colour,
        age_band=age_band,
        joined_at=at,
        join_key=key,
    )
    person.set_password(passphrase)
    person.save()
    return person


def free_safe_names(how_many: int) -> list[str]:
    """Return generated names that nobody is shown under, each another one."""
    free: list[str] = []
    while len(free) < how_many:
        name = free_safe_name()
        if name not in free:
            free.append(name)
    return free


def free_safe_name() -> str:
    """Return a generated name that nobody is shown under."""
    while True:
        name = names.new_safe_name()
        if not Person.objects.filter(shown_name_folded=fold_name(name)).exists():
            return name


def _free_sign_in_name() -> str:
    while True:
        name = names.new_sign_in_name()
        if not Person.objects.filter(sign_in_name=name).exists():
            return name


def _held_by_somebody_else(person: Person, name: str) -> bool:
    same = Person.objects.filter(shown_name_folded=fold_name(name))
    return same.exclude(pk=person.pk).exists()


def _show_as(person: Person, name: str) -> None:
    person.shown_name = name
    person.shown_name_folded = fold_name(name)
    person.save(update_fields=["shown_name", "shown_name_folded"])
