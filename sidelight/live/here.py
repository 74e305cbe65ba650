"""This process's own hub, if it has one: pages of the same process pass events on through it."""

import json
from asyncio import AbstractEventLoop
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from django.conf import settings

from sidelight.live.connection import Item
from sidelight.live.hub import LOOK_AGAIN, Hub
from sidelight.live.transport import Transport, transport_for


@dataclass(frozen=True)
class Here:
    """What one process with connections consists of. key: names it among the workers."""

    key: str
    hub: Hub
    loop: AbstractEventLoop
    transport: Transport


@dataclass
class _Kept:
    here: Here | None = None


_kept = _Kept()


def begin(here: Here) -> None:
    """This process has connections from now on."""
    _kept.here = here


def end() -> None:
    """This process has no connections any more."""
    _kept.here = None


def pass_on(items: Sequence[Item]) -> None:
    """Pass on what is durable, here and to the other workers. From any thread; never fails."""
    here = _kept.here
    if here is not None:
        here.loop.call_soon_threadsafe(here.hub.publish, items)
    transport = here.transport if here is not None else _elsewhere()
    transport.announce(news_of({item.channel: item.seq for item in items}))


def look_again(channel_id: int) -> None:
    """Have every process look again at how things stand around a channel: nothing was said there.

    From any thread; never fails.
    """
    here, changed = _kept.here, {channel_id: LOOK_AGAIN}
    if here is not None:
        here.loop.call_soon_threadsafe(here.hub.heard, changed)
    transport = here.transport if here is not None else _elsewhere()
    transport.announce(news_of(changed))


def forget_person(person_id: int) -> None:
    """Have this process forget that it let somebody in a moment ago. From any thread."""
    here = _kept.here
    if here is not None:
        here.loop.call_soon_threadsafe(here.hub.changed_person, person_id)


def news_of(last: dict[int, int]) -> bytes:
    """Write down which numbers channels have reached: a wake-up, never the words themselves."""
    return json.dumps(list(last.items()), separators=(",", ":")).encode()


def heard(news: bytes) -> dict[int, int]:
    """Read what another worker wrote down; nothing for what cannot be read."""
    try:
        return {int(channel): int(seq) for channel, seq in json.loads(news)}
    except (ValueError, TypeError):
        return {}


@cache
def _elsewhere() -> Transport:
    """The way to the workers from a process that is none, such as a command."""
    return transport_for(settings.SIDELIGHT_VALKEY_URL, "")
