"""Rooms with people in them: `python -m bench.rooms_places ROOMS MEMBERS`, as a site is told.

People, roles and rooms come from the actions of the site. One thing is changed afterwards: limits
are rows, and these rooms allow more messages a minute than a conversation needs. Prints one line
of JSON for each person, with a sign-in of this moment: room, url, cookie and role.
"""

import json
import sys
from collections.abc import Iterator
from contextlib import redirect_stdout
from datetime import datetime, timedelta
from itertools import islice
from unittest.mock import patch

import django

django.setup()

from django.conf import settings
from django.db import transaction

from bench import seed
from bench.visit import cookie_of
from sidelight.foundation import clock
from sidelight.live.models import Recheck
from sidelight.people.models import Person, Role
from sidelight.people.queries import holders
from sidelight.rooms.actions.planning import NewPlace, NewRoom, plan_room
from sidelight.rooms.models import MOST_MEMBERS, Place, Room

LEADERS = 3
ROOMS_A_LEADER = 40
POSTS, WAITING = 100, 3_000
MESSAGES_A_MINUTE = 600_000
LASTS = timedelta(days=365 * 5)


def main(rooms: int, members: int) -> None:
    wanted = rooms * members // len(seed.BANDS) + members
    with redirect_stdout(sys.stderr):  # only people are printed here
        seed.main(wanted * len(seed.BANDS), POSTS, WAITING)
    if not Room.objects.exists():
        with transaction.atomic():
            plan_rooms(rooms, members, at=clock.now())
    cookies: dict[int, str] = {}
    with transaction.atomic():  # sign-ins are written together
        for room in Room.objects.order_by("pk")[:rooms]:
            for told in people_of(room, cookies):
                sys.stdout.write(json.dumps(told) + "\n")


def plan_rooms(rooms: int, members: int, *, at: datetime) -> None:
    """Plan rooms of one band each, with leaders who lead several."""
    manager = holders(Role.MANAGER, at)[0]
    leaders = led_by(manager, max(1, -(-rooms // ROOMS_A_LEADER)))
    people = {
        band: iter(
            Person.objects.filter(age_band=band, sign_in_name__startswith="m-").order_by("pk")
        )
        for band in seed.BANDS
    }
    for nth in range(rooms):
        band = people[seed.BANDS[nth % len(seed.BANDS)]]
        places = [NewPlace(one, Place.Part.LEADER) for one in leaders[nth // ROOMS_A_LEADER]]
        places += [NewPlace(one, Place.Part.MEMBER) for one in islice(band, members)]
        planned = NewRoom(f"Evening {nth + 1}", at - timedelta(minutes=5), at + LASTS)
        plan_room(planned, places, by=manager, at=at)
    Room.objects.update(messages_a_minute=MESSAGES_A_MINUTE, messages_at_once=MESSAGES_A_MINUTE)
    # For half a minute every process would ask again about everybody who was given a place.
    Recheck.objects.all().delete()


def led_by(manager: Person, groups: int) -> list[list[Person]]:
    """Return groups of leaders who are ready."""
    place = seed.LastingPlace(manager, seed.SINCE)
    cheap = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    with patch.object(settings, "PASSWORD_HASHERS", cheap):
        return [
            [
                place.staff(f"Leader {group * LEADERS + nth + 1}", "counsellor")
                for nth in range(LEADERS)
            ]
            for group in range(groups)
        ]


def people_of(room: Room, cookies: dict[int, str]) -> Iterator[dict[str, str]]:
    for place in Place.objects.kept().filter(room=room).select_related("person"):
        cookie = cookies.get(place.person_id) or cookie_of(place.person)
        cookies[place.person_id] = cookie
        yield {
            "room": room.slug,
            "url": f"/rooms/{room.slug}/live",
            "cookie": cookie,
            "role": str(place.part),
        }


if __name__ == "__main__":
    rooms, members = int(sys.argv[1]), int(sys.argv[2])
    if not 0 < members <= MOST_MEMBERS:
        sys.exit(f"bench: a room has 1 to {MOST_MEMBERS} members")
    main(rooms, members)
