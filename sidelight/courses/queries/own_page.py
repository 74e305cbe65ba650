"""The page of somebody's own course as a whole: two questions tell most of what stands on it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sidelight.courses.models import Session
from sidelight.courses.queries.own import OwnCourse, applications_of, course_of, shown_of
from sidelight.courses.queries.own_ending import Ending, ending_among
from sidelight.courses.queries.own_evenings import evenings_of, newest_over
from sidelight.courses.queries.own_weeks import OwnWeek, kept_to_its_end, weeks_among
from sidelight.people.models import Person


@dataclass(frozen=True)
class OwnPage:
    """What a member sees of their course. after: the newest evening that has a page for them."""

    course: OwnCourse | None
    weeks: Sequence[OwnWeek]
    ending: Ending | None
    after: Session | None


def own_page(person: Person, at: datetime) -> OwnPage:
    """Return how somebody's place stands, with the weeks and the end of the course they kept."""
    mine = applications_of(person)
    shown, kept = shown_of(mine, at), kept_to_its_end(mine)
    among = evenings_of(kept) if kept else []
    evenings = among if shown == kept or shown is None or shown.ended_at else evenings_of(shown)
    return OwnPage(
        course=course_of(shown, evenings, at) if shown else None,
        weeks=weeks_among(kept, among, at) if kept else [],
        ending=ending_among(kept, among, at) if kept else None,
        after=newest_over(among, at) if kept and kept.ended_at is None else None,
    )
