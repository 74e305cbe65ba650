"""Looking once more at words that somebody has decided about; the ledger remembers who looked."""

from datetime import datetime

from sidelight.ledger.actions import record
from sidelight.ledger.models import Act
from sidelight.people.models import Person
from sidelight.review import queries
from sidelight.review.actions.deciders import must_be_a_decider
from sidelight.review.errors import NothingToTakeBack
from sidelight.review.models import Submission


def open_record(submission: Submission, *, by: Person, at: datetime) -> queries.DeskItem:
    """Return decided words with their context, after writing down who looked and when.

    Raises NotADecider, and NothingToTakeBack for one's own words, for words that wait (those open
    under a claim) and for words that their author took away: nobody needs to read those again.
    """
    must_be_a_decider(by, at)
    if queries.standing_decision(by, submission.slug) is None:
        raise NothingToTakeBack
    record(Act.RECORD_VIEWED, actor_id=by.pk, subject=("submission", submission.pk), at=at)
    return queries.item_of(submission)
