"""What the plan beside the talk is made of, as its template reads it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.safestring import SafeString

from sidelight.courses.models import RunStep, Step
from sidelight.courses.queries.runs.finding import LedEvening
from sidelight.courses.queries.runs.notes import Notes
from sidelight.courses.queries.runs.sendings import Sent
from sidelight.courses.queries.runs.showings import Showing
from sidelight.courses.rules.runs import Pace
from sidelight.people.models import Person
from sidelight.rooms.models import Place

State = RunStep.State


@dataclass(frozen=True)
class Ready:
    """Words that one tap sends to the room. what: names them in the address."""

    what: str
    words: str
    sent: Sent


@dataclass(frozen=True)
class PlanStep:
    """A step of this evening. begins: when it began, or will if all goes on as planned.

    goes_up, goes_down: whether a step that waits comes before or after it.
    """

    step: Step
    kind_name: str
    state: str
    used: int
    begins: datetime
    now_since: datetime | None
    used_seconds: int
    words: SafeString
    leader_notes: SafeString
    speaker: Person | None = None
    sends_words: Ready | None = None
    ready: Sequence[Ready] = ()
    shows: Sequence[Showing] = ()
    notes: Notes = field(default_factory=Notes)
    goes_up: bool = False
    goes_down: bool = False

    @property
    def element(self) -> str:
        """Return what names it on the page."""
        return str(self.step.pk)

    @property
    def is_now(self) -> bool:
        return self.state == State.NOW

    @property
    def over(self) -> int:
        """Return how many minutes longer it takes than planned; nothing while it does not."""
        return max(self.used - self.step.minutes, 0)

    @property
    def waits(self) -> bool:
        return self.state == State.WAITING


@dataclass(frozen=True)
class PlanHandout:
    """A page that members may keep, as leaders show it to them. words: drawn."""

    name: str
    title: str
    words: SafeString
    show: Showing


@dataclass(frozen=True)
class Plan:
    """The plan of an evening as its leaders have it in hand. revision: of what is drawn here."""

    led: LedEvening
    at: datetime
    revision: int
    steps: Sequence[PlanStep]
    pace: Pace
    handouts: Sequence[PlanHandout]
    notes: Notes
    leaders: Sequence[Place]
    who_leads: Person | None

    @property
    def now(self) -> PlanStep | None:
        return next((one for one in self.steps if one.is_now), None)

    @property
    def coming(self) -> Sequence[PlanStep]:
        """Return what goes on, and then what waits."""
        return [*filter(None, [self.now]), *(one for one in self.steps if one.waits)]

    @property
    def gone(self) -> Sequence[PlanStep]:
        """Return what is done or was left out."""
        return [one for one in self.steps if not one.is_now and not one.waits]

    @property
    def next(self) -> PlanStep | None:
        """Return what comes next: after the one that goes on, or else the first that waits."""
        steps = list(self.steps)
        later = steps[steps.index(self.now) + 1 :] if self.now else steps
        return next((one for one in later if one.waits), None)

    @property
    def has_begun(self) -> bool:
        return any(not one.waits for one in self.steps)
