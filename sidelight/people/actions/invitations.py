"""Staff come in by a one-time link: a manager invites, and the invited person takes it up."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db import transaction

from sidelight.foundation.text import clean_words, fold_name
from sidelight.ledger.actions import record
from sidelight.ledger.models import Act
from sidelight.people import queries, rules
from sidelight.people.actions.agree import agree
from sidelight.people.actions.names import new_person, take_name
from sidelight.people.actions.roles import grant_role
from sidelight.people.errors import (
    AlreadyInvited,
    InvitationOver,
    MustAgreeFirst,
    NameNotFit,
    NameTaken,
    OnlyManagersInvite,
)
from sidelight.people.models import HouseText, Invitation, Person, Role

INVITATION_LASTS = timedelta(days=7)


@dataclass(frozen=True)
class NewInvitation:
    """Who is invited for what. starts_at, ends_at: empty for “at once” and “without an end”."""

    shown_name: str
    role: Role
    starts_at: datetime | None = None
    ends_at: datetime | None = None


@dataclass(frozen=True)
class NewColleague:
    """What the invited person gives; the passphrase is kept out of every printout."""

    passphrase: str = field(repr=False)
    agreed_to: Sequence[HouseText] = ()


def invite(new: NewInvitation, *, by: Person, at: datetime) -> str:
    """Return the secret half of a one-time link that holds for seven days; it is not kept.

    Raises OnlyManagersInvite when the giver is no manager who is ready, NameNotFit and NameTaken
    as for every name, and AlreadyInvited while an open invitation for such a name is there.
    """
    _must_be_a_manager(by, at)
    name = " ".join(clean_words(new.shown_name).split())
    _must_be_free(name, at)
    token = secrets.token_urlsafe(32)
    with transaction.atomic():
        invitation = Invitation.objects.create(
            # Only the hash: a copy of the database lets nobody in.
            link_hash=rules.hash_of_link(token),
            shown_name=name,
            role=new.role,
            invited_by=by,
            invited_at=at,
            expires_at=at + INVITATION_LASTS,
            starts_at=new.starts_at,
            ends_at=new.ends_at,
        )
        record(
            Act.INVITED,
            actor_id=by.pk,
            subject=("invitation", invitation.pk),
            at=at,
            detail={"role": str(new.role)},
        )
    return token


def withdraw_invitation(invitation: Invitation, *, by: Person, at: datetime) -> Invitation:
    """Make a link worthless at once. Raises OnlyManagersInvite, and InvitationOver when it is."""
    _must_be_a_manager(by, at)
    with transaction.atomic():
        locked = _locked(invitation.slug, at)
        locked.withdrawn_by, locked.withdrawn_at = by, at
        locked.save(update_fields=["withdrawn_by", "withdrawn_at"])
        record(Act.INVITATION_WITHDRAWN, actor_id=by.pk, subject=("invitation", locked.pk), at=at)
    return locked


def take_up(invitation: Invitation, new: NewColleague, *, at: datetime) -> Person:
    """Make the invited person, with the role that their inviter gives; the link is used up.

    The role waits for its second person and for readiness like every other. Raises
    InvitationOver when the link was used, withdrawn or ran out, or when whoever sent it is no
    manager who is ready any more; MustAgreeFirst when the texts are not those in force; NameTaken
    when somebody came in under an equal name meanwhile. Nothing is kept when it raises.
    """
    if set(new.agreed_to) != set(queries.texts_in_force(at)):
        raise MustAgreeFirst
    with transaction.atomic():
        # Locked: of two browsers with the same link, the second finds it used.
        locked = _locked(invitation.slug, at)
        if not queries.may_still_invite(locked.invited_by, at):
            raise InvitationOver
        person = new_person(new.passphrase, age_band="", at=at)
        take_name(person, locked.shown_name, at=at)
        agree(person, new.agreed_to, at=at)
        grant = grant_role(
            person,
            Role(locked.role),
            granted_by=locked.invited_by,
            at=at,
            starts_at=max(at, locked.starts_at or at),
            ends_at=locked.ends_at,
        )
        locked.taken_up_by, locked.taken_up_at = person, at
        locked.save(update_fields=["taken_up_by", "taken_up_at"])
        record(
            Act.INVITATION_TAKEN_UP,
            actor_id=person.pk,
            subject=("invitation", locked.pk),
            at=at,
            detail={"grant": grant.pk},
        )
    return person


def _locked(slug: str, at: datetime) -> Invitation:
    found = Invitation.objects.select_for_update().open(at).filter(slug=slug).first()
    if found is None:
        raise InvitationOver
    return found


def _must_be_a_manager(by: Person, at: datetime) -> None:
    if not queries.may_still_invite(by, at):
        raise OnlyManagersInvite


def _must_be_free(name: str, at: datetime) -> None:
    if not rules.name_fits(name):
        raise NameNotFit
    folded = fold_name(name)
    if Person.objects.filter(shown_name_folded=folded).exists():
        raise NameTaken
    if any(fold_name(one.shown_name) == folded for one in queries.open_invitations(at)):
        raise AlreadyInvited
