"""What a process does by the clock for its rooms; each round goes on when one turn of it fails."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta
from uuid import UUID

import structlog

from sidelight.foundation import clock
from sidelight.live import here as this
from sidelight.live.actions import beat, forget_old
from sidelight.live.connection import Connection
from sidelight.live.counts import counts
from sidelight.live.queries import asked_again
from sidelight.live.transport import InProcess
from sidelight.rooms.actions.attending import attend_rooms
from sidelight.rooms.actions.pages_there import bring_pages_back, end_lost_pages
from sidelight.rooms.actions.prompting import look_after_members
from sidelight.rooms.actions.reading import keep_seen
from sidelight.rooms.actions.rehearsing import play_rehearsals
from sidelight.rooms.consumers.doorkeeper import Admission, admissions_of
from sidelight.rooms.consumers.station import Station
from sidelight.rooms.consumers.telling import tell_presences
from sidelight.rooms.queries.prompts import TURNS as TURNS_OF_PROMPTS
from sidelight.rooms.queries.running import numbers_now, pages_in_sight, pages_open
from sidelight.triage.queries.links import compare

log = structlog.get_logger("sidelight.rooms")
ENDED, OVER = 4401, 4410
# More than once: somebody may have been on their way in with what was true before the change.
TURNS = 3
TURNS_A_MINUTE = 60
LONG_AWAY = timedelta(minutes=5)
CHANGED_A_SECOND, EACH_WITHIN_SECONDS, ROOMS_AT_ONCE = 100, 30, 50
SOCKETS_AT_ONCE = 50


def rounds_of(station: Station) -> Sequence[Awaitable[None]]:
    """Return everything that goes round."""
    rounds: list[tuple[float, Callable[[Station], Awaitable[None]]]] = [
        (2.0, _beat), (0.5, _ask_again), (1.0, _attend), (1.0, look_who_is_there),
        (1.0, _look_over), (1.0, _look_after), (2.0, _rehearse), (10.0, write_again),
        (3.0, _compare_links), (60.0, _forget),
    ]  # fmt: skip
    if not isinstance(station.here.transport, InProcess):
        rounds.append((1.0, _poll))
    going: list[Awaitable[None]] = [_round(station, every, turn) for every, turn in rounds]
    return [*going, station.here.transport.listen(lambda news: station.hub.heard(this.heard(news)))]


async def _round(
    station: Station, every: float, turn: Callable[[Station], Awaitable[None]]
) -> None:
    while True:
        try:
            await turn(station)
        except Exception as failure:  # noqa: BLE001  # the database is away: the next turn may find it
            log.warning("round_failed", turn=turn.__name__, why=type(failure).__name__)
        await asyncio.sleep(every)


async def _beat(station: Station) -> None:
    """Say that this process is there; whoever it held while it was away is there as well.

    How far people have read is kept on the way; what cannot be kept now is with the next beat.
    """
    if await station.ask(_beaten, station.here.key):
        station.turns_back = TURNS
    if station.turns_back:
        station.turns_back -= 1
        await station.ask(bring_pages_back, station.here.key, list(station.pages))
    if seen := dict(station.seen):
        kept = await station.ask(keep_seen, seen)
        for place in kept:
            if station.seen[place] == seen[place]:
                del station.seen[place]


def _beaten(key: str) -> bool:
    return beat(key, at=clock.now())


async def write_again(station: Station) -> None:
    """Write once more who came, went or put the page away, where it could not be written then."""
    written = await station.ask(pages_open, station.here.key)
    for key in station.pages.keys() - written:
        station.writer.put(station.pages[key])
    await station.ask(_ended, written - station.pages.keys())
    if station.put_away:
        in_sight = await station.ask(pages_in_sight, station.here.key)
        for key in station.put_away.keys() & in_sight:
            station.writer.put(station.put_away[key])


def _ended(keys: set[UUID]) -> None:
    end_lost_pages(keys, at=clock.now())


async def _attend(station: Station) -> None:
    now = await station.ask(attend_rooms, clock.now())
    counts.rooms_open, counts.rooms_covered = now.open, now.covered
    counts.rooms_uncovered, counts.held = now.open - now.covered, now.held
    station.slow = now.slow


async def _look_after(station: Station) -> None:
    """Ask leaders about members of whom nothing was heard: a tenth of the rooms each second."""
    await station.ask(_looked_after)


def _looked_after() -> None:
    at = clock.now()
    look_after_members(at, turn=int(at.timestamp()) % TURNS_OF_PROMPTS)


async def _rehearse(station: Station) -> None:
    await station.ask(play_rehearsals, clock.now())


async def look_who_is_there(station: Station) -> None:
    """Tell leaders who is there: where something changed, and all rooms in turn."""
    led = {one.entrance.speaker.room_id for one in station.sockets.values() if one.leads}
    all_changed = [room for room in station.changed_rooms if room in led]
    changed, station.changed_rooms = (
        all_changed[:CHANGED_A_SECOND],
        dict.fromkeys(all_changed[CHANGED_A_SECOND:]),
    )
    for gone in station.looked_at.keys() - led:
        del station.looked_at[gone]
        station.told.pop(gone, None)
    in_turn = sorted(led - set(changed), key=lambda room: station.looked_at.get(room, 0.0))
    rooms = [*changed, *in_turn[: len(led) // EACH_WITHIN_SECONDS + 1]]
    for some in (rooms[at : at + ROOMS_AT_ONCE] for at in range(0, len(rooms), ROOMS_AT_ONCE)):
        await tell_presences(station, some)
        station.looked_at |= dict.fromkeys(some, station.hub.now())


async def _poll(station: Station) -> None:
    """Look for what other workers wrote, in case the news of it was lost.

    Also where nobody is just now: what is remembered of it must not outlive what was taken away.
    """
    if remembered := list(station.hub.channels):
        station.hub.heard(await station.ask(numbers_now, remembered))


async def _ask_again(station: Station) -> None:
    """Ask once more about everybody and every room of which something changed.

    A process that hung, or had no database, looks back to its last turn; after a long time it asks
    about everybody, because what changed is not kept for ever.
    """
    at = clock.now()
    asked = await station.ask(asked_again, station.asked_at)
    if at - station.asked_at > LONG_AWAY:
        station.doorkeeper.kept.clear()
        await _stay(station, list(station.sockets))
    station.asked = {one.number: station.asked.get(one.number, 0) + 1 for one in asked}
    for one in asked:
        if station.asked[one.number] > TURNS:
            continue
        station.doorkeeper.let_go(person_id=one.person_id, room_id=one.room_id)
        group = ("person", one.person_id) if one.person_id else ("room", one.room_id)
        await _stay(station, station.hub.in_group(group))
    station.asked_at = at


async def _look_over(station: Station) -> None:
    """Ask about staff once more, whose roles end by the day, and end sign-ins that ran out.

    A sixtieth of the staff each second, because all of them at once would hold up every room.
    """
    now, in_turn = clock.now(), []
    station.whose_turn = (station.whose_turn + 1) % TURNS_A_MINUTE
    for connection, admission in list(station.sockets.items()):
        if admission.ends_at <= now:
            connection.close(ENDED)
        elif admission.leads and admission.turn(TURNS_A_MINUTE) == station.whose_turn:
            in_turn.append(connection)
    await _stay(station, in_turn)


async def _stay(station: Station, connections: Sequence[Connection]) -> None:
    """Close each socket that would not be opened again."""
    for start in range(0, len(connections), SOCKETS_AT_ONCE):
        some = connections[start : start + SOCKETS_AT_ONCE]
        there = {one: station.sockets[one] for one in some if one in station.sockets}
        asked = [(one.session_key, one.entrance.slug) for one in there.values()]
        found = await station.ask(admissions_of, asked, clock.now())
        for (connection, admission), again in zip(there.items(), found, strict=True):
            _goes_on(station, connection, admission, again)


def _goes_on(
    station: Station, connection: Connection, admission: Admission, found: Admission | None
) -> None:
    """Close a socket, or let it follow what is new of its channels."""
    if found is None:
        connection.close(OVER)
        return
    admission.entrance, admission.ends_at = found.entrance, found.ends_at
    follows = connection.sent.keys()  # none before the page has said hello
    for channel in found.entrance.channels.values() if follows else ():
        if channel not in follows:
            station.hub.follow(connection, channel, after=0)


async def _compare_links(station: Station) -> None:
    """Have the list of harmful links in memory: what is said cannot wait for the database."""
    await station.ask(compare)


async def _forget(station: Station) -> None:
    station.hub.forget_idle()
    station.cards.clear()
    await station.ask(_forgotten)


def _forgotten() -> None:
    forget_old(clock.now())
