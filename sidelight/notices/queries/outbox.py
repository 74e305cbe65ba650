"""How the ways out are: what waits, since when, and why. No address, no name, no words."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Aggregate, Count, Min, OuterRef, Q, Subquery
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sidelight.notices.models import Channel, HowOver, Outgoing

A_DAY, A_WEEK = timedelta(days=1), timedelta(days=7)
# One round a minute, and a claim of a worker that died: from then on something is wrong.
LATE_AFTER = timedelta(minutes=15)
NAMES: dict[Channel, str | Promise] = {
    Channel.EMAIL: _("E-mail"),
    Channel.TEXT: _("Text messages"),
    Channel.PUSH: _("Notes on devices"),
}
WHY: dict[str, str | Promise] = {
    "unreachable": _("It does not answer."),
    "timed_out": _("It takes too long to answer."),
    "certificate": _("Its certificate is not in order."),
    "sign_in_refused": _("It does not take our name and passphrase."),
    "sender_refused": _("It does not take mail from our address."),
    "mail_refused": _("It did not take the e-mail."),
    "address_refused": _("It did not take the address of one person."),
    "number_refused": _("It did not take the number of one person."),
    "not_set_up": _("It is not set up."),
    "locked": _("A key is missing: what is kept could not be opened."),
    "forbidden_address": _("A device led to an address that is not allowed."),
    "gone": _("A device is gone."),
    "broke": _("The program broke. The log says where."),
}


# Any: each column has a type of its own.
NOTHING: dict[str, Any] = {
    "waiting": 0, "later": 0, "oldest": None, "sent": 0, "refused": 0, "given_up": 0,
    "failure": None, "failed_at": None,
}  # fmt: skip


@dataclass(frozen=True)
class ChannelState:
    """One way out. waiting: due and not sent. later: for an hour at which somebody allows it.

    oldest: since when the oldest of the waiting is due. failure: the newest code, of a week.
    """

    channel: Channel
    waiting: int
    later: int
    oldest: datetime | None
    sent: int
    refused: int
    given_up: int
    failure: str | None
    failed_at: datetime | None
    at: datetime

    @property
    def name(self) -> str | Promise:
        """Return the way's name for staff."""
        return NAMES[self.channel]

    @property
    def why(self) -> str | Promise:
        """Return what the code means; a number is what the other side answered."""
        return WHY.get(self.failure, _("It answered with an error.")) if self.failure else ""

    @property
    def is_late(self) -> bool:
        """Whether something should have been sent long ago."""
        return self.oldest is not None and self.at - self.oldest > LATE_AFTER

    @property
    def needs_somebody(self) -> bool:
        """Whether a person has to look: messages are late, or were given up this week."""
        return self.is_late or self.given_up > 0


def outbox_state(at: datetime) -> list[ChannelState]:
    """Return how each way out is, with one question to the database."""
    # Only what the index leads to: most rows are of messages that were sent weeks ago.
    lately = Outgoing.objects.filter(Q(ended_at=None) | Q(ended_at__gt=at - A_WEEK))
    failed = lately.filter(channel=OuterRef("channel"), failed_at__gt=at - A_WEEK)
    newest = failed.order_by("-failed_at")
    rows = lately.order_by().values("channel").annotate(**_counts(at))
    with_failures = rows.annotate(
        failure=Subquery(newest.values("last_failure")[:1]),
        failed_at=Subquery(newest.values("failed_at")[:1]),
    )
    found = {row.pop("channel"): row for row in with_failures}
    return [
        ChannelState(channel=channel, at=at, **{**NOTHING, **found.get(channel, {})})
        for channel in Channel
    ]


def late_ways(at: datetime) -> list[ChannelState]:
    """Return the ways that need somebody, for the overview of managers."""
    return [state for state in outbox_state(at) if state.needs_somebody]


def _counts(at: datetime) -> dict[str, Aggregate]:
    waits, is_due, this_week = Q(ended_at=None), Q(due_at__lte=at), Q(ended_at__gt=at - A_WEEK)
    return {
        "waiting": Count("pk", filter=waits & is_due),
        "later": Count("pk", filter=waits & ~is_due),
        "oldest": Min("due_at", filter=waits & is_due),
        "sent": Count("pk", filter=Q(ended_at__gt=at - A_DAY, how=HowOver.SENT)),
        "refused": Count("pk", filter=this_week & Q(how=HowOver.REFUSED)),
        "given_up": Count("pk", filter=this_week & Q(how=HowOver.GIVEN_UP)),
    }
