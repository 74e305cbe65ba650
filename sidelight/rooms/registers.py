"""What apps above rooms plug in: a panel beside the talk, and where members go afterwards."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.safestring import SafeString

from sidelight.foundation.register import Register
from sidelight.people.models import Person
from sidelight.rooms.models import Place, Room


@dataclass(frozen=True)
class Beside:
    """A panel for leaders beside the talk. html: drawn by the app that plugs it in.

    Its buttons send the form `beside-form` of the page, by an address of their own. What is typed
    stays through a change where its field has an id. styles, scripts: static files of that app.
    """

    title: str | Promise
    html: SafeString
    styles: Sequence[str] = ()
    scripts: Sequence[str] = ()


# Asked when the room's page is drawn for a leader, and again when the team channel says that the
# plan has changed: (the leader's place, at). None where there is nothing to show.
beside: Register[Callable[[Place, datetime], Beside | None]] = Register()

# Where a member's page leads when the room is over: (their place, at). Empty for nowhere.
afterwards: Register[Callable[[Place, datetime], str]] = Register()

# Where a member says with one tap that they cannot come: (their place, at). Empty for nowhere. The
# address takes a form without anything in it, and leads to where it can be taken back.
excuses: Register[Callable[[Place, datetime], str]] = Register()

# Who said before that they cannot come to what a room is for: their ids, by the room. They are not
# asked after as if they had stayed away without a word. Run in the transaction that closes it.
said_so: Register[Callable[[Room], Collection[int]]] = Register()

# Run before the rooms of somebody who leaves are locked, in the transaction in which they leave:
# (person, at). Whoever locks rows of their own before rooms does so here, and in that order
# everywhere; otherwise two could wait for each other for ever.
before_leaving: Register[Callable[[Person, datetime], object]] = Register()
