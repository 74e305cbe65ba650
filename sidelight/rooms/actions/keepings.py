"""The retention classes of rooms, and what a room's page says of them.

docs/operate/retention.md shows them; a test compares the two.
"""

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from sidelight.people.actions.keepings import US
from sidelight.people.registers import Keeping
from sidelight.rooms.models import MOST_KEEP_DAYS

# A complaint has to be acknowledged within 30 days, and a worry that a session left behind shows
# by then. What a concern needs for longer was copied into it. Every further day would be words of
# young people lying about for nobody: a course may ask for fewer days, never for more.
KEPT_DAYS = MOST_KEEP_DAYS

ROOM_WORDS = Keeping(
    "room-words",
    what=_("What you said and chose in a room, also what others were not shown"),
    by=_("The charity that runs this place. A safeguarding lead opens it, only for a reason"),
    until=_("As the page of the room says, at most 30 days after the session, or you leave"),
    why=_("So that somebody can look again when one of you was not safe, or complains."),
    days=KEPT_DAYS,
)
ROOM_TIMES = Keeping(
    "room-times",
    what=_("When you came to a room and when you went, and that a leader said goodbye"),
    by=US,
    until=_("12 months after the session, or you leave"),
    why=_("So that the team sees who may need a word from them."),
    days=365,
)
ROOM_VIEWS = Keeping(
    "room-views",
    what=_("Why a safeguarding lead opened what was said in a room"),
    by=_("The safeguarding leads"),
    until=_("Three years after that"),
    why=_("So that somebody who checks our work sees that there was a reason."),
    days=1095,
    after_leaving=True,
)
HAND_OVERS = Keeping(
    "hand-overs",
    what=_("What leaders wrote down after a session for whoever leads the next one"),
    by=_("The leaders of your group, and the safeguarding leads"),
    until=_("12 months after it was written, also when you leave"),
    why=_("So that your next leaders know what your group needs."),
    days=365,
    after_leaving=True,
)


def what_is_kept(keep_days: int) -> str:
    """Return what members read on a room's page, before the first word, and on a course's page."""
    if not keep_days:
        return gettext(
            "Words said here are not kept. They are erased within an hour after the session. "
            "If a leader is worried that somebody is in danger, they may show some of them to a "
            "safeguarding lead before that. If the law asks us to keep something, it stays longer."
        )
    words = ngettext(
        "Words said here are kept, locked, for %(days)s day after the session. Then they are "
        "erased. Nobody reads them again, unless a safeguarding lead has a reason and writes it "
        "down. If the law asks us to keep something, it stays longer.",
        "Words said here are kept, locked, for %(days)s days after the session. Then they are "
        "erased. Nobody reads them again, unless a safeguarding lead has a reason and writes it "
        "down. If the law asks us to keep something, it stays longer.",
        keep_days,
    )
    return words % {"days": keep_days}
