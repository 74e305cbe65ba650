"""Asking for a place: one form, which works without script and loses nothing that was typed."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from sidelight.courses.actions.asking import ask_for_place as ask
from sidelight.courses.errors.places import HasAsked
from sidelight.courses.forms.asking import AskForm
from sidelight.courses.queries import finding, own
from sidelight.foundation import clock
from sidelight.people.doors import come_back_later, member_page
from sidelight.people.errors import Refusal
from sidelight.people.models import Person
from sidelight.people.queries.needs import needs_of
from sidelight.rooms.actions.keepings import what_is_kept


@member_page
@sensitive_post_parameters("wish", "knows")
@require_http_methods(["GET", "HEAD", "POST"])
def ask_for_place(request: HttpRequest, member: Person, slug: str) -> HttpResponse:
    """Show the form to whoever may ask here, and kind words to others; ask for a place."""
    at = clock.now()
    found = finding.evening_page(slug, at)
    # Staff have no band: a place is nothing for them.
    if found is None or not member.age_band:
        raise Http404
    if request.method != "POST":
        if own.going_on(member):
            return redirect("own_course")
        return _page(request, member, found, AskForm())
    form = AskForm(request.POST)
    if form.is_valid():
        try:
            ask(finding.group_called(slug), form.new_application(), person=member, at=at)
        except HasAsked:
            return redirect("own_course")
        except Refusal as refusal:
            come_back_later(request, refusal)
            form.add_error(None, str(refusal))
        else:
            return redirect("own_course")
    return _page(request, member, found, form, status=422)


def _page(
    request: HttpRequest,
    member: Person,
    found: finding.EveningPage,
    form: AskForm,
    status: int = 200,
) -> HttpResponse:
    shown = {
        "evening": found,
        "form": form,
        "is_other_band": member.age_band != found.card.band,
        "own_band": member.age_band,
        "needs": needs_of(member),
        "here": request.path,
        "what_is_kept": what_is_kept(found.keep_days),
    }
    return render(request, "courses/ask.html", shown, status=status)
