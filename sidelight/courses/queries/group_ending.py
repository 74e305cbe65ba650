"""The end of a group as its leaders prepare it."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sidelight.community.models import EVERY_BAND, ForWhom, Space
from sidelight.courses.models import Group
from sidelight.courses.queries.finding import day_words, moment_words
from sidelight.courses.queries.own_ending import last_evening
from sidelight.courses.rules.endings import BEFORE_THE_LAST, looks_back


@dataclass(frozen=True)
class GroupEnding:
    """What leaders see of the end of their group. opens: when members see their page of it."""

    last: str
    opens: str
    is_near: bool
    weeks: list[str]
    spaces: list[str]


def group_ending(group: Group, at: datetime) -> GroupEnding | None:
    """Return how a group ends; None where every evening was cancelled."""
    last = last_evening(group)
    if last is None:
        return None
    zone = ZoneInfo(group.zone)
    spaces = Space.objects.filter(
        for_whom=ForWhom.FINISHED, band__in=(group.band, EVERY_BAND), closed_at=None
    )
    return GroupEnding(
        last=moment_words(last.starts_at, zone),
        opens=day_words(last.starts_at - BEFORE_THE_LAST, zone),
        is_near=looks_back(last.starts_at, at),
        weeks=[week.title for week in group.version.weeks.order_by("number")],
        spaces=[space.name for space in spaces],
    )
