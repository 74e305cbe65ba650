"""What is offered to somebody who has been here for long."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sidelight.people import registers

# Offered while the charity has none of its own: things off the screen, and none of them about
# food, weight or effort.
OUR_IDEAS = (
    _("Look out of a window and find five different colours."),
    _("Put on a song that you like and do nothing else."),
    _("Draw the first thing that you see, badly on purpose."),
    _("Hold something warm, like a cup or a blanket."),
    _("Stand up and stretch like a cat."),
    _("Go outside for a minute and listen."),
    _("Tidy one small thing, like a pocket."),
    _("Read two pages of any book."),
    _("Say hello to somebody you live with, or to a pet."),
    _("Write one line on paper that nobody will read."),
    _("Lie down and count the corners of the room."),
    _("Water a plant, or look at one closely."),
)


def idea_of_the_hour(at: datetime) -> str:
    """Return one idea for a pause, another one each hour and the same for everybody."""
    ideas = pause_ideas()
    return str(ideas[at.hour % len(ideas)])


def pause_ideas() -> Sequence[str | Promise]:
    """Return the charity's own ideas for a pause, or ours while it has none."""
    own = [idea for provider in registers.pause_ideas for idea in provider()]
    return own or OUR_IDEAS
