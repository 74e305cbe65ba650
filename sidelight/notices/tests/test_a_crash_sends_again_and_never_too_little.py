"""Workers that race or die: no message is lost, and none goes out twice without a crash."""

from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection

from sidelight.notices.actions import send_due, tell
from sidelight.notices.models import Channel, HowOver, NoticeKind, Outgoing
from sidelight.notices.tests.build import Postbox, reached
from sidelight.notices.ways.letter import Letter
from sidelight.people.models import Person

pytestmark = pytest.mark.data
MESSAGES, WORKERS = 30, 3


class Killed(BaseException):
    """As kill -9 in the moment after the gateway said yes: nothing more is written down."""


class DiesAfterwards(Postbox):
    def send(self, letter: Letter) -> None:
        super().send(letter)
        raise Killed


def told(person: Person, at: datetime, *, times: int = 1) -> None:
    reached(person, "email", at=at)
    for _ in range(times):
        tell(person, NoticeKind.WAITING, about="", at=at)


@pytest.mark.django_db
def test_a_crash_before_it_is_noted_sends_it_again(
    amira: Person, at: datetime, clock_at: Callable[[datetime], None]
) -> None:
    told(amira, at)
    first, second = DiesAfterwards(), Postbox()
    with pytest.raises(Killed):
        send_due({Channel.EMAIL: first})

    clock_at(at + timedelta(minutes=10))
    send_due({Channel.EMAIL: second})

    assert [letter.slug for letter in first.taken] == [letter.slug for letter in second.taken]
    assert Outgoing.objects.get().how == HowOver.SENT


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(
    connection.vendor == "sqlite",
    reason="SQLite has one writer at a time; its tests live in memory",
)
def test_three_workers_at_once_send_each_once(
    amira: Person, at: datetime, clock_at: object
) -> None:
    told(amira, at, times=MESSAGES)
    mail, ready = Postbox(), Barrier(WORKERS)

    def work() -> None:
        ready.wait()
        try:
            send_due({Channel.EMAIL: mail})
        finally:
            connection.close()

    workers = [Thread(target=work) for _ in range(WORKERS)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    slugs = [letter.slug for letter in mail.taken]
    assert len(slugs) == len(set(slugs)) == MESSAGES
    assert not Outgoing.objects.waiting().exists()
