"""Managers move an evening, move it on with all that follow, or cancel it."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sidelight.courses.actions.sessions_cancelling import Off, cancel_session
from sidelight.courses.actions.sessions_moving import move_on, move_session
from sidelight.courses.forms.group_changes import SessionOffForm, WhenForm, days_in, seen_in
from sidelight.courses.models import Session
from sidelight.courses.queries.group_checks import closed_days_from
from sidelight.courses.queries.groups import GroupCard
from sidelight.courses.queries.new_dates import day_after_the_last, days_a_week_on
from sidelight.courses.views.groups import found_group
from sidelight.foundation import clock
from sidelight.people.doors import staff_page
from sidelight.people.errors import Refusal
from sidelight.people.models import Person, Role

A_DAY = timedelta(days=1)
manager_page = staff_page(Role.MANAGER)
READ_OR_SEND = ["GET", "HEAD", "POST"]


@manager_page
@require_http_methods(READ_OR_SEND)
def session_time(request: HttpRequest, worker: Person, slug: str, number: int) -> HttpResponse:
    """Move one evening to another time."""
    at = clock.now()
    card = found_group(request, worker, slug)
    session = _coming(card, number)
    here = session.starts_at.astimezone(ZoneInfo(card.group.zone))
    form = WhenForm(
        request.POST if request.method == "POST" else None,
        initial={"day": here.date(), "starts": here.time()},
    )
    if form.is_valid():
        try:
            to = form.evening(card.group)
            move_session(session, to, seen=seen_in(request.POST), by=worker, at=at)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("It is moved. Everybody with a place is told."))
            if form.time_is_odd(card.group):
                messages.warning(request, _("The clocks change then. Please look when it begins."))
            return redirect("staff_group", slug=slug)
    return _page(request, "courses/session_time.html", card, session, form=form)


@manager_page
@require_http_methods(READ_OR_SEND)
def session_postponement(
    request: HttpRequest, worker: Person, slug: str, number: int
) -> HttpResponse:
    """Show what a week later would be for an evening and all after it, and do exactly that."""
    card = found_group(request, worker, slug)
    session = _coming(card, number)
    days = _days_a_week_on(card, session)
    refused = ""
    if request.method == "POST":
        if days_in(request.POST) != days:
            refused = _("These dates are new. Please look at them again.")
        else:
            refused = _moved_on(request, worker, session, days)
        if not refused:
            messages.success(request, _("They are moved. Everybody with a place is told."))
            return redirect("staff_group", slug=slug)
    moved = list(zip(_following(card, session), days, strict=True))
    shown = {"moved": moved, "refused": refused}
    return _page(request, "courses/session_postponement.html", card, session, **shown)


@manager_page
@require_http_methods(READ_OR_SEND)
def session_cancellation(
    request: HttpRequest, worker: Person, slug: str, number: int
) -> HttpResponse:
    """Cancel one evening with a kind word, with or without one more at the end."""
    at = clock.now()
    card = found_group(request, worker, slug)
    session = _coming(card, number)
    form = SessionOffForm(request.POST if request.method == "POST" else None)
    meets = [one.session for one in card.sessions if not one.is_off]
    day = day_after_the_last(card.group, meets, closed_days_from(at.date() - A_DAY))
    if form.is_valid():
        given = form.cleaned_data
        off = Off(given["because"], instead_on=day if given["instead"] == "end" else None)
        try:
            cancel_session(session, off, seen=seen_in(request.POST), by=worker, at=at)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("It is cancelled. Everybody with a place is told."))
            return redirect("staff_group", slug=slug)
    return _page(
        request, "courses/session_cancellation.html", card, session, form=form, instead_on=day
    )


def _moved_on(request: HttpRequest, worker: Person, session: Session, days: list[date]) -> str:
    """Move evenings on; return why not, or nothing when they are."""
    try:
        move_on(session, days, seen=seen_in(request.POST), by=worker, at=clock.now())
    except Refusal as refusal:
        return str(refusal)
    return ""


def _coming(card: GroupCard, number: int) -> Session:
    """Return an evening that may still change; another one is not there."""
    for one in card.sessions:
        if one.session.number == number and one.may_change and card.goes_on:
            return one.session
    raise Http404


def _following(card: GroupCard, session: Session) -> list[Session]:
    meets = [one.session for one in card.sessions if not one.is_off]
    return [one for one in meets if one.number >= session.number]


def _days_a_week_on(card: GroupCard, session: Session) -> list[date]:
    closed = closed_days_from(session.starts_at.date() - A_DAY)
    return days_a_week_on(_following(card, session), ZoneInfo(card.group.zone), closed)


def _page(
    request: HttpRequest, template: str, card: GroupCard, session: Session, **more: object
) -> HttpResponse:
    form = more.get("form")
    failed = bool(getattr(form, "errors", None)) or bool(more.get("refused"))
    shown = {"card": card, "group": card.group, "session": session, **more}
    return render(request, template, shown, status=422 if failed else 200)
