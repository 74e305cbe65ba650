"""Who is let in to a room over a socket, and who has to go again."""

from collections.abc import Awaitable, Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache, cached_property
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings

from sidelight.foundation import clock
from sidelight.people.doors import SignedIn, signed_in_with
from sidelight.rooms.queries.entering import Entrance, HoldsThePart, entrance_for, holds_the_part
from sidelight.rooms.rules.pace import Bucket

# Whoever was let in a moment ago comes back without all questions being asked anew: what would
# close an open socket also ends this.
KEPT_SECONDS = 120.0
MOST_KEPT = 20_000
USUAL_MINUTE = 60
DEEDS_AT_ONCE = 10  # signs, moods and the like; then one a second, as with words
Ask = Callable[..., Awaitable["Admission | None"]]


@dataclass(eq=False)
class Admission:
    """Somebody let in with one sign-in. It ends for all their sockets together."""

    session_key: str
    entrance: Entrance
    ends_at: datetime
    bucket: Bucket
    until: float = 0.0
    typed_at: float = 0.0
    deeds: Bucket = field(init=False)

    def __post_init__(self) -> None:
        most = DEEDS_AT_ONCE * self.fast
        self.deeds = Bucket(a_second=self.fast, most=most, left=most, since=0.0)

    @property
    def leads(self) -> bool:
        return self.entrance.part != "member"

    def turn(self, turns: int) -> int:
        """Return in which of so many turns this person is asked about."""
        return self.entrance.speaker.person_id % turns

    @property
    def group(self) -> Hashable:
        """Name this person in this room, whichever sign-ins they have."""
        return ("place", self.entrance.speaker.place_id)

    @cached_property
    def fast(self) -> float:
        """How many times the usual pace this room's limits allow."""
        return max(1.0, self.entrance.messages_a_minute / USUAL_MINUTE)


@dataclass
class Doorkeeper:
    """Admissions of this process, by sign-in and room."""

    kept: dict[tuple[str, str], Admission] = field(default_factory=dict)

    async def admit(self, ask: Ask, now: float, session_key: str, slug: str) -> Admission | None:
        """Let somebody in, or return None, which is all that anybody learns."""
        known = self.kept.get((session_key, slug))
        if known is not None and known.until > now and known.ends_at > clock.now():
            return known
        found = await ask(admission_of, session_key, slug, clock.now())
        if found is not None:
            if len(self.kept) >= MOST_KEPT:
                self.kept.clear()
            found.until, found.bucket.since = now + KEPT_SECONDS, now
            self.kept[session_key, slug] = found
        return found

    def let_go(self, *, person_id: int | None = None, room_id: int | None = None) -> None:
        """Forget admissions of a person, or to a room: they are asked for anew."""
        gone = [
            key
            for key, one in self.kept.items()
            if one.entrance.speaker.person_id == person_id
            or one.entrance.speaker.room_id == room_id
        ]
        for key in gone:
            del self.kept[key]


def admission_of(session_key: str, slug: str, at: datetime) -> Admission | None:
    """Ask everything there is to ask: sign-in, second factor, place, role, readiness."""
    return admissions_of([(session_key, slug)], at)[0]


def admissions_of(asked: Sequence[tuple[str, str]], at: datetime) -> list[Admission | None]:
    """Ask it about several sign-ins and rooms: whoever leads many is asked about once."""
    knows, holds = cache(signed_in_with), cache(holds_the_part)
    return [_admission(key, knows(key), slug, holds, at) for key, slug in asked]


def _admission(
    session_key: str, signed_in: SignedIn | None, slug: str, holds: HoldsThePart, at: datetime
) -> Admission | None:
    if signed_in is None or signed_in.ends_at <= at:
        return None
    entrance = entrance_for(signed_in.person, slug, at, holds=holds)
    if entrance is None or entrance.is_over:
        return None
    if entrance.part != "member" and not signed_in.has_proved:
        return None
    bucket = Bucket(
        a_second=entrance.messages_a_minute / 60,
        most=float(entrance.messages_at_once),
        left=float(entrance.messages_at_once),
        since=0.0,
    )
    return Admission(session_key, entrance, signed_in.ends_at, bucket)


def session_key_in(scope: Mapping[str, Any], name: str) -> str | None:  # Any: as ASGI has it
    """Return the key of the sign-in that a request came with."""
    said = b"; ".join(value for header, value in scope["headers"] if header == b"cookie")
    try:
        found = SimpleCookie(said.decode("latin-1")).get(name)
    except CookieError:
        return None
    return found.value if found is not None and found.value else None


def is_from_here(scope: Mapping[str, Any]) -> bool:  # Any: as ASGI has it
    """Whether a page of this very site opened the socket; another site's page gets nothing."""
    headers = dict(scope["headers"])
    origin = urlsplit(headers.get(b"origin", b"").decode("latin-1"))
    host = headers.get(b"host", b"").decode("latin-1")
    trusted = {urlsplit(one).netloc for one in settings.CSRF_TRUSTED_ORIGINS}
    name = host.rpartition(":")[0] if not host.endswith("]") and ":" in host else host
    return (
        origin.scheme in ("http", "https")
        and (origin.netloc == host or origin.netloc in trusted)
        and (name in settings.ALLOWED_HOSTS or is_one_of_ours(name))
    )


def is_one_of_ours(name: str) -> bool:
    """Whether a host is allowed by a pattern such as .example.org."""
    return any(one[:1] == "." and (name.endswith(one) or name == one[1:])
               for one in settings.ALLOWED_HOSTS)  # fmt: skip
