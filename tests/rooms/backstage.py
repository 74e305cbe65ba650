"""What a charity does behind a room: `python -m tests.rooms.backstage`, in its environment.

A program of its own, as the pages of staff are, on the same database as the web servers. It reads
one line of JSON for each thing to do, and answers with one.
"""

import json
import sys
from collections.abc import Callable
from contextlib import redirect_stdout
from datetime import timedelta
from io import StringIO
from itertools import count
from typing import Any
from unittest.mock import patch

import django

django.setup()

from django.conf import settings
from django.db import connections, transaction
from django.middleware.csrf import CSRF_SECRET_LENGTH
from django.utils.crypto import get_random_string

from sidelight.config.launch.prepare import prepare_site
from sidelight.foundation import clock
from sidelight.foundation.register import Register
from sidelight.people import registers
from sidelight.people.actions import end_role
from sidelight.people.models import Person
from sidelight.rooms.actions.planning import NewPlace, NewRoom, plan_room, take_place_back
from sidelight.rooms.models import Entry, Place, Presence, Room
from sidelight.rooms.queries.events import MOST_EVENTS, what_followed
from tests import build
from tests.rooms import course
from tests.signed_in import signed_in

LEADERS = ("Lou", "Sam", "Lee")
MEMBERS = ("Amira", "Dee", "Kit", "Robin", "Noor", "Ash", "Wren", "Mika")
MANY = 600_000  # limits are rows: nobody here is held up by writing quickly
ROOMS = count(1)
Told = dict[str, Any]


def prepare() -> None:
    """Make the database, and the charity with its people; once is enough."""
    prepare_site()
    if Person.objects.exists():
        return
    cheap = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    with (
        patch.object(registers, "before_joining", Register()),
        patch.object(settings, "PASSWORD_HASHERS", cheap),
        transaction.atomic(),
    ):
        place = build.Place.founded(clock.now() - timedelta(days=30))
        for name in LEADERS:
            place.staff(name, "counsellor")
        place.staff("Sol", "safeguarding_lead")
        for name in MEMBERS:
            place.member(name, "16-17")


def room(members: int = 4, leaders: int = 2, *, quickly: bool = True, name: str = "") -> Told:
    """Plan a room for the first leaders and members; tell who they are, signed in."""
    at, led_by, names = clock.now(), LEADERS[:leaders], MEMBERS[:members]
    places = [NewPlace(person(name), Place.Part.LEADER) for name in led_by]
    places += [NewPlace(person(name), Place.Part.MEMBER) for name in names]
    lasts = timedelta(hours=3)
    name = name or f"Evening {next(ROOMS)}"
    new = NewRoom(name, at - timedelta(minutes=5), at + lasts)
    planned = plan_room(new, places, by=person("Max"), at=at)
    if quickly:
        Room.objects.filter(pk=planned.pk).update(messages_a_minute=MANY, messages_at_once=MANY)
    with transaction.atomic():
        people = {name: of(planned, name) for name in (*led_by, *names)}
    return {"slug": planned.slug, "people": people}


def one_to_one() -> Told:
    """Plan a talk of one leader with one member; another leader is second on duty."""
    at = clock.now()
    places = [
        NewPlace(person("Lou"), Place.Part.LEADER),
        NewPlace(person("Sam"), Place.Part.SECOND),
        NewPlace(person("Amira"), Place.Part.MEMBER),
    ]
    span = (at - timedelta(minutes=5), at + timedelta(hours=3))
    new = NewRoom(f"Talk {next(ROOMS)}", *span, Room.Kind.ONE_TO_ONE)
    planned = plan_room(new, places, by=person("Max"), at=at)
    with transaction.atomic():
        people = {name: of(planned, name) for name in ("Lou", "Sam", "Amira")}
    return {"slug": planned.slug, "people": people}


def evening_of_a_course(week: int, members: int = 8, leaders: int = 2) -> Told:
    """Plan an evening of the sample course, now; tell who is in it, signed in."""
    led_by, names = LEADERS[:leaders], MEMBERS[:members]
    slug = course.evening_of_a_course(week, members=[*names], manager="Max", leaders=[*led_by])
    planned = Room.objects.get(slug=slug)
    with transaction.atomic():
        people = {name: of(planned, name) for name in (*led_by, *names)}
    return {"slug": slug, "people": people}


def of(planned: Room, name: str) -> Told:
    place = Place.objects.get(room=planned, person=person(name))
    return {"place": place.slug, "cookie": sign_in(name)}


def sign_in(name: str, *, own_device: bool = False) -> str:
    """Return the cookies of a new sign-in; of staff, one that has shown a second factor."""
    kept, browser = settings.SESSION_COOKIE_NAME, signed_in(person(name))
    if own_device:
        session = browser.session
        session["own_device"] = True
        session.save()
    forms = f"{settings.CSRF_COOKIE_NAME}={get_random_string(CSRF_SECRET_LENGTH)}"
    return f"{kept}={browser.cookies[kept].value}; {forms}"


def end_roles(name: str) -> None:
    for grant in person(name).grants.all():
        end_role(grant, by=person("Max"), at=clock.now())


def take_back(slug: str, place: str) -> None:
    found = Place.objects.get(room__slug=slug, slug=place)
    take_place_back(found, by=person("Max"), at=clock.now())


def shown(slug: str) -> list[Told]:
    """Return all that the room has been shown, in the order of its numbers."""
    planned = Room.objects.get(slug=slug)
    channel = planned.channels.get(kind="room").pk
    found: list[Told] = []
    while True:
        after = found[-1]["seq"] if found else 0
        items = what_followed({channel: after})[channel][1]
        found += [json.loads(item.text) for item in items]
        if len(items) < MOST_EVENTS:
            return found


def held(slug: str) -> int:
    return Entry.objects.filter(room__slug=slug, state=Entry.State.HELD).count()


def was_silent(slug: str, name: str) -> None:
    """Have somebody in an open room, who wrote nothing, be there for eleven minutes already."""
    before = clock.now() - timedelta(minutes=11)
    Room.objects.filter(slug=slug).update(opened_at=before)
    silent = Presence.objects.filter(place__room__slug=slug, place__person=person(name))
    silent.update(came_at=before)


def pages_open(slug: str, place: str) -> int:
    return Presence.objects.filter(place__room__slug=slug, place__slug=place, went_at=None).count()


def person(name: str) -> Person:
    return Person.objects.get(shown_name=name)


WHAT: dict[str, Callable[..., Any]] = {
    one.__name__: one
    for one in (
        prepare, room, one_to_one, evening_of_a_course, sign_in, end_roles, take_back, shown,
        held, pages_open,
        was_silent,
        course.group_of, course.has_a_plan, course.reached_by_mail, course.link_to,
    )
}  # fmt: skip


def main() -> None:
    for line in sys.stdin:
        name, words = json.loads(line)
        with redirect_stdout(StringIO()):  # only answers are printed here
            answer = WHAT[name](**words)
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()
        connections.close_all()


if __name__ == "__main__":
    main()
