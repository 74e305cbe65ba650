"""The room of the demo's evening: whoever tries the demo finds one that can be opened."""

from datetime import datetime, timedelta

from sidelight.home.rules.story import Member, Staff, Story
from sidelight.people.models import Person
from sidelight.rooms.actions.planning import NewPlace, NewRoom, plan_room
from sidelight.rooms.models import Place, Room


def plan_this_evening(story: Story, *, at: datetime) -> None:
    """Plan each room of the story to begin now, unless one of its name can still be used."""
    everybody: list[Staff | Member] = [*story.staff, *story.member]
    names = {one.sign_in_name: one.name for one in everybody}
    people = {
        names[person.sign_in_name]: person
        for person in Person.objects.filter(sign_in_name__in=names)
    }
    for one in story.room:
        there = Room.objects.filter(name=one.name, ends_at__gt=at)
        if there.exclude(phase=Room.Phase.CLOSED).exists():
            continue
        places = [
            *(NewPlace(people[name], Place.Part.MEMBER) for name in one.members),
            *(NewPlace(people[name], Place.Part.LEADER) for name in one.leaders),
        ]
        new = NewRoom(one.name, at, at + timedelta(hours=one.hours))
        plan_room(new, places, by=people[one.by], at=at)
