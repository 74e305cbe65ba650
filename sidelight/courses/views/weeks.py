"""The weeks of my course, and my one thing for each."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sidelight.courses.actions import one_things
from sidelight.courses.forms.weeks import HowItWentForm, OneThingForm
from sidelight.courses.models import Application, OneThing, Week
from sidelight.courses.queries import own_weeks
from sidelight.foundation import clock
from sidelight.people.doors import member_page
from sidelight.people.errors import Refusal
from sidelight.people.models import Person


@member_page
@require_safe
def own_week(request: HttpRequest, member: Person, number: int) -> HttpResponse:
    """Show a week of my course from its evening on; before that, only what it is called."""
    return _page(request, member, number, OneThingForm(), status=200)


@member_page
@require_safe
def own_missed(request: HttpRequest, member: Person) -> HttpResponse:
    """Lead to the week that I was written to about last, and to my course where there is none."""
    mine = own_weeks.place_to_its_end(member)
    number = own_weeks.week_missed_last(mine) if mine else None
    return redirect("own_week", number=number) if number else redirect("own_course")


@member_page
@require_POST
def own_one_thing(request: HttpRequest, member: Person, number: int) -> HttpResponse:
    """Keep my one thing for a week, and remind me of it once."""
    mine, week = _mine(member, number)
    form = OneThingForm(request.POST)
    if not form.is_valid():
        return _page(request, member, number, form, status=422)
    words = form.cleaned_data["words"]
    told = _("We will remind you once, in the middle of the week.")
    return _done(
        request, week, told, lambda: one_things.remind_me_of(mine, week, words, at=clock.now())
    )


@member_page
@require_POST
def own_one_thing_answer(request: HttpRequest, member: Person, number: int) -> HttpResponse:
    """Say how it went, if I want to."""
    mine, week = _mine(member, number)
    form = HowItWentForm(request.POST)
    if not form.is_valid():
        return redirect("own_week", number=number)
    said = OneThing.Said(form.cleaned_data["said"])
    told = _("Thank you. Nobody counts this, and only you see it.")
    return _done(request, week, told, lambda: one_things.say_how_it_went(mine, week, said))


@member_page
@require_POST
def own_one_thing_removal(request: HttpRequest, member: Person, number: int) -> HttpResponse:
    """Forget it: I changed my mind."""
    mine, week = _mine(member, number)
    told = _("That is fine. It is forgotten.")
    return _done(request, week, told, lambda: one_things.forget_one_thing(mine, week))


def _page(
    request: HttpRequest, member: Person, number: int, form: OneThingForm, *, status: int
) -> HttpResponse:
    mine = own_weeks.place_to_its_end(member)
    page = own_weeks.week_page(mine, number, clock.now()) if mine else None
    if page is None:
        raise Http404
    return render(request, "courses/week.html", {"page": page, "form": form}, status=status)


def _mine(member: Person, number: int) -> tuple[Application, Week]:
    """Return my place and a week of it that has begun; without either, there is nothing here."""
    mine = own_weeks.place_to_its_end(member)
    week = own_weeks.week_that_began(mine, number, clock.now()) if mine else None
    if mine is None or week is None:
        raise Http404
    return mine, week


def _done(request: HttpRequest, week: Week, told: str, do: Callable[[], object]) -> HttpResponse:
    try:
        do()
    except Refusal as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, told)
    return redirect("own_week", number=week.number)
