"""The people of a rehearsed evening, by short names."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any

from sidelight.people.models import Person
from sidelight.rooms.models import Room
from sidelight.rooms.tests.build import Evening
from sidelight.rooms.tests.still import Message

LONG = timedelta(hours=12)
MANY = 600_000


@dataclass
class Cast:
    """Everybody by a short name: leaders first. place: by name, how the wire calls them."""

    people: Mapping[str, Person]
    by: Person
    at: datetime
    set_clock: Callable[[datetime], None]
    evening: Evening = field(init=False)
    place: dict[str, str] = field(init=False)

    @property
    def leaders(self) -> list[str]:
        return [*self.people][:2]

    @property
    def members(self) -> list[str]:
        return [*self.people][2:]

    def plans(self) -> Room:
        """Plan a room for them, with time for everything, in which nobody writes too much."""
        leaders, members = ([self.people[one] for one in some]
                            for some in (self.leaders, self.members))  # fmt: skip
        self.evening = Evening.planned(members, leaders, by=self.by, at=self.at)
        room = self.evening.room
        wide = {"ends_at": self.at + LONG, "messages_a_minute": MANY, "messages_at_once": MANY}
        Room.objects.filter(pk=room.pk).update(**wide)
        places = self.evening.places
        self.place = {name: places[one.pk].slug for name, one in self.people.items()}
        return room

    def signed_in_with(self, name: str) -> Any:
        """Stand in for the question of sign-ins, which other tests ask."""
        return SimpleNamespace(person=self.people[name], ends_at=self.at + LONG, has_proved=True)

    def on_the_wire(self, ch: str) -> str:
        kind, _, name = ch.partition(":")
        return f"line:{self.place[name]}" if name else kind

    def by_name(self, message: Message) -> Message:
        """Return a message with the names of people in place of their places in the room."""
        names = {slug: name for name, slug in self.place.items()}
        found = {**message}
        for key in ("from", "by", "aside"):
            if key in found:
                found[key] = names.get(found[key], found[key])
        if "ch" in found and (slug := found["ch"].partition(":")[2]):
            found["ch"] = f"line:{names[slug]}"
        return found
