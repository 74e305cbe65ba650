"""A counsellor fears for somebody whose safety plan they read: told to a safeguarding lead."""

from collections.abc import Sequence
from datetime import datetime

from sidelight.journal.actions import read_plan
from sidelight.journal.errors import PlanClosed
from sidelight.journal.models import PlanShare
from sidelight.journal.queries.plans import as_text
from sidelight.people.models import Person
from sidelight.safeguarding.actions import Evidence, NewConcern, raise_concern
from sidelight.safeguarding.models import Concern, Source
from sidelight.safeguarding.queries import Told


def raise_about_plan(share: PlanShare, told: Told, *, by: Person, at: datetime) -> Concern:
    """Tell a safeguarding lead about whose plan is or was open, with a sealed copy of it as it is.

    Where it was closed meanwhile, or cannot be opened, the concern goes without one: it must not be
    lost with the plan. Raises as raise_concern does.
    """
    source = (Source.SAFETY_PLAN.value, share.plan_id)
    copies = _copies(share, by, at)
    new = NewConcern(share.plan.person, told.worry, copies, source, told.needed)
    return raise_concern(new, key=told.key, by=by, at=at)


def _copies(share: PlanShare, by: Person, at: datetime) -> Sequence[Evidence]:
    try:
        own = read_plan(share, by=by, at=at)
    except PlanClosed:
        return ()
    if own.parts is None or own.is_empty:
        return ()
    return [Evidence(as_text(own.parts), own.plan.person, own.plan.written_at)]
