"""An evening that is over and an answer after a course, in the place of the walls."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from sidelight.courses.models import Afterwards, Application, Group, LaterAsk, Session, Week
from sidelight.courses.queries.later import PURPOSE
from sidelight.courses.tests.build import published_version
from sidelight.foundation.crypto import encrypt
from sidelight.outcomes.actions import check_in
from sidelight.outcomes.models import Feeling, Moment
from sidelight.people.models import Person
from sidelight.rooms.models import Room
from sidelight.rooms.tests.build import Evening
from tests.house.groups import LEADERS, author, counsellor, readers, staff
from tests.house.walls.permissions import (
    ASKS_AGAIN,
    AUTHOR,
    COUNSELLOR,
    HIDDEN,
    MANAGER,
    MOVES_ON,
    PAGE,
    WRONG_VERB,
    YOUTH_WORKER,
    Row,
)

MINE = Row(readers(WRONG_VERB), author(MOVES_ON))
FEELINGS = {
    "own_feelings": Row(readers(PAGE), readers(WRONG_VERB)),
    "feeling_hiding": MINE,
    "feeling_showing": MINE,
    "feeling_removal": MINE,
    "group_feelings": Row(staff(LEADERS, PAGE), staff(LEADERS, WRONG_VERB)),
    "own_after": Row(author(PAGE), author(ASKS_AGAIN)),
    # A bare address says nothing of how anybody is.
    "own_going": Row(readers(WRONG_VERB), readers(HIDDEN)),
    "own_later": Row(readers(PAGE), author(ASKS_AGAIN)),
    # Whoever has no course is led to the page that says so.
    "later_choice": Row(readers(WRONG_VERB), readers(MOVES_ON)),
    "later_removal": Row(readers(WRONG_VERB), readers(MOVES_ON)),
    # What was opened is shown on the page that was sent.
    "later_words": Row(counsellor(WRONG_VERB), counsellor(ASKS_AGAIN)),
}
FEELING_ADDRESSES_ABOUT = {
    "a check-in": ("feeling_hiding", "feeling_showing", "feeling_removal"),
    "the feelings of a group": ("group_feelings",),
    "an evening that is over": ("own_after", "own_going"),
    "an answer after a course": ("later_words",),
}


def feelings(
    group: Group, people: Mapping[str, Person], at: datetime
) -> dict[str, dict[str, object]]:
    """Let an evening be over in which Amira was, and let her have answered some weeks later."""
    before = at - timedelta(hours=3)
    leaders = [people[COUNSELLOR], people[YOUTH_WORKER]]
    evening = Evening.planned([people[AUTHOR]], leaders, by=people[MANAGER], at=before)
    Room.objects.filter(pk=evening.room.pk).update(phase="closed", closed_at=at, ending="time")
    # A week of its own: of the first one nothing is over yet.
    other = published_version(by=people[COUNSELLOR], reviewed_by=people[MANAGER], at=before)
    week = Week.objects.create(version=other, number=2, title="A week that is over")
    room, ends = evening.room, evening.room.ends_at
    Session.objects.create(
        group=group, week=week, number=2, starts_at=before, ends_at=ends, room=room
    )
    place = evening.place(people[AUTHOR])
    said = check_in(people[AUTHOR], Moment.IN, Feeling.TIRED, source=("place", place.pk), at=before)
    chosen = Afterwards.objects.create(
        application=Application.objects.get(person=people[AUTHOR]), chosen_at=before
    )
    ask = LaterAsk.objects.create(
        afterwards=chosen,
        months=1,
        asked_at=before,
        answered_at=before,
        encrypted=encrypt("It goes on.", purpose=PURPOSE),
    )
    return {
        "a check-in": {"slug": said.slug},
        "the feelings of a group": {"slug": group.slug},
        "an evening that is over": {"number": 2},
        "an answer after a course": {"slug": group.slug, "ask": ask.slug},
    }
