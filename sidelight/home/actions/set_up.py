"""The first manager comes in, with a link that works once."""

import json
import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db import transaction

from sidelight.directory.actions import load_shipped
from sidelight.home.errors import NoSuchLink
from sidelight.home.queries import link_is_good, set_up_file
from sidelight.home.queries.set_up import hash_of
from sidelight.people.actions import found
from sidelight.people.errors import AlreadyFounded
from sidelight.people.models import Person
from sidelight.people.queries import has_anybody
from sidelight.team.actions import Dates, declare_founder_ready
from sidelight.team.queries import today

LINK_LASTS = timedelta(hours=24)
# Time to bring in a second manager, who then confirms the first one's checks and training.
FOUNDER_DECLARED_FOR = timedelta(days=30)


@dataclass(frozen=True)
class FirstManager:
    """What the set-up page asks for; the passphrase is kept out of every printout."""

    shown_name: str
    passphrase: str = field(repr=False)


def make_set_up_link(*, at: datetime) -> str:
    """Return the token of a new link; one made before no longer works.

    Only its hash is kept, so that a copy of the data folder lets nobody in. Raises
    AlreadyFounded as soon as anybody is here.
    """
    if has_anybody():
        raise AlreadyFounded
    token = secrets.token_urlsafe(32)
    kept = {"hash": hash_of(token), "expires_at": (at + LINK_LASTS).isoformat()}
    path = set_up_file()
    path.touch(mode=0o600)
    path.write_text(json.dumps(kept), encoding="ascii")
    return token


def set_up(new: FirstManager, token: str, *, at: datetime) -> Person:
    """Make the first manager, and put the shipped help lines where they can be checked.

    Raises NoSuchLink when the link has run out or was used, AlreadyFounded when somebody else
    came in at the same moment.
    """
    if not link_is_good(token, at):
        raise NoSuchLink
    with transaction.atomic():
        person = found_first_manager(new, at=at)
        load_shipped(at)
    set_up_file().unlink(missing_ok=True)
    return person


def found_first_manager(new: FirstManager, *, at: datetime) -> Person:
    """Make the first manager, ready on their own word for a month. Raises AlreadyFounded."""
    last = today(at) + FOUNDER_DECLARED_FOR
    with transaction.atomic():
        person = found(new.shown_name, new.passphrase, at=at)
        declare_founder_ready(person, Dates(last, last), at=at)
    return person
