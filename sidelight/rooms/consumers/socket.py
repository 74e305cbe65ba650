"""One page's socket: who it is, what it follows, and what it sends. Knows nothing durable."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings

from sidelight.foundation import clock
from sidelight.live.connection import Connection, Line
from sidelight.live.counts import counts
from sidelight.live.direct import NAME
from sidelight.rooms.consumers.answers import refusal
from sidelight.rooms.consumers.doorkeeper import Admission, is_from_here, session_key_in
from sidelight.rooms.consumers.speaking import act, give_mood, say
from sidelight.rooms.consumers.station import Station, station
from sidelight.rooms.consumers.telling import (
    tell_came,
    tell_visible,
    tell_went,
    typing,
    welcome,
    welcome_back,
)
from sidelight.rooms.rules import wire
from sidelight.rooms.rules.jobs import Came, Code, Here, Went
from sidelight.rooms.rules.reading import (
    Message,
    Unreadable,
    after_in,
    messages_in,
    number_in,
    text_in,
)

Scope = dict[str, Any]  # Any: in ASGI the keys depend on the type of the connection
Receive = Callable[[], Awaitable[Mapping[str, Any]]]  # Any: the same
Send = Callable[[Mapping[str, Any]], Awaitable[None]]  # Any: the same

HELLO_WITHIN_SECONDS = 10.0
SOCKETS_A_PERSON = 3
MISTAKES_ALLOWED = 20
FRAMES_A_SECOND, FRAMES_AT_ONCE = 20.0, 60.0
LARGEST_FRAME = 16_384
NOT_YOURS, HALF_OPEN, TOO_MANY, TOO_LARGE, FLOOD = 4403, 4408, 4409, 4413, 4429


async def room_socket(scope: Scope, receive: Receive, send: Send) -> None:
    """Serve one socket from its first byte to its last. A stranger's is not even opened."""
    await receive()  # websocket.connect
    here, direct = station(), scope["extensions"].get(NAME)
    admission = await _admission(scope, here) if here and direct else None
    if here is None or direct is None or admission is None:
        await send({"type": "websocket.close", "code": NOT_YOURS})
        return
    await send({"type": "websocket.accept"})
    if len(here.hub.in_group(admission.group)) >= SOCKETS_A_PERSON:
        await send({"type": "websocket.send", "text": f"[{refusal(Code.TOO_MANY_SOCKETS)}]"})
        await send({"type": "websocket.close", "code": TOO_MANY})
        return
    socket = Socket(here, admission, direct)
    direct.listen(socket)
    await socket.over


async def _admission(scope: Scope, here: Station) -> Admission | None:
    key = session_key_in(scope, settings.SESSION_COOKIE_NAME)
    if key is None or not is_from_here(scope):
        return None
    slug = str(scope["path"]).split("/")[2]
    return await here.doorkeeper.admit(here.ask, here.hub.now(), key, slug)


