"""Channels and who follows them, in one process. Everything here runs on the event loop.

Numbers keep it honest: an event that is not the next one is not passed on. What lies between is
read from the database first, so that everybody gets everything, once, in order, whichever worker
wrote it and however the news of it was overtaken or lost.
"""

import asyncio
import time
from collections import defaultdict, deque
from collections.abc import Awaitable, Callable, Hashable, Iterable, Mapping, Sequence

import structlog

from sidelight.live.connection import Connection, Frames, Item, Line

log = structlog.get_logger("sidelight.live")

KEPT_ITEMS = 300
KEPT_SECONDS = 120.0
# While so much is said that each page gets some messages in this time, they go out in one frame.
LONGEST_WAIT_SECONDS = 0.05
WORTH_WAITING_FOR = 2.0
LOOKS_EVERY_SECONDS = 0.5
AGAIN_AFTER_SECONDS = 1.0
LOOK_AGAIN = -1  # in place of a number: nothing was said, and something is different

Read = Callable[[Mapping[int, int | None]], Awaitable[Mapping[int, tuple[int, Sequence[Item]]]]]


class Channel:
    """One channel in this process. seen: the last number passed on; None before the first look."""

    __slots__ = ("connections", "idle_since", "known", "recent", "seen")

    def __init__(self) -> None:
        self.connections: set[Connection] = set()
        self.recent: deque[Item] = deque(maxlen=KEPT_ITEMS)
        self.seen: int | None = None
        self.known = 0
        self.idle_since = 0.0


