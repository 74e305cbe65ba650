"""A site with courses: `python -m bench.courses_places GROUPS`, as a site is told.

Groups of eight with seven weeks behind them, or some of those: half of them are over. Thirty more
are open for sign-up. People, programme, groups and places come from the actions of the site.
"""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from unittest.mock import patch
from uuid import UUID

import django

django.setup()

from django.conf import settings
from django.db import transaction

from bench import seed
from bench.courses_storm import PEOPLE
from sidelight.courses.actions.asking import NewApplication, ask_for_place
from sidelight.courses.actions.groups_ending import end_what_is_over
from sidelight.courses.actions.groups_planning import NewGroup, open_group, plan_group
from sidelight.courses.actions.packs.opening import pack_from
from sidelight.courses.actions.programmes.beginning import bring_in
from sidelight.courses.actions.programmes.publishing import publish
from sidelight.courses.actions.programmes.reviewing import ask_for_review, say_yes
from sidelight.courses.models import Group, ProgrammeVersion
from sidelight.courses.queries.packs.sample import sample_files
from sidelight.courses.rules.evenings import Hour
from sidelight.foundation import clock
from sidelight.people.models import AgeBand, Person, Role
from sidelight.people.queries import holders

LEADERS = (("Counsellor", "counsellor"), ("Worker", "youth_worker"))
EVENINGS = [(day, hour) for day in range(7) for hour in (16, 18, 20)]
OPEN_GROUPS, SEATS, FULL_TO = 30, 8, 5
WEEKS = 7
POSTS, WAITING = 100, 0
# In each band, for storms.
SPARE = 3 * 10 * PEOPLE
BEHIND = (timedelta(weeks=9), timedelta(weeks=5))  # over, and in its fifth week


@dataclass
class Charity:
    """Who plans, who leads, and what is taught."""

    manager: Person
    version: ProgrammeVersion
    leaders: Sequence[tuple[Person, Person]]
    members: dict[str, Iterator[Person]]


def main(groups: int) -> None:
    seed.main((groups + OPEN_GROUPS) * SEATS + SPARE, POSTS, WAITING)
    if Group.objects.exists():
        return
    now = clock.now()
    with transaction.atomic():
        charity = founded(groups, at=now - BEHIND[0] - timedelta(weeks=1))
        for nth in range(groups):
            add_group(charity, nth, began=now - BEHIND[nth % 2], people=SEATS)
        end_what_is_over(now)
        for nth in range(OPEN_GROUPS):
            began = now + timedelta(weeks=2)
            add_group(charity, groups + nth, began=began, people=nth % (FULL_TO + 1))


def founded(groups: int, *, at: datetime) -> Charity:
    manager = holders(Role.MANAGER, at)[0]
    place = seed.LastingPlace(manager, seed.SINCE)
    cheap = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    with patch.object(settings, "PASSWORD_HASHERS", cheap):
        for nth in range(-(-(groups + OPEN_GROUPS) // len(EVENINGS)) + 1):
            for name, role in LEADERS:
                place.staff(f"{name} {nth + 1}", role)
    leaders = led()
    (writer, _), (reader, _) = leaders[:2]
    version = bring_in(pack_from(sample_files()), by=writer, at=at)
    ask_for_review(version, by=writer, at=at)
    say_yes(version, "", by=reader, at=at)
    published = publish(version, by=writer, at=at)
    everybody = Person.objects.filter(sign_in_name__startswith="m-").order_by("pk")
    members = {band: everybody.filter(age_band=band).iterator() for band in seed.BANDS}
    return Charity(manager, published, leaders, members)


def led() -> list[tuple[Person, Person]]:
    """Return each counsellor with the youth worker who leads beside them."""
    counsellors, workers = (
        Person.objects.filter(shown_name__startswith=f"{name} ").order_by("pk")
        for name, _ in LEADERS
    )
    return list(zip(counsellors, workers, strict=True))


def add_group(charity: Charity, nth: int, *, began: datetime, people: int) -> Group:
    """Plan and open a group a week before it begins, and let so many ask for a place."""
    band = seed.BANDS[nth % len(seed.BANDS)]
    weekday, hour = EVENINGS[nth % len(EVENINGS)]
    first = on_weekday(began.date(), weekday)
    new = NewGroup(
        version=charity.version,
        name=f"Evening {nth + 1}",
        band=AgeBand(band),
        hour=Hour(time(hour, 0), 75, "Europe/London"),
        days=[first + timedelta(weeks=week) for week in range(WEEKS)],
        leaders=charity.leaders[nth // len(EVENINGS) % len(charity.leaders)],
        seats=SEATS,
    )
    at = datetime.combine(first, time(9, 0), UTC) - timedelta(weeks=1)
    group = plan_group(new, by=charity.manager, at=at)
    group = open_group(group, seen=group.revision, by=charity.manager, at=at)
    for turn, person in enumerate(islice(charity.members.get(band, iter(())), people)):
        asked = NewApplication(UUID(int=nth * 100 + turn + 1), "alone", "phone")
        ask_for_place(group, asked, person=person, at=at + timedelta(minutes=turn))
    return group


def on_weekday(day: date, weekday: int) -> date:
    """Return the next day of the week that is asked for."""
    return day + timedelta(days=(weekday - day.weekday()) % 7)


if __name__ == "__main__":
    main(int(sys.argv[1]))
