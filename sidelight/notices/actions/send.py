"""Sending what is due: claimed by one worker, tried, noted; tried again later when it fails.

Between handing a message over and noting it lies a moment. A worker that dies there leaves its
claim to run out, and the message goes out a second time: at least once, never none.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta

import structlog
from django_tasks import task

from sidelight.foundation import clock
from sidelight.notices.actions.claims import (
    claim,
    end,
    give_back,
    give_up_old,
    let_rest,
    note_failure,
)
from sidelight.notices.actions.letters import NotWanted, NotYet, letter_for
from sidelight.notices.models import Channel, HowOver, Outgoing
from sidelight.notices.ways.chosen import ways_open
from sidelight.notices.ways.letter import Letter, NotSent, Trouble, Way

MOST_IN_A_ROUND = 500
# Of each minute, for each channel: other work of this worker waits as long.
LONGEST_ROUND = timedelta(seconds=15)
A_MINUTE = timedelta(minutes=1)
log = structlog.get_logger("sidelight.notices")


@task
def send_due_now() -> None:
    """Send what is due; once a minute."""
    send_due(ways_open())


def send_due(ways: Mapping[Channel, Way]) -> int:
    """Send what is due on each way, and let go of the ways; return how many messages went out."""
    give_up_old(clock.now())
    try:
        return sum(_Round(channel, ways.get(channel)).send() for channel in Channel)
    finally:
        for way in ways.values():
            way.close()


class _Round:
    """One channel's turn. down: gates at which nothing is taken for now."""

    def __init__(self, channel: Channel, way: Way | None) -> None:
        self.channel = channel
        self.way = way
        self.down: set[str] = set()

    def send(self) -> int:
        """Send until nothing is due, the time is over, or the one gate of this channel is down."""
        began = clock.now()
        due = Outgoing.objects.due(began).filter(channel=self.channel)
        sent = 0
        for number in list(due.values_list("pk", flat=True)[:MOST_IN_A_ROUND]):
            if clock.now() - began > LONGEST_ROUND or self._is_down():
                break
            sent += self._try(number, clock.now())
        return sent

    def _is_down(self) -> bool:
        """A device's push service is one of many; mail and text messages have one gate each."""
        return bool(self.down) and self.channel != Channel.PUSH

    def _try(self, number: int, at: datetime) -> bool:
        message = claim(number, at)
        if message is None:
            return False
        try:
            letter = letter_for(message, at)
            if self.way is not None and self.way.gate_of(letter) in self.down:
                let_rest(message, until=at + A_MINUTE)
                return False
            self._hand_over(letter)
        except NotYet as later:
            give_back(message, due_at=later.until)
        except NotWanted as reason:
            end(message, reason.how, at=at)
        except NotSent as failure:
            note_failure(message, failure, at=clock.now())
        else:
            end(message, HowOver.SENT, at=clock.now())
            return True
        return False

    def _hand_over(self, letter: Letter) -> None:
        if self.way is None:
            self.down.add(self.channel)
            raise NotSent("not_set_up", Trouble.DOWN)
        try:
            self.way.send(letter)
        except NotSent as failure:
            if failure.trouble is Trouble.DOWN:
                self.down.add(self.way.gate_of(letter))
            raise
        # One message that breaks the way it takes must not keep all others from going out.
        except Exception as failure:
            log.exception("message_broke", channel=self.channel)
            raise NotSent("broke", Trouble.LATER) from failure
