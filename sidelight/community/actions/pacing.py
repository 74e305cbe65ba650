"""How much somebody may send: moderators read every word, so nobody may bury the others' words."""

from datetime import datetime
from uuid import UUID

from sidelight.community import rules
from sidelight.community.errors import SentVeryMuch
from sidelight.foundation.pace import Pace
from sidelight.people.models import Person
from sidelight.review.models import Submission


def must_not_flood(author: Person, key: UUID, *, at: datetime) -> None:
    """Raise SentVeryMuch when an author sent as much as a day's or an hour's reading can bear.

    key: of what is being sent; a second tap on the same form is no second post.
    """
    for pace in (rules.SENT_IN_A_DAY, rules.SENT_IN_AN_HOUR):
        counted = _sent_within(pace, author, key, at)
        if len(counted) == pace.most:
            raise SentVeryMuch(again_at=counted[-1] + pace.within, at=at)


def _sent_within(pace: Pace, author: Person, key: UUID, at: datetime) -> list[datetime]:
    """Return when the last so many submissions within the time were sent, the newest first."""
    sent = Submission.objects.filter(
        author=author, submitted_at__gt=at - pace.within, submitted_at__lte=at
    )
    times = sent.exclude(key=key).order_by("-submitted_at").values_list("submitted_at", flat=True)
    return list(times[: pace.most])
