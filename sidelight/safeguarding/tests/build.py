"""Concerns and follow-ups for tests, made through the actions."""

from datetime import datetime, timedelta

from sidelight.people.models import Person
from sidelight.safeguarding.actions import Evidence, NewConcern, ask_follow_up, raise_concern
from sidelight.safeguarding.models import Concern, FollowUp, FollowUpKind, Needed
from tests.build import new_key

WORDS = "It was a long week and I do not feel safe."
WORRY = "They sound alone tonight."


def about_words(
    about: Person, at: datetime, *, worry: str = WORRY, needed: Needed = Needed.TODAY
) -> NewConcern:
    """A worry about some words of somebody's."""
    evidence = [Evidence(WORDS, about, at)]
    return NewConcern(about, worry, evidence, ("submission", 7), needed)


def raised(about: Person, *, by: Person | None, at: datetime) -> Concern:
    """A concern that somebody raised, or the program."""
    return raise_concern(about_words(about, at), key=new_key(), by=by, at=at)


def asked(about: Person, *, at: datetime, kind: FollowUpKind = FollowUpKind.TIMED_OUT) -> FollowUp:
    """A follow-up that is due the next day."""
    return ask_follow_up(about, kind, source=("room", 3), at=at, due_at=at + timedelta(days=1))
