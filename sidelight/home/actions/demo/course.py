"""The course of the demo: the sample, reviewed and published, and the groups that take it."""

from datetime import date, datetime, timedelta

from sidelight.courses.actions.groups_planning import NewGroup, open_group, plan_group
from sidelight.courses.actions.packs.opening import pack_from
from sidelight.courses.actions.programmes.beginning import bring_in
from sidelight.courses.actions.programmes.publishing import publish
from sidelight.courses.actions.programmes.reviewing import ask_for_review, say_yes
from sidelight.courses.models import Group, ProgrammeVersion
from sidelight.courses.queries.packs.sample import sample_files
from sidelight.courses.rules.evenings import A_WEEK, Hour
from sidelight.home.actions.demo.cast import Cast
from sidelight.home.actions.demo.weeks import run_for_two_weeks
from sidelight.home.rules.story import Round
from sidelight.people.models import AgeBand, Role
from sidelight.team.queries import today, zone

MINUTES = 75


def give_a_course(cast: Cast, *, founded: datetime, at: datetime) -> list[Group]:
    """Bring in the sample course as a charity does, and plan the groups of the story with it.

    One of them has been meeting for two weeks.
    """
    published = _published(cast, at=founded)
    for one in cast.story.running:
        run_for_two_weeks(one, published, cast, founded=founded, at=at)
    return [_planned(one, published, cast, at=at) for one in cast.story.group]


def _published(cast: Cast, *, at: datetime) -> ProgrammeVersion:
    counsellor, lead = cast.first(Role.COUNSELLOR), cast.first(Role.SAFEGUARDING_LEAD)
    version = bring_in(pack_from(sample_files()), by=counsellor, at=at, how="sample")
    ask_for_review(version, by=counsellor, at=at)
    say_yes(version, "", by=lead, at=at)
    return publish(version, by=counsellor, at=at)


def _planned(one: Round, version: ProgrammeVersion, cast: Cast, *, at: datetime) -> Group:
    first = _first_day(one, today(at))
    new = NewGroup(
        version=version,
        name=one.name,
        band=AgeBand(one.band),
        hour=Hour(one.time, MINUTES, str(zone())),
        days=[first + n * A_WEEK for n in range(version.weeks.count())],
        leaders=[cast[name] for name in one.leaders],
    )
    group = plan_group(new, by=cast[one.by], at=at)
    if one.is_open:
        open_group(group, seen=group.revision, by=cast[one.by], at=at)
    return group


def _first_day(one: Round, day: date) -> date:
    """Return the first such weekday, so many days from this one on."""
    soonest = day + timedelta(days=one.in_days)
    return soonest + timedelta(days=(one.weekday - soonest.weekday()) % 7)
