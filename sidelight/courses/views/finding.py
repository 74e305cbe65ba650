"""Find an evening: open to everybody, without a sign-in."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sidelight.courses.forms.finding import FindingForm
from sidelight.courses.queries import finding
from sidelight.foundation import clock
from sidelight.foundation.editions import for_everybody
from sidelight.people.doors import open_page
from sidelight.rooms.actions.keepings import what_is_kept


@open_page
@require_safe
@for_everybody
def find_evening(request: HttpRequest) -> HttpResponse:
    """List the evenings that are open, by day, age and start; a member sees their own age first."""
    own = getattr(request.user, "age_band", "")
    asked = {"band": own, **request.GET.dict()}
    form = FindingForm(asked)
    wanted = finding.Wanted(**form.cleaned_data) if form.is_valid() else finding.Wanted(band=own)
    page = finding.evenings(wanted, request.GET.get("page"), clock.now())
    shown = {"form": form, "page": page, "own_band": own, "is_narrowed": wanted != finding.Wanted()}
    return _for_everybody(render(request, "courses/find_evening.html", shown))


@open_page
@require_safe
@for_everybody
def evening(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one group: what the course is, when it meets, who leads it, who reads what."""
    found = finding.evening_page(slug, clock.now())
    if found is None:
        raise Http404
    own = getattr(request.user, "age_band", "")
    shown = {
        "evening": found,
        "what_is_kept": what_is_kept(found.keep_days),
        "own_band": own,
        "is_other_band": bool(own) and own != found.card.band,
    }
    return _for_everybody(render(request, "courses/evening.html", shown))


def _for_everybody(response: HttpResponse) -> HttpResponse:
    """Let search engines find it: whoever looks for a course is not here yet."""
    response.headers["X-Robots-Tag"] = "all"
    return response
