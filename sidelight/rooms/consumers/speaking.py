"""What a socket's messages do: each is one action, the same that the page's form calls."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from uuid import UUID

import structlog

from sidelight.foundation import clock
from sidelight.people.errors import Refusal
from sidelight.rooms.actions import activities
from sidelight.rooms.actions.saying import Words, prepared
from sidelight.rooms.consumers.answers import refusal
from sidelight.rooms.errors import CannotSpeak
from sidelight.rooms.rules import wire
from sidelight.rooms.rules.jobs import Code, Release
from sidelight.rooms.rules.reading import (
    Message,
    Unreadable,
    held_in,
    key_in,
    number_in,
    text_in,
    words_in,
)

if TYPE_CHECKING:
    from sidelight.rooms.consumers.socket import Socket

log = structlog.get_logger("sidelight.rooms")


def say(socket: "Socket", message: Message) -> None:
    """Read, count, look at and encrypt words, and queue them for the writer."""
    key = key_in(message)
    text = words_in(message, key)
    reply_to = number_in(message, "reply_to", key) if "reply_to" in message else None
    words = Words(text_in(message, "ch", key), text, key, reply_to)
    now, admission = socket.station.hub.now(), socket.admission
    # A line to the leaders is never slow: somebody may need it.
    slow = socket.station.slow_seconds(admission) if words.channel == "room" else 0
    wait = admission.bucket.wait_seconds(now, slow_seconds=slow)
    if wait > 0:
        socket.connection.tell(refusal(Code.SLOW_MODE if slow else Code.TOO_FAST, key))
        return
    try:
        job = prepared(
            words, admission.entrance, at=clock.now(), asker=socket.connection, received=now
        )
    except CannotSpeak as no:
        socket.connection.tell(refusal(Code(no.code), key))
        return
    _queue(socket, job, key)


def act(socket: "Socket", message: Message) -> None:
    """Do what an activity names. A release goes with the words; everything else by itself."""
    key = key_in(message)
    if message.get("activity") == "release":
        m, speaker = held_in(message, key), socket.admission.entrance.speaker
        if not speaker.leads:
            raise Unreadable(Code.NOT_YOURS, key)
        job = Release(speaker, m, key, clock.now(), socket.connection, socket.station.hub.now())
        _queue(socket, job, key)
        return
    named = activities.named(text_in(message, "activity", key))
    if named is None:
        raise Unreadable(Code.NOT_KNOWN, key)
    _do(socket, key, named, message)


def give_mood(socket: "Socket", message: Message) -> None:
    """Say how one is; the leaders alone see it."""
    _do(socket, key_in(message), activities.mood, message)


def _queue(socket: "Socket", job: Any, key: UUID) -> None:  # Any: any of the writer's jobs
    if not socket.station.writer.put(job):
        socket.connection.tell(refusal(Code.BUSY, key))


def _do(socket: "Socket", key: UUID, activity: Callable[..., None], message: Message) -> None:
    """Run an action in a thread, a few at a time, and answer when it is done.

    Leaders are not slowed: what they do protects. For members each deed costs everybody a little.
    """
    admission, now = socket.admission, socket.station.hub.now()
    is_often = not admission.leads and admission.deeds.wait_seconds(now) > 0
    if is_often or socket.doing >= MOST_AT_ONCE:
        socket.connection.tell(refusal(Code.TOO_FAST, key))
        return
    socket.doing += 1
    socket.station.begin(_done(socket, key, activity, message))


MOST_AT_ONCE = 4


async def _done(
    socket: "Socket", key: UUID, activity: Callable[..., None], message: Message
) -> None:
    place = socket.admission.entrance.speaker.place_id
    try:
        await socket.station.ask(activities.do, activity, place, message, clock.now())
    except CannotSpeak as no:
        answer = refusal(Code(no.code), key)
    except Refusal as no:
        answer = wire.refused("not_yours", str(no), key)
    except Unreadable as wrong:
        answer = refusal(wrong.code, key)
    except Exception as failure:  # noqa: BLE001  # whatever it is: nothing was kept, and it is said
        log.error("not_done", why=type(failure).__name__)
        answer = refusal(Code.CANNOT_STORE, key)
    else:
        answer = wire.done(key)
    finally:
        socket.doing -= 1
    socket.connection.tell(answer)
