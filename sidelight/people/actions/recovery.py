"""Recovery words: made by us, shown once, kept as a slow hash; they bring a member back."""

from dataclasses import dataclass, field
from datetime import datetime

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction

from sidelight.ledger.actions import record
from sidelight.ledger.models import Act
from sidelight.people import names, queries, rules
from sidelight.people.actions.second_factor import forget_passkeys
from sidelight.people.actions.sign_ins import end_sign_ins
from sidelight.people.errors import OnlyMembersKeepWords, RecoveryDoesNotFit, RecoveryOver
from sidelight.people.models import Person, RecoveryWords, Role


@dataclass(frozen=True)
class Recovering:
    """Somebody whose words fit. seal: what was compared; other words by then, and it is over."""

    person: Person
    seal: str = field(repr=False)


def make_recovery_words(person: Person, *, at: datetime) -> list[str]:
    """Make new words for a member and return them, the only time ever; older ones end.

    Raises OnlyMembersKeepWords: staff come back with their codes and a manager, never past the
    second factor.
    """
    if not may_keep_words(person, at):
        raise OnlyMembersKeepWords
    words = names.new_recovery_words(rules.RECOVERY_WORDS)
    hashed = make_password(rules.only_letters("".join(words)))
    RecoveryWords.objects.update_or_create(
        person=person, defaults={"hashed": hashed, "made_at": at}
    )
    return words


def begin_recovering(sign_in_name: str, typed: str, *, at: datetime) -> Recovering:
    """Return whose words these are. Raises RecoveryDoesNotFit, without telling what is wrong.

    One slow hash is run whoever is asked for, so that the time it takes tells nothing either.
    """
    written = rules.only_letters(typed)
    kept = RecoveryWords.objects.select_related("person")
    found = kept.filter(person__sign_in_name=sign_in_name, person__left_at=None).first()
    if found is None:
        make_password(written)
        raise RecoveryDoesNotFit
    if not check_password(written, found.hashed) or not may_keep_words(found.person, at):
        raise RecoveryDoesNotFit
    return Recovering(found.person, found.hashed)


def recover(recovering: Recovering, passphrase: str, *, at: datetime) -> list[str]:
    """Give somebody a new passphrase, and return new recovery words.

    Every other way in ends: their sign-ins and their passkeys. Raises RecoveryOver when the words
    that were typed have been used or made anew meanwhile, and RecoveryDoesNotFit when this is no
    member any more.
    """
    person = recovering.person
    if not may_keep_words(person, at):
        raise RecoveryDoesNotFit
    words = names.new_recovery_words(rules.RECOVERY_WORDS)
    hashed = make_password(rules.only_letters("".join(words)))
    person.set_password(passphrase)
    with transaction.atomic():
        same = RecoveryWords.objects.filter(person=person, hashed=recovering.seal)
        if not same.update(hashed=hashed, made_at=at):
            raise RecoveryOver
        person.save(update_fields=["password"])
        end_sign_ins(person, at=at)
        forget_passkeys(person, at=at)
        record(Act.RECOVERED, actor_id=person.pk, subject=("person", person.pk), at=at)
    return words


def may_keep_words(person: Person, at: datetime) -> bool:
    """Whether recovery words may bring this person back: members, and nobody of the staff."""
    return queries.roles_of(person, at) == {Role.MEMBER}
