"""Where to go in a site with courses, and as whom: `python -m bench.courses_visit pages`.

`storm` opens one more group and says who asks for its places; `outcome SLUG` says what came of it.
"""

import json
import sys
from datetime import timedelta
from uuid import UUID

import django

django.setup()

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bench.courses_places import Charity, add_group, led
from bench.courses_storm import PEOPLE
from bench.visit import cookie_of
from sidelight.courses.models import Application, Group, GroupLeader, ProgrammeVersion, Seat
from sidelight.foundation import clock
from sidelight.notices.models import Notice, NoticeKind
from sidelight.people.models import Person, Role
from sidelight.people.queries import holders

FAR = 10**6


Wanted = dict[str, tuple[Person | None, str]]


def pages() -> dict[str, object]:
    """Return each page with who reads it, and how many questions it asks."""
    running = Group.objects.filter(applications__taken_at__isnull=False, ended_at=None)
    group = running.order_by("pk")[1]
    place = group.applications.filter(ended_at=None).order_by("pk")[0]
    leader = GroupLeader.objects.filter(group=group, part="counsellor")[0].person
    wanted = members(place.person) | staff(leader, group, place) | programmes(leader)
    return {
        name: {"cookie": cookie_of(who) if who else "", "path": path, "asked": asked(who, path)}
        for name, (who, path) in wanted.items()
    }


def members(member: Person) -> Wanted:
    open_now = Group.objects.filter(opened_at__isnull=False, ended_at=None, cancelled_at=None)
    coming = open_now.order_by("-first_day", "-pk")[0]
    nobody = people_without_a_place(coming.band)[0]
    return {
        "find an evening": (None, reverse("find_evening")),
        "one evening": (None, reverse("evening", args=[coming.slug])),
        "asking for a place": (nobody, reverse("ask_for_place", args=[coming.slug])),
        "my course": (member, reverse("own_course")),
        "its calendar": (member, reverse("own_calendar")),
        "a talk first": (member, reverse("own_talk")),
        "a form instead": (member, reverse("own_form")),
        "somebody I know": (member, reverse("own_known")),
    }


def staff(leader: Person, group: Group, place: Application) -> Wanted:
    manager = holders(Role.MANAGER, clock.now())[0]
    return {
        "groups, for a manager": (manager, reverse("staff_groups")),
        "groups that are over": (manager, reverse("staff_past_groups")),
        "groups, for a leader": (leader, reverse("staff_groups")),
        "one group": (manager, reverse("staff_group", args=[group.slug])),
        "its leaders": (manager, reverse("group_leaders", args=[group.slug])),
        "planning a group": (manager, reverse("new_group")),
        "closed days": (manager, reverse("closed_days")),
        "who asked for a place": (leader, reverse("staff_places")),
        "one of them": (leader, reverse("staff_place", args=[place.slug])),
        "who knows whom": (leader, reverse("staff_known")),
        "times to talk": (leader, reverse("talk_times")),
    }


def programmes(leader: Person) -> Wanted:
    version = ProgrammeVersion.objects.get()
    programme = [version.programme.slug, version.number]
    return {
        "programmes": (leader, reverse("staff_programmes")),
        "a programme": (leader, reverse("staff_version", args=programme)),
        "a programme as members see it": (leader, reverse("version_preview", args=programme)),
        "a week": (leader, reverse("staff_week", args=[*programme, 4])),
        "a week as members see it": (leader, reverse("week_preview", args=[*programme, 4])),
        "a week's plan": (leader, reverse("week_plan", args=[*programme, 4])),
    }


def people_without_a_place(band: str) -> list[Person]:
    free = Person.objects.filter(age_band=band, sign_in_name__startswith="m-", applications=None)
    return list(free.order_by("-pk")[:PEOPLE])


def asked(who: Person | None, path: str) -> int:
    """Return how many questions a page asks the database, the second time somebody opens it."""
    client = Client(HTTP_HOST="127.0.0.1")
    if who is not None:
        for one in cookie_of(who).split("; "):
            name, _, value = one.partition("=")
            client.cookies[name] = value
    first = client.get(path)
    with CaptureQueriesContext(
        connection,
    ) as counted:
        answer = client.get(path)
    if answer.status_code != 200:
        sys.exit(f"bench: {path} answers {answer.status_code} ({first.status_code})")
    return len(counted)


def storm() -> dict[str, object]:
    now = clock.now()
    nth = FAR + Group.objects.count()
    group = add_group(charity(), nth, began=now + timedelta(weeks=2), people=0)
    people = people_without_a_place(group.band)
    asking = []
    for turn, person in enumerate(people):
        cookie = cookie_of(person)
        token = cookie.rpartition("=")[2]
        key = str(UUID(int=nth * 1000 + turn))
        asking.append({"cookie": cookie, "token": token, "key": key})
    return {
        "slug": group.slug,
        "path": reverse("ask_for_place", args=[group.slug]),
        "people": asking,
    }


def charity() -> Charity:
    """Return who plans and leads: the last pair leads no other group."""
    manager = holders(Role.MANAGER, clock.now())[0]
    return Charity(manager, ProgrammeVersion.objects.get(), [led()[-1]], {})


def outcome(slug: str) -> dict[str, object]:
    """Return what a storm came to, read from the rows."""
    group = Group.objects.get(slug=slug)
    asked = list(Application.objects.filter(group=group).order_by("pk").values_list("pk", "person"))
    first = [pk for pk, _ in asked[: group.seats.count()]]
    seated = sorted(Seat.objects.filter(group=group).values_list("application", flat=True))
    people = [person for _, person in asked]
    told = Notice.objects.filter(person__in=people)
    return {
        "asked": len(asked),
        "people": len(set(people)),
        "seats": len(seated),
        "first_come": seated == first,
        "waiting": Application.objects.waiting().filter(group=group).count(),
        "told_a_place": told.filter(kind=NoticeKind.PLACE_KEPT).count(),
        "told_to_wait": told.filter(kind=NoticeKind.WAITING).count(),
    }


if __name__ == "__main__":
    found = {"pages": pages, "storm": storm, "outcome": outcome}[sys.argv[1]](*sys.argv[2:])
    sys.stdout.write(json.dumps(found))
