"""A few words about oneself: held like every other word, shown once a person approved them."""

from datetime import datetime
from uuid import UUID

from sidelight.community import rules
from sidelight.community.errors import AboutTooLong, MembersWriteHere, NothingWritten
from sidelight.community.models import ABOUT
from sidelight.foundation.text import clean_words
from sidelight.people.models import Person, Role
from sidelight.people.queries import roles_of
from sidelight.review.actions import prepare, standing, submit
from sidelight.review.models import State, Submission


def submit_about(member: Person, words: str, *, key: UUID, at: datetime) -> Submission:
    """Send words about oneself to be looked at; what is shown stays until they are approved.

    words: at most 200 letters. Sending what stands already changes nothing. Raises
    MembersWriteHere, NothingWritten, AboutTooLong.
    """
    words = clean_words(words)
    if Role.MEMBER not in roles_of(member, at):
        raise MembersWriteHere
    if not words:
        raise NothingWritten
    if len(words) > rules.LONGEST_ABOUT:
        raise AboutTooLong
    mine = Submission.objects.written_by(member).filter(kind=ABOUT).select_related("words")
    kept = list(mine.exclude(state__in=[State.WITHDRAWN, State.REPLACED]).order_by("pk"))
    stands = kept and kept[-1].state in (State.WAITING, State.APPROVED)
    if stands and kept[-1].words.body == words:
        return kept[-1]
    replaces = standing(kept) if kept else None
    return submit(prepare(ABOUT, member, body=words, key=key, replaces=replaces), at=at)
