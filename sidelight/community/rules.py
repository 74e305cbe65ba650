"""Questions about writing here, answered from plain facts."""

from datetime import timedelta

from sidelight.foundation.pace import Pace

# Of one author, all kinds together: what people can read with care, and far above a busy evening.
SENT_IN_AN_HOUR = Pace("sent", 10, timedelta(hours=1))
SENT_IN_A_DAY = Pace("sent", 40, timedelta(days=1))
LONGEST_TITLE = 120
LONGEST_BODY = 4000
LONGEST_ABOUT = 200
LONGEST_ANSWER = 1000
# A post may be written with questions: they and their answers stand above the words.
QUESTIONS = 3
LONGEST_QUESTION = 100  # with the line breaks around it
LONGEST_COMPOSED = QUESTIONS * (LONGEST_QUESTION + LONGEST_ANSWER) + LONGEST_BODY
# A draft may be longer than what can be sent: nothing typed is thrown away.
LONGEST_DRAFT = 20_000


def may_write(*, is_member: bool, finds_it: bool) -> bool:
    """Whether somebody may write in a space: only members for whom it is there."""
    return is_member and finds_it


def may_change(*, asker_id: int, author_id: int, state: str) -> bool:
    """Whether somebody may send new words for a post: its author, while it waits or stands."""
    return asker_id == author_id and state in ("waiting", "returned", "approved")
