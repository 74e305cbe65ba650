"""A room in which time goes by as fast as a test wants it to."""

import json
from datetime import timedelta

from sidelight.live.actions import beat
from sidelight.people.models import Person
from sidelight.rooms.actions.attending import attend_rooms
from sidelight.rooms.actions.batch import keep
from sidelight.rooms.models import Room
from sidelight.rooms.queries.facts import leaders_in
from sidelight.rooms.rules.jobs import Here
from sidelight.rooms.tests.build import Evening

SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)
WORKER = "the web server"


class Clock:
    """A room whose leaders have sockets, and the time that goes by in it second by second."""

    def __init__(self, evening: Evening, leaders: list[Person]) -> None:
        self.evening, self.leaders, self.at = evening, leaders, evening.at
        self.workers = {WORKER}
        self.beats()
        evening.come(*leaders, worker=WORKER)

    def beats(self) -> None:
        for worker in self.workers:
            beat(worker, at=self.at)

    def goes_on(self, span: timedelta, *, at_their_pages: bool = True) -> "Clock":
        """Let time go by, with a look round every second, as each web server does."""
        end = self.at + span
        while self.at < end:
            self.at += SECOND
            self.beats()
            if at_their_pages and self.at.second % 20 == 0:
                self.are_at_their_pages(*self.leaders)
            attend_rooms(self.at)
        return self

    def are_at_their_pages(self, *people: Person, visible: bool = True) -> None:
        keys = [(one, self.evening.pages[one.pk]) for one in people if one.pk in self.evening.pages]
        keep([Here(self.evening.entrance(one).speaker, key, visible, self.at)
              for one, key in keys], at=self.at)  # fmt: skip

    def leaders_there(self) -> int:
        return leaders_in([self.evening.room.pk], self.at).get(self.evening.room.pk, 0)

    def says(self, person: Person, text: str) -> object:
        return self.evening.say(person, text, at=self.at)

    def lines(self, person: Person) -> list[str]:
        """Return what somebody's page is told about staff, in order."""
        events = map(json.loads, (item.text for item in self.evening.items(person)))
        return [event["line"] for event in events if event["type"] == "state" and "line" in event]

    def room(self) -> Room:
        return Room.objects.get(pk=self.evening.room.pk)
