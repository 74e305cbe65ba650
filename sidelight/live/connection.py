"""One open page: what waits to go out to it, and how far it has got in each channel."""

from collections.abc import Callable, Hashable, Sequence
from typing import NamedTuple, Protocol

MOST_WAITING = 600
NEVER_READS = 4429


class Line(Protocol):
    """The way to a page: bytes go out at once or wait in the network's own buffer."""

    is_full: bool

    def write(self, frame: bytes) -> None: ...

    def close(self, code: int) -> None: ...


class Item(NamedTuple):
    """One event of a channel as it is sent to everybody who reads that channel.

    instead: what stands from now on in place of an earlier event, whose words were taken away.
    """

    channel: int
    seq: int
    text: str
    instead: "Item | None" = None


Waiting = list[Item | str]
# With what each was made of: ids say which is which only as long as that is there.
Frames = dict[tuple[int, ...], tuple[bytes, Waiting]]


class Connection:
    """What is sent to a page goes through here, in order and never twice. Lives on the event loop.

    A page that reads too slowly is not waited for: what it missed is dropped, and it is told from
    where to catch up. left_out: writes that down for a channel and its last number.
    """

    __slots__ = ("behind", "closing", "dirty", "groups", "left_out", "line", "out", "sent")

    def __init__(
        self,
        line: Line,
        dirty: Callable[["Connection"], None],
        left_out: Callable[[int, int], str],
    ) -> None:
        self.line, self.dirty, self.left_out = line, dirty, left_out
        self.out: Waiting = []
        self.sent: dict[int, int] = {}
        self.behind: dict[int, int | None] = {}
        self.groups: set[Hashable] = set()
        self.closing: int | None = None

    def follow(self, channel: int, *, after: int) -> None:
        """Pass on what happens in a channel after this number, from now on.

        What was sent already is on its way, whatever number the page had when it wrote.
        """
        self.sent[channel] = max(after, self.sent.get(channel, after))
        self.behind.pop(channel, None)

    def give(self, items: Sequence[Item]) -> None:
        """Queue events of one channel, in order; what was passed on already is passed over."""
        channel = items[0].channel
        last = self.sent.get(channel)
        if last is None or channel in self.behind or self.closing is not None:
            return
        fresh = items if items[0].seq == last + 1 else [one for one in items if one.seq > last]
        if not fresh:
            return
        if fresh[0].seq != last + 1:
            self.behind[channel] = last
        elif len(self.out) + len(fresh) > MOST_WAITING:
            self._drop_what_waits()
            self.behind.setdefault(channel, last)
        else:
            self.out += fresh
            self.sent[channel] = fresh[-1].seq
        self.dirty(self)

    def fall_behind(self, channel: int) -> None:
        """Tell the page to ask for what it misses of a channel."""
        self.behind[channel] = self.sent[channel]
        self.dirty(self)

    def tell(self, text: str) -> None:
        """Queue a message that has no number; a page that never reads is let go."""
        if len(self.out) > 2 * MOST_WAITING:
            self.close(NEVER_READS)
        elif self.closing is None:
            self.out.append(text)
            self.dirty(self)

    def close(self, code: int) -> None:
        """Send what waits, then close with this code."""
        if self.closing is None:
            self.closing = code
            self.dirty(self)

    def flush(self, frames: Frames) -> int:
        """Send all that waits as one frame, unless the network is full: then it waits on.

        frames: what was put together for others in the same moment, mostly the very same.
        Returns how many messages were sent.
        """
        if self.line.is_full and self.closing is None:
            return 0
        if self.behind:
            self._tell_what_was_left_out()
        sent = len(self.out)
        if sent:
            self.line.write(self._frame(frames))
            self.out = []
        if self.closing is not None:
            self.line.close(self.closing)
        return sent

    def _frame(self, frames: Frames) -> bytes:
        key = tuple(map(id, self.out))
        made = frames.get(key)
        if made is None:
            texts = (one if isinstance(one, str) else one.text for one in self.out)
            made = frames[key] = framed(f"[{','.join(texts)}]".encode()), self.out
        return made[0]

    def _tell_what_was_left_out(self) -> None:
        for channel, last in self.behind.items():
            if last is not None:
                self.out.append(self.left_out(channel, last))
                self.behind[channel] = None  # told; until the page has caught up

    def _drop_what_waits(self) -> None:
        """Drop the events that wait: nothing of them was sent, and all can be asked for."""
        for one in reversed(self.out):
            if isinstance(one, Item):
                self.behind[one.channel] = self.sent[one.channel] = one.seq - 1
        self.out = [one for one in self.out if isinstance(one, str)]


def framed(text: bytes) -> bytes:
    """Return a whole text frame as a server sends it (RFC 6455, section 5.2)."""
    size = len(text)
    if size < 126:
        return b"\x81" + size.to_bytes(1, "big") + text
    if size < 65536:
        return b"\x81\x7e" + size.to_bytes(2, "big") + text
    return b"\x81\x7f" + size.to_bytes(8, "big") + text