class Hub:
    """read: returns for each channel its last number, and the events after the number asked for.

    Asked for None it returns the last few events, from which a channel is begun. passed: told of
    each channel in which something was passed on, or that deserves a look without that.
    changed_person: told of whoever may stay no longer, before the next look at everybody.
    """

    def __init__(self, read: Read) -> None:
        self.read = read
        self.passed: Callable[[int], None] = _nobody
        self.changed_person: Callable[[int], None] = _nobody
        self.channels: dict[int, Channel] = {}
        self.groups: dict[Hashable, set[Connection]] = defaultdict(set)
        self.pages: set[Connection] = set()
        self._dirty: dict[Connection, None] = {}
        self._wanted: set[int] = set()
        self._reading: asyncio.Task[None] | None = None
        self._flush_at: asyncio.TimerHandle | None = None
        self._not_before = self._counts_since = 0.0
        self._passed_on = 0
        self._is_worth_waiting = self._is_passing_on = False
        self._loop = asyncio.get_running_loop()

    # Coming and going ------------------------------------------------------------------------

    def connection(self, line: Line, left_out: Callable[[int, int], str]) -> Connection:
        """Return a new connection that nothing is passed on to yet."""
        page = Connection(line, self.has_something, left_out)
        self.pages.add(page)
        return page

    def join(self, connection: Connection, *groups: Hashable) -> None:
        """Count a connection among these groups."""
        for group in groups:
            self.groups[group].add(connection)
            connection.groups.add(group)

    def follow(self, connection: Connection, channel_id: int, *, after: int) -> None:
        """Pass on to a connection whatever happens in a channel after this number."""
        channel = self.channels.get(channel_id)
        if channel is None:
            channel = self.channels[channel_id] = Channel()
        channel.connections.add(connection)
        connection.follow(channel_id, after=after)
        if channel.seen is None:
            self._want(channel_id)
        else:
            self._catch_up(connection, channel_id, channel)

    def leave(self, connection: Connection) -> None:
        """Forget a connection."""
        for channel_id in connection.sent:
            if (channel := self.channels.get(channel_id)) is not None:
                channel.connections.discard(connection)
                channel.idle_since = time.monotonic()
        for group in connection.groups:
            self.groups[group].discard(connection)
            if not self.groups[group]:
                del self.groups[group]
        self._dirty.pop(connection, None)
        self.pages.discard(connection)
        connection.sent = {}

    def in_group(self, group: Hashable) -> Sequence[Connection]:
        """Return the connections of a group at this moment."""
        return tuple(self.groups.get(group, ()))

    def now(self) -> float:
        """Return seconds of a clock that only goes forward."""
        return self._loop.time()

    def forget_idle(self) -> None:
        """Let go of channels that nobody has followed for a while."""
        over = time.monotonic() - KEPT_SECONDS
        idle = [
            number
            for number, channel in self.channels.items()
            if not channel.connections and channel.idle_since < over
        ]
        for number in idle:
            del self.channels[number]

    # What happens ----------------------------------------------------------------------------

    def publish(self, items: Iterable[Item]) -> None:
        """Pass on what was made durable just now by this process; any channels, in any order."""
        by_channel: dict[int, list[Item]] = defaultdict(list)
        for item in items:
            by_channel[item.channel].append(item)
        for channel_id, some in by_channel.items():
            if (channel := self.channels.get(channel_id)) is not None:
                self._take(channel_id, channel, sorted(some, key=_seq_of))

    def heard(self, last: Mapping[int, int]) -> None:
        """Look for what another worker wrote: by channel, the last number there is now."""
        for channel_id, seq in last.items():
            channel = self.channels.get(channel_id)
            if channel is not None and seq == LOOK_AGAIN:
                self.passed(channel_id)
            elif channel is not None and seq > max(channel.known, channel.seen or 0):
                channel.known = seq
                self._want(channel_id)

    def _take(self, channel_id: int, channel: Channel, items: Sequence[Item]) -> None:
        channel.known = max(channel.known, items[-1].seq)
        if channel.seen is None:
            self._want(channel_id)  # its first look is under way, and may have come too early
            return
        if items[0].seq != channel.seen + 1:
            items = [item for item in items if item.seq > channel.seen]
        if not items:
            return
        if items[-1].seq != channel.seen + len(items):
            self._want(channel_id)  # something lies between that another worker wrote
            return
        channel.recent.extend(items)
        channel.seen = items[-1].seq
        for item in items:
            if item.instead is not None:
                _replace(channel.recent, item.instead)
        for connection in channel.connections:
            connection.give(items)
        self.passed(channel_id)

    def _catch_up(self, connection: Connection, channel_id: int, channel: Channel) -> None:
        """Give a connection what it missed, from memory, or tell it to ask for it."""
        after = connection.sent[channel_id]
        if channel.seen is None or after >= channel.seen:
            return
        missed = [item for item in channel.recent if item.seq > after]
        if missed and missed[0].seq == after + 1:
            connection.give(missed)
        else:
            connection.fall_behind(channel_id)

    # Reading what others wrote -----------------------------------------------------------------

    def _want(self, channel_id: int) -> None:
        self._wanted.add(channel_id)
        if self._reading is None or self._reading.done():
            self._reading = self._loop.create_task(self._read_what_is_wanted())

    async def _read_what_is_wanted(self) -> None:
        while self._wanted:
            wanted, self._wanted = self._wanted, set()
            after = {
                number: self.channels[number].seen for number in wanted if number in self.channels
            }
            try:
                found = await self.read(after)
            except Exception as failure:  # noqa: BLE001  # the database is away: ask until it is back
                log.warning("reading_failed", why=type(failure).__name__)
                self._wanted |= wanted
                await asyncio.sleep(AGAIN_AFTER_SECONDS)
                continue
            for number, (last, items) in found.items():
                if (channel := self.channels.get(number)) is not None:
                    self._found(number, channel, last, items)

    def _found(self, number: int, channel: Channel, last: int, items: Sequence[Item]) -> None:
        if channel.seen is None:
            channel.recent.extend(items)
            channel.seen = items[-1].seq if items else last
            for connection in tuple(channel.connections):
                self._catch_up(connection, number, channel)
        elif items:
            self._take(number, channel, items)
        channel.known = max(last, channel.seen or 0) if not items else max(channel.known, last)
        if channel.known > (channel.seen or 0):
            self._want(number)

    # Sending -----------------------------------------------------------------------------------

    def has_something(self, connection: Connection) -> None:
        """Send what waits for a connection, with whatever else there is to send."""
        self._dirty[connection] = None
        if self._flush_at is None and not self._is_passing_on:
            self._flush_at = self._loop.call_at(self._not_before, self._flush)

    def together(self, pass_on: Callable[[], None]) -> None:
        """Pass on several things, and send them at once unless something was sent just before."""
        self._is_passing_on = True
        try:
            pass_on()
        finally:
            self._is_passing_on = False
            self._send()

    def _send(self) -> None:
        if not self._dirty or self._flush_at is not None:
            return
        if self._not_before <= self._loop.time():
            self._flush()
        else:
            self._flush_at = self._loop.call_at(self._not_before, self._flush)

    def _flush(self) -> None:
        """Send to all connections that have something, and say when to do so next.

        Sending may fill a third of the time. Where each page gets several messages in a moment,
        they wait for each other: a frame costs the same whatever is in it.
        """
        began = self._loop.time()
        dirty, self._dirty, self._flush_at = self._dirty, {}, None
        frames: Frames = {}
        for connection in dirty:
            self._passed_on += connection.flush(frames)
        self._see_how_busy_it_is(began)
        rest = 2 * (self._loop.time() - began)
        if self._is_worth_waiting:
            rest = LONGEST_WAIT_SECONDS
        self._not_before = began + min(rest, LONGEST_WAIT_SECONDS)

    def _see_how_busy_it_is(self, now: float) -> None:
        spent = now - self._counts_since
        if spent >= LOOKS_EVERY_SECONDS:
            each = self._passed_on / max(1, len(self.pages)) / spent
            self._is_worth_waiting = each * LONGEST_WAIT_SECONDS >= WORTH_WAITING_FOR
            self._passed_on, self._counts_since = 0, now


def _nobody(number: int) -> None:
    pass


def _seq_of(item: Item) -> int:
    return item.seq


def _replace(recent: deque[Item], instead: Item) -> None:
    """Forget words that were taken away: whoever comes later must not get them from memory."""
    for place, item in enumerate(recent):
        if item.seq == instead.seq:
            recent[place] = instead
            return
