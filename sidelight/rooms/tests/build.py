"""A room to test in, made by the same actions as a real one."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from sidelight.live.connection import Item
from sidelight.people.models import Person
from sidelight.rooms.actions.batch import keep
from sidelight.rooms.actions.closing import see_out, write_hand_over
from sidelight.rooms.actions.planning import NewPlace, NewRoom, plan_room
from sidelight.rooms.actions.running import close_room, open_room, set_holding
from sidelight.rooms.actions.saying import Words, prepared
from sidelight.rooms.models import Channel, Entry, Place, Presence, Room
from sidelight.rooms.queries.closing import needs_a_note, not_seen_out
from sidelight.rooms.queries.entering import Entrance, entrance_of
from sidelight.rooms.queries.events import waiting_for_leaders, what_followed, words_of
from sidelight.rooms.rules.jobs import Came, Job, Outcome, Release, Went

HOUR = timedelta(hours=1)


def number(n: int) -> UUID:
    """Return the n-th key that a page could have made."""
    return UUID(int=n)


@dataclass
class Evening:
    """A room of two leaders and some members, and what one does in it at an instant."""

    room: Room
    at: datetime
    places: dict[int, Place]
    keys: int = 0
    pages: dict[int, UUID] = field(default_factory=dict)

    @classmethod
    def planned(
        cls,
        members: Sequence[Person],
        leaders: Sequence[Person],
        *,
        by: Person,
        at: datetime,
        kind: Room.Kind = Room.Kind.GROUP,
        seconds: Sequence[Person] = (),
    ) -> "Evening":
        new = NewRoom("Thursday", at, at + HOUR, kind)
        places = [
            *(NewPlace(one, Place.Part.MEMBER) for one in members),
            *(NewPlace(one, Place.Part.LEADER) for one in leaders),
            *(NewPlace(one, Place.Part.SECOND) for one in seconds),
        ]
        return cls.of(plan_room(new, places, by=by, at=at), at=at)

    @classmethod
    def of(cls, room: Room, *, at: datetime) -> "Evening":
        """Return a room that is there already, with whoever has a place in it."""
        found = Place.objects.filter(room=room).select_related("person", "room")
        return cls(room, at, {one.person_id: one for one in found})

    def place(self, person: Person) -> Place:
        return Place.objects.select_related("person", "room").get(pk=self.places[person.pk].pk)

    def entrance(self, person: Person) -> Entrance:
        return entrance_of(self.place(person))

    def next_key(self) -> UUID:
        self.keys += 1
        return number(self.keys)

    def come(self, *people: Person, at: datetime | None = None, worker: str = "") -> None:
        """Let people open their pages; without a worker, pages that only ask."""
        for person in people:
            key = self.pages[person.pk] = self.next_key()
            speaker = self.entrance(person).speaker
            self.do(Came(speaker, key, worker, at or self.at), at=at)

    def go(self, *people: Person, at: datetime | None = None) -> None:
        for person in people:
            speaker = self.entrance(person).speaker
            self.do(Went(speaker, self.pages.pop(person.pk), at or self.at), at=at)

    def opened(self, *leaders: Person, holding: Room.Holding | None = None) -> "Evening":
        """Let the leaders come and one of them open the room."""
        self.come(*leaders)
        open_room(self.room, by=self.place(leaders[0]), at=self.at)
        if holding is not None:
            set_holding(self.room, holding, by=self.place(leaders[0]), at=self.at)
        return self

    def ready_to_close(self, leader: Person, *, at: datetime | None = None) -> None:
        """Let a leader say goodbye to everybody who came, and write the hand-over note."""
        for place in not_seen_out(self.room):
            see_out(place, by=self.place(leader), at=at or self.at)
        if needs_a_note(Room.objects.get(pk=self.room.pk)):
            write_hand_over(self.room, "A quiet evening.", by=leader, at=at or self.at)

    def close(self, leader: Person, *, at: datetime | None = None) -> None:
        """Let a leader do what there is to do at the end, and close the room."""
        self.ready_to_close(leader, at=at)
        close_room(self.room, by=self.place(leader), at=at or self.at)

    def say(
        self,
        person: Person,
        text: str,
        *,
        channel: str = "room",
        key: UUID | None = None,
        at: datetime | None = None,
    ) -> Outcome:
        words = Words(channel, text, key or self.next_key())
        return self.do(prepared(words, self.entrance(person), at=at or self.at), at=at)

    def release(self, text: str, *, by: Person, at: datetime | None = None) -> Outcome:
        entry = self.held(text)
        job = Release(self.entrance(by).speaker, entry.pk, self.next_key(), at or self.at)
        return self.do(job, at=at)

    def do(self, job: Job, *, at: datetime | None = None) -> Outcome:
        outcomes, _ = keep([job], at=at or self.at)
        return outcomes[0]

    def held(self, text: str) -> Entry:
        """Return the row of a held message by its words."""
        found = [row for row in waiting_for_leaders([self.room.pk]) if words_of(row) == text]
        return Entry.objects.get(key=UUID(str(found[0]["key"])))

    def items(self, person: Person, channel: str = "room", *, after: int = 0) -> list[Item]:
        """Return what somebody's page gets of a channel."""
        number = self.entrance(person).channels[channel]
        return what_followed({number: after})[number][1]

    def read(self, person: Person, channel: str = "room") -> str:
        """Return all that somebody's page gets of a channel, as it is sent."""
        return "\n".join(item.text for item in self.items(person, channel))

    def channel(self, name: str) -> Channel:
        return Channel.objects.get(room=self.room, kind=name)

    def pages_open(self) -> int:
        return Presence.objects.filter(room_id=self.room.pk, went_at=None).count()
