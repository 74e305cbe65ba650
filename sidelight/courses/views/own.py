"""My course: how my place stands, when we meet, and what I may do about it."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sidelight.courses.actions import places
from sidelight.courses.forms.giving_back import GivingBackForm
from sidelight.courses.models import Application, Session
from sidelight.courses.queries import own
from sidelight.courses.queries.calendar import bookings_of
from sidelight.courses.queries.evening_rooms import way_in_now
from sidelight.courses.queries.own_page import own_page
from sidelight.foundation import clock
from sidelight.notices.calendar import calendar_answer
from sidelight.people.doors import member_page
from sidelight.people.errors import Refusal
from sidelight.people.models import Person

NEEDS_SOMEBODY = (Application.Why.TOO_MUCH, Application.Why.GROUP)


@member_page
@require_safe
def own_course(request: HttpRequest, member: Person) -> HttpResponse:
    """Show how my place stands, or what there is instead."""
    page = own_page(member, clock.now())
    shown = {
        "course": page.course,
        "weeks": page.weeks,
        "ending": page.ending,
        "after": page.after,
        "giving_back": GivingBackForm(),
        "here": request.path,
    }
    return render(request, "courses/own_course.html", shown)


@member_page
@require_safe
def own_session(request: HttpRequest, member: Person) -> HttpResponse:
    """Lead to the room of my session while it can be gone into, and to my course otherwise."""
    room = way_in_now(member, clock.now())
    return redirect("room", slug=room) if room else redirect("own_course")


@member_page
@require_safe
def own_calendar(request: HttpRequest, member: Person) -> HttpResponse:
    """Give my evenings as a calendar file, under a title that tells nothing."""
    called_off = None if own.going_on(member) else own.called_off_lately(member, clock.now())
    return calendar_answer(bookings_of(called_off or _mine(member)))


@member_page
@require_POST
def own_offer(request: HttpRequest, member: Person) -> HttpResponse:
    """Take the place that is offered to me."""
    return _done(
        request, _("It is yours now."), lambda: places.take_offer(_mine(member), at=clock.now())
    )


@member_page
@require_POST
def place_return(request: HttpRequest, member: Person) -> HttpResponse:
    """Give my place back, stop waiting, or let an offer go."""
    form = GivingBackForm(request.POST)
    because = form.because_said() if form.is_valid() else None
    told = _("That is done. You can ask again whenever you like.")
    if because in NEEDS_SOMEBODY:
        told = _("That is done, and it is fine. If it is a lot just now, “Help now” has people.")
    return _done(
        request, told, lambda: places.give_back(_mine(member), because=because, at=clock.now())
    )


@member_page
@require_POST
def own_absence(request: HttpRequest, member: Person, number: int) -> HttpResponse:
    """Say that I cannot make it to one evening."""
    mine = _mine(member)
    session = _evening(mine, number)
    told = _("Thank you for telling us. You keep your place.")
    return _done(request, told, lambda: places.cannot_come(mine, session, at=clock.now()))


@member_page
@require_POST
def own_absence_removal(request: HttpRequest, member: Person, number: int) -> HttpResponse:
    """Say that I can come after all."""
    mine = _mine(member)
    session = _evening(mine, number)
    told = _("Good. See you then.")
    return _done(request, told, lambda: places.can_come_after_all(mine, session, at=clock.now()))


@member_page
@require_POST
def own_wanted(request: HttpRequest, member: Person) -> HttpResponse:
    """Say that I still want my place."""
    told = _("Thank you. You keep it.")
    return _done(request, told, lambda: places.still_wants(_mine(member), at=clock.now()))


def _mine(member: Person) -> Application:
    """Return what goes on of mine; without anything, there is nothing here."""
    found = own.going_on(member)
    if found is None:
        raise Http404
    return found


def _evening(application: Application, number: int) -> Session:
    mine = Session.objects.filter(group=application.group_id)
    session: Session = get_object_or_404(mine, number=number)
    return session


def _done(request: HttpRequest, told: str, do: Callable[[], object]) -> HttpResponse:
    try:
        do()
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, told)
    return redirect("own_course")
