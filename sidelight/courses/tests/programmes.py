"""Programmes for tests, made by the verbs that everybody uses."""

from datetime import datetime

from sidelight.courses.actions.packs.opening import pack_from
from sidelight.courses.actions.programmes.beginning import bring_in
from sidelight.courses.actions.programmes.publishing import publish
from sidelight.courses.actions.programmes.reviewing import ask_for_review, say_yes
from sidelight.courses.models import ProgrammeVersion
from sidelight.courses.tests.packs import small_pack
from sidelight.people.models import Person


def drafted(*, by: Person, at: datetime) -> ProgrammeVersion:
    """A draft of two weeks that could be put forward as it is."""
    return bring_in(pack_from(small_pack()), by=by, at=at)


def reviewed(*, by: Person, reviewer: Person, at: datetime) -> ProgrammeVersion:
    """The same, and somebody else said yes."""
    version = drafted(by=by, at=at)
    ask_for_review(version, by=by, at=at)
    say_yes(version, "", by=reviewer, at=at)
    return version


def published(*, by: Person, reviewer: Person, at: datetime) -> ProgrammeVersion:
    """The same, and it was published."""
    return publish(reviewed(by=by, reviewer=reviewer, at=at), by=by, at=at)
