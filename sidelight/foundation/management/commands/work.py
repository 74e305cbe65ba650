"""The worker: queues what recurs and does what is queued, one thing at a time, until stopped."""

import signal
import sys
import time
from argparse import ArgumentParser
from types import FrameType

import structlog
from django.core.management.base import BaseCommand
from django.db import InterfaceError, OperationalError, close_old_connections, connection
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker

from sidelight.foundation import actions, clock, presence, queries

SECONDS_BETWEEN_LOOKS = 1.0
SECONDS_AFTER_TROUBLE = 5.0
# After this many tasks the clock is read again, so that a long queue cannot starve what recurs.
TASKS_IN_A_ROW = 20
SECONDS_BETWEEN_GIVING_BACK = 60.0

log = structlog.stdlib.get_logger(__name__)


class Command(BaseCommand):
    help = "Queue recurring work and do what is queued, until stopped (Ctrl-C or SIGTERM)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="do what waits now, then stop")

    def handle(self, *, once: bool, **options: object) -> None:
        loop = WorkerLoop()
        held = presence.hold_presence(loop.worker_id)
        try:
            if once:
                loop.do_what_waits()
                return
            loop.stop_on_signals()
            self.stdout.write("The worker is working.")
            loop.run()
            self.stdout.write("The worker has stopped.")
        finally:
            presence.end_presence(loop.worker_id, held)


class WorkerLoop:
    """Looks every second. No thread: one connection, one task at a time, which suits SQLite."""

    def __init__(self) -> None:
        self.stopping = False
        self.worker: Worker | None = None
        self.worker_id = get_random_string(32)
        self.gives_back_at = 0.0

    def run(self) -> None:
        while not self.stopping:
            time.sleep(self.look())

    def look(self) -> float:
        """Do what there is to do; return how long to rest. A lost database is asked again later."""
        try:
            self.do_what_waits()
        except (OperationalError, InterfaceError) as trouble:
            log.warning("worker.database_trouble", trouble=type(trouble).__name__)
            connection.close()
            return 0 if self.stopping else SECONDS_AFTER_TROUBLE
        return 0 if self.stopping else SECONDS_BETWEEN_LOOKS

    def do_what_waits(self) -> None:
        close_old_connections()
        self.give_back()
        actions.enqueue_due(clock.now())
        while not self.stopping and queries.work_is_waiting():
            self.worker = self._worker()
            # A signal that came just before the line above told a worker that is no longer ours.
            self.worker.running = not self.stopping
            self.worker.run()
            actions.enqueue_due(clock.now())

    def give_back(self) -> None:
        """At the start and once a minute: tasks of a worker that was killed wait again."""
        if time.monotonic() >= self.gives_back_at:
            actions.give_back(clock.now(), resting=self.worker_id)
            self.gives_back_at = time.monotonic() + SECONDS_BETWEEN_GIVING_BACK

    def _worker(self) -> Worker:
        return Worker(
            queue_names=["*"],
            excluded_queue_names=[],
            interval=0,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=TASKS_IN_A_ROW,
            worker_id=self.worker_id,
        )

    def stop_on_signals(self) -> None:
        signal.signal(signal.SIGTERM, self.stop)
        signal.signal(signal.SIGINT, self.stop)

    def stop(self, number: int, frame: FrameType | None) -> None:
        """Finish the task in hand, then stop; a second signal stops at once.

        The library's own way out leaves by exception, which between taking a task and starting it
        would leave that task marked as running for ever.
        """
        if self.stopping:
            sys.exit(1)
        self.stopping = True
        if self.worker is not None:
            self.worker.running = False
