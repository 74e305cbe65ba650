"""Concerns and follow-ups for tests, made through the actions."""

import json
from dataclasses import asdict
from datetime import datetime, timedelta

from sidelight.foundation.crypto import encrypt
from sidelight.people.models import Person
from sidelight.safeguarding.actions import (
    Ask,
    Evidence,
    NewConcern,
    agree_to_open,
    ask_follow_up,
    ask_to_open,
    raise_concern,
)
from sidelight.safeguarding.models import (
    Concern,
    EmergencyDetails,
    EmergencyOpening,
    FollowUp,
    FollowUpKind,
    Needed,
    WhyOpened,
)
from sidelight.safeguarding.queries.emergencies import DETAILS
from sidelight.safeguarding.rules.emergencies import Details
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


def sealed(
    person: Person,
    *,
    at: datetime,
    details: Details = Details("Robin", "4 Example Road, second floor", "07700 900123", "An aunt"),  # noqa: B008  # frozen
) -> EmergencyDetails:
    """What somebody gave for an emergency, whether or not a course asks for it just now."""
    encrypted = encrypt(json.dumps(asdict(details)), purpose=DETAILS)
    return EmergencyDetails.objects.create(person=person, encrypted=encrypted, confirmed_at=at)


def asked_to_open(about: Person, *, by: Person, at: datetime) -> EmergencyOpening:
    """That somebody asks to open them; nobody has agreed."""
    ask = Ask(WhyOpened.DANGER, "They wrote goodbye and went quiet.", new_key())
    return ask_to_open(about, ask, by=by, at=at)


def opened_by_two(about: Person, *, by: Person, second: Person, at: datetime) -> EmergencyOpening:
    """An opening that two people look at for an hour."""
    return agree_to_open(asked_to_open(about, by=by, at=at), by=second, at=at)
