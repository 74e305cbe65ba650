"""Who may do what with a programme, and how far one is."""

from collections.abc import Set
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sidelight.people.models import Role

# The values of Role: a rule is tried without Django.
WRITERS = frozenset({"counsellor"})
REVIEWERS = frozenset({"counsellor", "safeguarding_lead"})
PUBLISHERS = frozenset({"counsellor", "manager"})
# Whoever sees harm in a course can stop new groups on it.
WITHDRAWERS = frozenset({"counsellor", "manager", "safeguarding_lead"})
READERS = frozenset({"counsellor", "youth_worker", "manager", "safeguarding_lead"})

SHORTEST_EVENING, LONGEST_EVENING = 60, 90


class Stage(StrEnum):
    """How far a version is. Only the first may be changed."""

    WRITING = "writing"
    ASKED = "asked"
    REVIEWED = "reviewed"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"
    PUT_AWAY = "put_away"


def stage_of(*, asked: bool, reviewed: bool, published: bool, withdrawn: bool) -> Stage:
    """Return how far a version is, from what was done with it."""
    if withdrawn:
        return Stage.WITHDRAWN if published else Stage.PUT_AWAY
    if published:
        return Stage.PUBLISHED
    if reviewed:
        return Stage.REVIEWED
    return Stage.ASKED if asked else Stage.WRITING


def may_write(roles: "Set[Role]", stage: Stage) -> bool:
    """Whether somebody may change the words of a version: a counsellor, while it is written."""
    return bool(roles & WRITERS) and stage == Stage.WRITING


def may_review(roles: "Set[Role]", stage: Stage, *, wrote_in_it: bool) -> bool:
    """Whether somebody may say yes to a version, or send it back: nobody does so to their own."""
    return bool(roles & REVIEWERS) and stage == Stage.ASKED and not wrote_in_it


def may_publish(roles: "Set[Role]", stage: Stage) -> bool:
    """Whether somebody may publish: a counsellor or manager, what somebody else said yes to."""
    return bool(roles & PUBLISHERS) and stage == Stage.REVIEWED


def may_withdraw(roles: "Set[Role]", stage: Stage) -> bool:
    """Whether somebody may withdraw a version, so that no new group begins on it."""
    return bool(roles & WITHDRAWERS) and stage == Stage.PUBLISHED


def may_put_away(roles: "Set[Role]", stage: Stage) -> bool:
    """Whether somebody may put a draft away, so that another one can be begun."""
    return bool(roles & WRITERS) and stage in (Stage.WRITING, Stage.REVIEWED)


def fits_an_evening(minutes: int) -> bool:
    """Whether a week's steps take as long as an evening is meant to: 60 to 90 minutes."""
    return SHORTEST_EVENING <= minutes <= LONGEST_EVENING