class Socket:
    """An open socket. Everything of it happens on the event loop, in the order it came."""

    def __init__(self, here: Station, admission: Admission, direct: Line) -> None:
        self.station, self.admission = here, admission
        self.connection: Connection = here.hub.connection(direct, self._left_out)
        self.over: asyncio.Future[None] = here.here.loop.create_future()
        self.key: UUID = uuid4()
        self.greeted, self.visible = False, True
        self.mistakes = self.doing = 0
        self.frames, self.frames_at = FRAMES_AT_ONCE, here.hub.now()
        speaker = admission.entrance.speaker
        here.hub.join(
            self.connection,
            admission.group,
            ("person", speaker.person_id),
            ("room", speaker.room_id),
        )
        if admission.leads:
            here.hub.join(self.connection, ("team", speaker.room_id))
        here.sockets[self.connection] = admission
        counts.connections += 1
        self.patience = here.here.loop.call_later(HELLO_WITHIN_SECONDS, self._no_hello)

    def pinged(self) -> None:
        """The library answers; who does it without end is let go like with anything else."""
        if self.connection.closing is None and not self._in_time():
            self.connection.close(FLOOD)

    def has_room(self) -> None:
        """The network takes more again."""
        self.station.hub.has_something(self.connection)

    def lost(self) -> None:
        """The page is gone, whoever ended it."""
        if self.over.done():
            return
        self.over.set_result(None)
        self.patience.cancel()
        counts.connections -= 1
        here, speaker = self.station, self.admission.entrance.speaker
        here.hub.leave(self.connection)
        here.sockets.pop(self.connection, None)
        here.pages.pop(self.key, None)
        here.put_away.pop(self.key, None)
        if self.greeted:
            here.writer.put(Went(speaker, self.key, clock.now()))
            tell_went(here, self.admission)

    def _left_out(self, channel: int, last: int) -> str:
        """Write down from where to ask for what was not passed on."""
        channels = self.admission.entrance.channels
        name = next((name for name, number in channels.items() if number == channel), "room")
        return wire.written({"type": "catch_up", "ch": name, "from": last})

    def _no_hello(self) -> None:
        if not self.greeted:
            self.connection.close(HALF_OPEN)

    # What comes in ------------------------------------------------------------------------------

    def heard(self, frame: str) -> None:
        """Take one frame; whatever is wrong with it costs only its sender."""
        if self.connection.closing is not None:
            return
        if not self._in_time():
            self.connection.close(FLOOD)
            return
        if len(frame) > LARGEST_FRAME:
            self.connection.close(TOO_LARGE)
            return
        try:
            messages = messages_in(frame)
        except Unreadable as wrong:
            self._mistake(wrong)
            return
        for message in messages:
            try:
                self._one(message)
            except Unreadable as wrong:  # the others of its frame are taken all the same
                self._mistake(wrong)

    def _one(self, message: Message) -> None:
        kind = text_in(message, "type")
        if kind == "hello":
            self._hello(message)
        elif not self.greeted:
            raise Unreadable(Code.HELLO_FIRST)
        elif kind == "say":
            say(self, message)
        elif kind in OTHERS:
            OTHERS[kind](self, message)
        else:
            raise Unreadable(Code.NOT_KNOWN)

    def _hello(self, message: Message) -> None:
        after = after_in(message)
        if message.get("room") != self.admission.entrance.slug:
            raise Unreadable(Code.NOT_YOURS)
        hub, entrance = self.station.hub, self.admission.entrance
        if not self.greeted:
            self.greeted = True
            came = Came(entrance.speaker, self.key, self.station.here.key, clock.now())
            self.station.pages[self.key] = came
            self.station.writer.put(came)
            counts.reconnects += bool(after)
            tell_came(self.station, self.admission)
            if message.get("brief") is True:
                welcome_back(self.admission, self.connection)
            else:
                self.station.begin(welcome(self.station, self.admission, self.connection))
        for name, channel in entrance.channels.items():
            hub.follow(self.connection, channel, after=after.get(name, 0))

    def _in_time(self) -> bool:
        """Count a frame; False for a flood that no page of ours would send."""
        now = self.station.hub.now()
        filled = self.frames + (now - self.frames_at) * FRAMES_A_SECOND * self.admission.fast
        most = FRAMES_AT_ONCE * self.admission.fast
        self.frames, self.frames_at = min(most, filled) - 1, now
        return self.frames >= 0

    def _mistake(self, wrong: Unreadable) -> None:
        self.mistakes += 1
        self.connection.tell(refusal(wrong.code, wrong.key))
        if self.mistakes > MISTAKES_ALLOWED:
            self.connection.close(FLOOD)

    def at_the_page(self, message: Message) -> None:
        """Somebody is at the page, or put it away."""
        visible = message.get("visible")
        if not isinstance(visible, bool):
            raise Unreadable(Code.NOT_KNOWN)
        said = Here(self.admission.entrance.speaker, self.key, visible, clock.now())
        self.station.writer.put(said)
        self.station.put_away.pop(self.key, None)
        if not visible:
            self.station.put_away[self.key] = said
        if visible != self.visible:
            self.visible = visible
            tell_visible(self.station, self.admission, visible=visible)

    def seen(self, message: Message) -> None:
        """Read up to here: kept with the next beat, of the conversation alone."""
        channel, seq = text_in(message, "ch"), number_in(message, "seq")
        if channel not in self.admission.entrance.channels:
            raise Unreadable(Code.NOT_YOURS)
        if channel == "room":
            place = self.admission.entrance.speaker.place_id
            self.station.seen[place] = max(self.station.seen.get(place, 0), seq)


OTHERS: dict[object, Callable[[Socket, Message], None]] = {
    "act": act,
    "mood": give_mood,
    "typing": lambda socket, message: typing(socket.station, socket.admission),
    "here": Socket.at_the_page,
    "seen": Socket.seen,
    "ping": lambda socket, message: socket.connection.tell('{"type":"pong"}'),
}
