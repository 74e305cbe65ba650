"""What may stand in a notice, what may leave the building, and when."""

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta, tzinfo

from sidelight.foundation.ids import ALPHABET, SLUG_LENGTH
from sidelight.foundation.pace import Pace
from sidelight.foundation.week import MIDNIGHT, Hours, is_open, next_opening


def is_a_pointer(about: str) -> bool:
    """Say whether this is nothing, or a slug as we make them; a word somebody typed is neither."""
    return not about or (len(about) == SLUG_LENGTH and set(about) <= set(ALPHABET))


# Words that would tell a parent, a partner or a friend what this place is about.
TELLING = (
    "harm", "hurt", "self", "cut", "safe", "suicid", "crisis", "mental", "health", "therap",
    "counsel", "support", "help", "wellbeing", "emotion", "feeling", "anxi", "depress", "recover",
    "young", "youth", "teen", "child", "charity", "group", "course", "session", "room", "chat",
    "moderat", "assess", "safeguard", "waiting list", "sidelight", "community", "member", "nhs",
    "service",
)  # fmt: skip
A_PLAIN_PATH = re.compile(r"/(?!/)[A-Za-z0-9/_:.-]*")
# As notices.links makes them: what a slug or a signature spells is chance, so it is not read.
A_SLUG = re.compile(rf"(?<=/)[{ALPHABET}]{{{SLUG_LENGTH}}}(?=/|$)")
# Twelve letters by chance hold a word of three now and then, and one of six never.
LONGER_THAN_CHANCE = 6
A_TOKEN = re.compile(r"[A-Za-z0-9.-]+\.[A-Za-z0-9_-]{43}")


def tells(words: str) -> bool:
    """Say whether words would give away what this place is about."""
    folded = words.casefold()
    return any(word in folded for word in TELLING)


def is_neutral(path: str) -> bool:
    """Say whether a path on our own host may stand in a message: plain, and telling nothing.

    The harm: an address is the one part of a message that a lock screen shows as it is.
    """
    written = A_TOKEN.sub("", path)
    by_us = A_SLUG.sub("", written)
    slugs = "/".join(A_SLUG.findall(written))
    return (
        bool(A_PLAIN_PATH.fullmatch(path))
        and not tells(by_us)
        and not any(word in slugs for word in TELLING if len(word) >= LONGER_THAN_CHANCE)
    )


def allowed_from(at: datetime, from_hour: int, until_hour: int, tz: tzinfo) -> datetime:
    """Return the first instant from now on at which somebody wants messages.

    from_hour, until_hour: 0 to 24 on the clocks of that zone. A day whose clocks leave no room for
    these hours has none of them.
    """
    week = _every_day(from_hour, until_hour)
    if is_open(week, at, tz):
        return at
    return next_opening(week, at, tz) or at


def _every_day(from_hour: int, until_hour: int) -> list[Hours]:
    closes = time(until_hour) if until_hour < 24 else MIDNIGHT
    return [Hours(weekday, time(from_hour), closes) for weekday in range(7)]


# A message is in one worker's hands this long; a worker that died gives it back by itself.
CLAIM_LASTS = timedelta(minutes=10)
GIVEN_UP_AFTER = timedelta(days=3)
LONGEST_REST = timedelta(hours=1)


def rest_after(tries: int) -> timedelta:
    """Return how long to wait after so many tries: 1, 2, 4 ... minutes, an hour at most."""
    return min(timedelta(minutes=2 ** min(tries - 1, 6)), LONGEST_REST)


def is_given_up(made_at: datetime, at: datetime) -> bool:
    """Say whether a message has been tried for so long that a person has to know."""
    return at - made_at >= GIVEN_UP_AFTER


STOP = "stop"
STOPS_WORK_FOR = timedelta(days=365)
TEST_MESSAGES = Pace("test message", 3, timedelta(hours=1))
MOST_DEVICES = 5


@dataclass(frozen=True)
class Reminders:
    """How many hours before something somebody wants to be reminded; 0 means not at all."""

    first_hours: int = 48
    last_hours: int = 2

    @property
    def before(self) -> list[timedelta]:
        """How long before, the earlier reminder first."""
        return [timedelta(hours=hours) for hours in (self.first_hours, self.last_hours) if hours]
