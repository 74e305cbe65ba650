"""A thread that tells Valkey the news, so that nobody who has some waits for Valkey."""

import atexit
from collections import deque
from threading import Event, Lock, Thread

import structlog
from valkey import Valkey
from valkey.exceptions import ValkeyError

from sidelight.live.counts import counts

MOST_WAITING = 1_000
PATIENCE_SECONDS = 1.0
REST_SECONDS = 0.5
GONE = (ValkeyError, OSError)
log = structlog.get_logger("sidelight.live")


class Announcer:
    """Begins with the first news. When too much waits, the oldest is dropped: it matters least."""

    def __init__(self, url: str, channel: str) -> None:
        self.channel = channel
        self.client = Valkey.from_url(
            url, socket_timeout=PATIENCE_SECONDS, socket_connect_timeout=PATIENCE_SECONDS
        )
        self.waiting: deque[bytes] = deque(maxlen=MOST_WAITING)
        self.something, self.closing, self.one_at_a_time = Event(), Event(), Lock()
        self.thread: Thread | None = None
        self.well = True

    def put(self, news: bytes) -> None:
        """Have it told soon, or never when Valkey is away. From any thread; never raises."""
        with self.one_at_a_time:
            counts.news_dropped += len(self.waiting) == MOST_WAITING
            self.waiting.append(news)
            # A process that was forked has the thread's name and not the thread.
            if not (self.thread and self.thread.is_alive()) and not self.closing.is_set():
                self._begin()
        self.something.set()

    def close(self) -> None:
        """Tell what still waits, for a moment at most, and end."""
        self.closing.set()
        self.something.set()
        if self.thread:
            self.thread.join(PATIENCE_SECONDS)
        atexit.unregister(self.close)

    def _begin(self) -> None:
        self.thread = Thread(target=self._live, name="announcer", daemon=True)
        try:
            self.thread.start()
        except RuntimeError as trouble:  # no threads left, or the program is ending
            log.warning("not_announced", why=type(trouble).__name__)
            self.thread = None
        else:
            atexit.register(self.close)  # a command ends as soon as it has done its work

    def _live(self) -> None:
        with self.client:
            while not self.closing.is_set() or (self.waiting and self.well):
                self.something.wait()
                self.something.clear()
                while self.waiting and (self.well or not self.closing.is_set()):
                    self._tell(self.waiting.popleft())

    def _tell(self, news: bytes) -> None:
        try:
            self.client.publish(self.channel, news)
        except GONE as trouble:
            if self.well:  # said once, not for every piece of news
                log.warning("not_announced", why=type(trouble).__name__)
            self.well = False
            with self.one_at_a_time:
                counts.news_dropped += 1
            self.closing.wait(REST_SECONDS)
        else:
            self.well = True
