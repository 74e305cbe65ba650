"""Parts of the plan, shown to the room: a card, a poll, cards to sort, a pause; a handout."""

from datetime import datetime, timedelta
from uuid import UUID

from sidelight.courses.errors.runs import NotInThisPlan, PlanChangedMeanwhile
from sidelight.courses.models import Handout, Step
from sidelight.courses.queries.markdown import plain
from sidelight.courses.queries.runs.finding import LedEvening
from sidelight.courses.queries.runs.showings import (
    handout_name,
    key_of,
    shown_in,
    shows_of,
    step_name,
)
from sidelight.rooms.actions.showing import NewActivity, begin
from sidelight.rooms.models import Activity

Kind = Activity.Kind


def show_step(led: LedEvening, number: int, what: str, *, times: int, at: datetime) -> None:
    """Show a step to the room. times: how often the page showed that it had been.

    Pressed twice, or by two leaders at once, it begins once. Raises NotInThisPlan,
    PlanChangedMeanwhile, and what `rooms.actions.showing.begin` raises.
    """
    step = Step.objects.filter(week=led.session.week_id, pk=number).first()
    if step is None or what not in set(shows_of(step)):
        raise NotInThisPlan
    lasts = timedelta(minutes=step.minutes) if what == Kind.PAUSE else timedelta(0)
    options = {Kind.POLL: "options", Kind.SORT_CARDS: "cards"}.get(Kind(what), "")
    new = NewActivity(
        kind=Kind(what),
        title=step.title,
        words=plain(step.words),
        options=step.detail.get(options, ()),
        piles=step.detail.get("piles", ()) if what == Kind.SORT_CARDS else (),
        lasts=lasts,
        key=_key(led, what, step_name(step), times),
    )
    begin(led.place.room, new, by=led.place, at=at)


def show_handout(led: LedEvening, name: str, *, times: int, at: datetime) -> None:
    """Show a handout of the week to the room, as a card. Raises the same."""
    handout = Handout.objects.filter(week=led.session.week_id, name=name).first()
    if handout is None:
        raise NotInThisPlan
    new = NewActivity(
        kind=Kind.CARD,
        title=handout.title,
        words=plain(handout.words),
        key=_key(led, Kind.CARD, handout_name(handout), times),
    )
    begin(led.place.room, new, by=led.place, at=at)


def _key(led: LedEvening, what: str, of: str, times: int) -> UUID:
    """Return the key of the next showing; refused where a page counts what never was."""
    if times > shown_in(led.session).showing(what, of).times:
        raise PlanChangedMeanwhile
    return key_of(led.session.pk, what, of, times)
