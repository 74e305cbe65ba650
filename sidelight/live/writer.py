"""One thread that keeps what was said: whatever has queued goes into one transaction.

A disk that takes ten milliseconds to be sure would allow a hundred messages a second one by one.
Together they cost one wait. Whoever asked hears only after it is on disk.
"""

import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from queue import SimpleQueue
from typing import Generic, TypeVar

import structlog

Job = TypeVar("Job")
Outcome = TypeVar("Outcome")
MOST_AT_ONCE = 400
# Each transaction costs as much as some twenty rows: where more keeps coming, it pays to wait.
ENOUGH_AT_ONCE = 40
LONGEST_REST_SECONDS = 0.03
MOST_WAITING = 20_000
log = structlog.get_logger("sidelight.live")


class Writer(Generic[Job, Outcome]):
    """The thread. keep: keeps all of these durably, in order, or raises and keeps nothing.

    `done` is called in it with jobs and outcomes; None stands for not kept.
    """

    def __init__(
        self,
        keep: Callable[[Sequence[Job]], Sequence[Outcome]],
        done: Callable[[Sequence[Job], Sequence[Outcome | None]], None],
        *,
        noted: Callable[[int, float], None] = lambda size, seconds: None,
        leave: Callable[[], None] = lambda: None,
    ) -> None:
        self.keep, self.done, self.noted, self.leave = keep, done, noted, leave
        self.waiting: deque[Job] = deque()
        # Rung once for all that waits. An event of Python's own takes ten times as long to wake.
        self.bell: SimpleQueue[None] = SimpleQueue()
        self.stopping = False
        self.thread = threading.Thread(target=self._live, name="writer", daemon=True)

    def start(self) -> None:
        """Begin; call once."""
        self.thread.start()

    def put(self, job: Job) -> bool:
        """Queue a job, from any thread; False when there is far too much to do already."""
        if self.stopping or len(self.waiting) >= MOST_WAITING:
            return False
        self.waiting.append(job)
        if self.bell.empty():
            self.bell.put(None)
        return True

    def stop(self) -> None:
        """Keep what has queued, then end."""
        self.stopping = True
        self.bell.put(None)
        self.thread.join(timeout=10)

    def _live(self) -> None:
        while True:
            self.bell.get()
            took = 0.0  # who comes alone is not made to wait
            while self.waiting:
                if took and len(self.waiting) < ENOUGH_AT_ONCE and not self.stopping:
                    time.sleep(min(2 * took, LONGEST_REST_SECONDS))
                took = self._keep_what_has_queued()
            if self.stopping and not self.waiting:
                self.leave()
                return

    def _keep_what_has_queued(self) -> float:
        """Keep it and have it told; return for how many seconds it was being kept."""
        jobs = [self.waiting.popleft() for _ in range(min(len(self.waiting), MOST_AT_ONCE))]
        began = time.perf_counter()
        outcomes = self._kept(jobs)
        took = time.perf_counter() - began
        self.noted(len(jobs), took)
        try:
            self.done(jobs, outcomes)
        except Exception as failure:  # noqa: BLE001  # the next ones must be kept all the same
            log.error("telling_failed", why=type(failure).__name__)
        return took

    def _kept(self, jobs: Sequence[Job]) -> Sequence[Outcome | None]:
        """Keep all together; when that fails one by one, so that one bad job costs only itself."""
        try:
            return self.keep(jobs)
        except Exception as failure:  # noqa: BLE001  # whatever it is: nothing was kept
            log.error("not_kept", jobs=len(jobs), why=type(failure).__name__)
        if len(jobs) == 1:
            return [None]
        return [outcome for job in jobs for outcome in self._kept([job])]
