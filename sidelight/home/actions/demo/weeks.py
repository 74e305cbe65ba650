"""A group of the demo that has been meeting: everything in it was done by the real actions."""

from collections.abc import Iterator, Mapping
from datetime import datetime, time, timedelta
from uuid import NAMESPACE_OID, UUID, uuid5

from sidelight.courses.actions.asking import NewApplication, ask_for_place
from sidelight.courses.actions.deciding import say_yes
from sidelight.courses.actions.evening_rooms import make_rooms
from sidelight.courses.actions.groups_planning import NewGroup, open_group, plan_group
from sidelight.courses.actions.places import cannot_come
from sidelight.courses.actions.sessions_moving import move_session
from sidelight.courses.models import Application, Group, ProgrammeVersion, Session
from sidelight.courses.rules.evenings import A_WEEK, Evening, Hour
from sidelight.home.actions.demo.cast import Cast
from sidelight.home.rules.story import PastEvening, Running, Story
from sidelight.outcomes.models import Feeling, Moment
from sidelight.people.models import AgeBand, Role
from sidelight.rooms.actions.closing import follow_up_later, see_out, write_hand_over
from sidelight.rooms.actions.coming import note_gone, note_here
from sidelight.rooms.actions.own import give_mood
from sidelight.rooms.actions.running import close_room, open_room, set_holding
from sidelight.rooms.actions.saying import Words, say
from sidelight.rooms.models import Place, Room
from sidelight.rooms.queries.entering import entrance_of
from sidelight.rooms.rules.closing import Due
from sidelight.team.queries import zone

LATE, MINUTES = time(20, 50), 90
SOON = timedelta(minutes=1)
TWO_MINUTES = timedelta(minutes=2)
PAGE = "demo"


def run_for_two_weeks(
    one: Running, version: ProgrammeVersion, cast: Cast, *, founded: datetime, at: datetime
) -> None:
    """Plan a group whose third evening is to come, and let it have had the first two."""
    next_day = (at + timedelta(days=2)).astimezone(zone()).date()
    days = [next_day + (n - len(cast.story.evening)) * A_WEEK for n in range(version.weeks.count())]
    new = NewGroup(
        version=version,
        name=one.name,
        band=AgeBand(one.band),
        hour=Hour(LATE, MINUTES, str(zone())),
        days=days,
        leaders=[cast[name] for name in one.leaders],
    )
    group = plan_group(new, by=cast[one.by], at=founded)
    open_group(group, seen=group.revision, by=cast[one.by], at=founded)
    asked = datetime.combine(days[0], LATE, zone()) - timedelta(days=1)
    for name in one.members:
        application = NewApplication(
            _key("asks", name), Application.Where.ALONE, Application.Device.PHONE, {}
        )
        theirs = ask_for_place(group, application, person=cast[name], at=asked)
        say_yes(theirs, one.yes, by=cast.first(Role.COUNSELLOR), at=asked)
    for number, evening in enumerate(cast.story.evening, start=1):
        _meet(group.sessions.get(number=number), evening, cast)


def begin_next_evening(story: Story, *, at: datetime) -> None:
    """Let the next evening of a running group begin now, unless one is going on."""
    for one in story.running:
        group = Group.objects.filter(name=one.name, ended_at=None).first()
        if (
            group is None
            or group.sessions.filter(starts_at__lte=at + SOON, ends_at__gt=at).exists()
        ):
            continue
        coming = group.sessions.filter(starts_at__gt=at + SOON).order_by("number").first()
        if coming is not None:
            soon = Evening(at + SOON, at + SOON + timedelta(minutes=MINUTES))
            move_session(coming, soon, seen=group.revision, by=group.planned_by, at=at)
        make_rooms(at)


def _meet(session: Session, told: PastEvening, cast: Cast) -> None:
    at = session.starts_at
    for name in told.away:
        application = Application.objects.get(group=session.group, person=cast[name])
        cannot_come(application, session, at=at - timedelta(days=1))
    make_rooms(at - timedelta(minutes=20))
    room = Room.objects.get(course_session=session)
    places = {name: place for name, place in _places(room) if name not in told.away}
    leaders = [place for place in places.values() if not place.is_members]
    for place in places.values():
        note_here(place, PAGE, visible=True, at=at)
    open_room(room, by=leaders[0], at=at)
    set_holding(room, Room.Holding.OPEN, by=leaders[0], at=at)
    _say_how_they_are(told.came, Moment.IN, places, at)
    at = _talk(told, places, leaders, at)
    _go_home(room, told, places, at)


def _talk(
    told: PastEvening, places: dict[str, Place], leaders: list[Place], at: datetime
) -> datetime:
    for name, words in told.said:
        at += TWO_MINUTES
        for leader in leaders:
            note_here(leader, PAGE, visible=True, at=at)
        key = _key(name, words)
        say(Words("room", words, key), entrance_of(places[name]), at=at)
    return at


def _go_home(room: Room, told: PastEvening, places: dict[str, Place], at: datetime) -> None:
    early = places.get(told.left_early)
    if early is not None:
        note_gone(early, PAGE, at=at)
    ends_at = room.ends_at - timedelta(minutes=5)
    by = next(place for place in places.values() if not place.is_members)
    for place in places.values():
        if place != early:
            note_here(place, PAGE, visible=True, at=ends_at)
    _say_how_they_are(told.went, Moment.OUT, places, ends_at)
    for place in places.values():
        if place.is_members and place != early:
            see_out(place, by=by, at=ends_at)
    if early is not None:
        follow_up_later(early, Due.TOMORROW, by=by, at=ends_at)
    write_hand_over(room, told.note, by=by.person, at=ends_at)
    close_room(room, by=by, at=ends_at)


def _say_how_they_are(
    said: Mapping[str, str], moment: Moment, places: dict[str, Place], at: datetime
) -> None:
    for name, feeling in said.items():
        give_mood(places[name], moment, Feeling(feeling), at=at)


def _places(room: Room) -> Iterator[tuple[str, Place]]:
    for place in Place.objects.kept().filter(room=room).select_related("room", "person"):
        yield place.person.shown_name, place


def _key(*parts: str) -> UUID:
    return uuid5(NAMESPACE_OID, " ".join(["demo", *parts]))
