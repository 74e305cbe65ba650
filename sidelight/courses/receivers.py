"""What courses plug into rooms."""

from datetime import datetime

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sidelight.courses.queries.after import after_a_room
from sidelight.courses.queries.attendance import names_of_absent
from sidelight.courses.queries.runs.finding import evening_of
from sidelight.courses.queries.runs.plans import plan_of
from sidelight.rooms.models import Place
from sidelight.rooms.registers import Beside


def plan_beside(place: Place, at: datetime) -> Beside | None:
    """Return the plan of the evening for a leader of its room; None in a room that is none."""
    led = evening_of(place)
    if led is None:
        return None
    shown = {
        "plan": plan_of(led, at),
        "group": led.session.group,
        "session": led.session,
        "away": names_of_absent(led.session),
    }
    return Beside(
        title=_("Plan"),
        html=render_to_string("courses/run/plan.html", shown),
        styles=("courses/run.css",),
        scripts=("courses/run.js",),
    )


def after_the_session(place: Place, at: datetime) -> str:
    """Return the page to which a member goes when an evening of their course is over."""
    number = after_a_room(place, at)
    return reverse("own_after", kwargs={"number": number}) if number is not None else ""
