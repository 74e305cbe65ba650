"""Weeks after a course: whether I want to be asked how I am, and saying it."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from sidelight.courses.actions.later import (
    answer_later,
    choose_to_be_asked,
    open_later_words,
    stop_being_asked,
)
from sidelight.courses.errors.feelings import NotYourGroup
from sidelight.courses.forms.later import LaterForm
from sidelight.courses.queries.feelings import groups_shown_to
from sidelight.courses.queries.later import OwnLater, own_later
from sidelight.foundation import clock
from sidelight.outcomes.models import Feeling
from sidelight.outcomes.rules import asks_for_somebody
from sidelight.people.doors import member_page, staff_page
from sidelight.people.errors import Refusal
from sidelight.people.models import Person, Role


@member_page
@sensitive_post_parameters("words")
@require_http_methods(["GET", "HEAD", "POST"])
def own_later_page(request: HttpRequest, member: Person) -> HttpResponse:
    """Show what I am asked, or whether I want to be; and take how I am."""
    later = own_later(member, clock.now())
    if later is None:
        if request.method == "POST":
            raise Http404
        return render(request, "courses/later.html", {"later": None})
    form = LaterForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        return _done(
            request,
            _("Thank you."),
            lambda: answer_later(member, Feeling(said["value"]), said["words"], at=clock.now()),
        )
    return _page(request, later, form)


@member_page
@require_POST
def later_choice(request: HttpRequest, member: Person) -> HttpResponse:
    """Say that I may be asked."""
    told = _("Good. We ask once after a month, and once after three.")
    return _done(request, told, lambda: choose_to_be_asked(member, at=clock.now()))


@member_page
@require_POST
def later_removal(request: HttpRequest, member: Person) -> HttpResponse:
    """Say that I do not want to be asked any more."""
    stop_being_asked(member, at=clock.now())
    messages.success(request, _("That is fine. We do not ask any more."))
    return redirect("own_course")


@staff_page(Role.COUNSELLOR)
@require_POST
def later_words(request: HttpRequest, worker: Person, slug: str, ask: str) -> HttpResponse:
    """Open what somebody wrote after a course that I led."""
    at = clock.now()
    group = get_object_or_404(groups_shown_to(worker, at), slug=slug)
    try:
        words = open_later_words(group, ask, by=worker, at=at)
    except NotYourGroup as refusal:
        raise Http404 from refusal
    return render(request, "courses/later_words.html", {"group": group, "words": words})


def _done(request: HttpRequest, told: str, do: Callable[[], object]) -> HttpResponse:
    try:
        do()
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("own_course")
    messages.success(request, told)
    return redirect("own_later")


def _page(request: HttpRequest, later: OwnLater, form: LaterForm) -> HttpResponse:
    shown = {
        "later": later,
        "form": form,
        "feelings": dict(Feeling.choices),
        "needs_somebody": asks_for_somebody(later.said),
    }
    status = 422 if form.is_bound else 200
    return render(request, "courses/later.html", shown, status=status)
