"""What of a plan leaders can show to the room: a card, and what goes with the kind of a step."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from uuid import NAMESPACE_OID, UUID, uuid5

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sidelight.courses.models import Handout, Session, Step, StepKind
from sidelight.courses.queries.markdown import plain
from sidelight.rooms.models import Activity

Kind = Activity.Kind
# So often the same thing of one evening can be shown.
MOST_TIMES = 20
GOES_WITH: Mapping[str, Activity.Kind] = {
    StepKind.POLL: Kind.POLL,
    StepKind.SORT_CARDS: Kind.SORT_CARDS,
    StepKind.BOARD: Kind.BOARD,
    StepKind.CHECK_IN: Kind.CIRCLE,
    StepKind.QUESTION: Kind.CIRCLE,
    StepKind.CHECK_OUT: Kind.CIRCLE,
    StepKind.REFLECTION: Kind.PAUSE,
    StepKind.BREAK: Kind.PAUSE,
}
CALLED: Mapping[str, Promise] = {
    Kind.CARD: _("Show as a card"),
    Kind.POLL: _("Start the poll"),
    Kind.SORT_CARDS: _("Start sorting the cards"),
    Kind.BOARD: _("Open the board"),
    Kind.CIRCLE: _("Start a circle"),
    Kind.PAUSE: _("Start a pause"),
}


@dataclass(frozen=True)
class Showing:
    """Something to show to the room. times: how often it was; is_now: the room shows it now."""

    what: str
    called: Promise
    times: int = 0
    is_now: bool = False


@dataclass(frozen=True)
class Shown:
    """What the room has been shown of a plan, by the key of each, and whether it shows it now."""

    session_id: int
    running: Mapping[UUID, bool]

    def showing(self, what: str, of: str) -> Showing:
        """Return how something stands. of: the step or handout, as `step_name` names it."""
        keys = [key_of(self.session_id, what, of, time) for time in range(MOST_TIMES)]
        known = [self.running[key] for key in keys if key in self.running]
        return Showing(what, CALLED[what], len(known), is_now=any(known))


def shown_in(session: Session) -> Shown:
    """Return what the room of an evening has been shown so far. One question."""
    rows = Activity.objects.filter(room=session.room_id).values_list("key", "ended_at")
    running = {key: ended_at is None for key, ended_at in rows if key is not None}
    return Shown(session.pk, running)


def shows_of(step: Step) -> Iterator[str]:
    """Return what a step can be shown as: a card, and what goes with its kind."""
    if plain(step.words):
        yield Kind.CARD
    if (kind := GOES_WITH.get(step.kind)) is not None:
        yield kind


def step_name(step: Step) -> str:
    """Return how a step is named among what can be shown."""
    return f"step {step.pk}"


def handout_name(handout: Handout) -> str:
    """Return how a handout is named among what can be shown."""
    return f"handout {handout.pk}"


def key_of(session_id: int, what: str, of: str, time: int) -> UUID:
    """Return the key of an activity in the room: pressed twice, by one or both, it begins once."""
    return uuid5(NAMESPACE_OID, f"showing {what} of {of} in session {session_id}, {time}")
