"""The end of a course: when its page opens, and how long what comes after is offered."""

import re
from datetime import datetime, timedelta

# The page to look back opens in the week of the last evening.
BEFORE_THE_LAST = timedelta(days=6)
SIX_MONTHS = timedelta(days=182)
LONGEST_NAME = 60
# On a paper for a school these would tell why somebody came.
WHY_SOMEBODY_CAME = re.compile(
    r"\b(self.?harm|harm|hurt|cut(s|ting)?\b|suicid|crisis|mental|therap|counsel|anxi|depress"
    r"|recover|safeguard|sidelight)",
    re.IGNORECASE,
)


def looks_back(last_evening: datetime, at: datetime) -> bool:
    """Whether it is time to look back. last_evening: when it begins."""
    return at >= last_evening - BEFORE_THE_LAST


def step_down_ends(ended_at: datetime) -> datetime:
    """Return until when somebody may be in a step-down space whose course ended then."""
    return ended_at + SIX_MONTHS


def tells_why(words: str) -> bool:
    """Whether words for a certificate would tell why somebody came."""
    return WHY_SOMEBODY_CAME.search(words) is not None
