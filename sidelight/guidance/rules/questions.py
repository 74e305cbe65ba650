"""Pure questions about questions: whose words these are, and how long they stay."""

import hashlib
import json
import re
import unicodedata
from datetime import date, datetime, timedelta

from sidelight.foundation.pace import Pace

QUESTIONS_FROM_AN_ADDRESS = Pace("ask address", 20, timedelta(hours=1))
LONGEST_QUESTION = 2_000
LONGEST_ANSWER = 6_000
LONGEST_TITLE = 200
LONGEST_REVIEW = timedelta(days=366)
# Of the asker's words that may stand in what is published.
TOO_MANY_IN_A_ROW = 8
# A question of fewer words may be what anybody would ask.
FEWEST_IN_A_ROW = 5
# Of how soon somebody should look, from which on editors leave it to those who are trained for it.
WORRYING = 2
KEPT_AFTER_ANSWER = timedelta(days=90)
KEPT_WITHOUT_ANSWER = timedelta(days=180)


def repeats(asked: str, ours: str) -> str:
    """Return the first eight words in a row of what was asked that stand in ours; or nothing.

    Of a question of five to seven words, all of them. Case, accents and marks do not count.
    """
    said, written = _words(asked), _words(ours)
    run = min(TOO_MANY_IN_A_ROW, len(said))
    if run < FEWEST_IN_A_ROW:
        return ""
    known = {tuple(written[first : first + run]) for first in range(len(written) - run + 1)}
    rows = (tuple(said[first : first + run]) for first in range(len(said) - run + 1))
    return " ".join(next((row for row in rows if row in known), ()))


def erased_on(sent_at: datetime, ended_at: datetime | None) -> datetime:
    """Return when the words of a question go: 90 days after our answer, or 180 without one."""
    without = sent_at + KEPT_WITHOUT_ANSWER
    return ended_at + KEPT_AFTER_ANSWER if ended_at else without


def is_overdue(kind: str, review_on: date, today: date) -> bool:
    """Whether an answer about health or safety has to be looked at again before it is shown."""
    return kind == "clinical" and review_on < today


def digest_of(topic: str, kind: str, asked: str, words: str, review_on: date) -> str:
    """Return what tells one version from every other one."""
    said = json.dumps([topic, kind, asked, words, review_on.isoformat()])
    return hashlib.sha256(said.encode()).hexdigest()


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text).casefold().replace("'", "").replace("’", "")
    kept = "".join(c for c in plain if unicodedata.category(c)[0] not in ("M", "C") or c == "\n")
    return re.findall(r"\w+", kept)
