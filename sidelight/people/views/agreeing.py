"""Reading the texts in force, and agreeing to them when they have changed."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from sidelight.foundation import clock
from sidelight.foundation.editions import for_everybody
from sidelight.people import actions, queries
from sidelight.people.adapter import first_page_of
from sidelight.people.doors import open_page, signed_in_page
from sidelight.people.forms import AgreementsForm
from sidelight.people.models import HouseText, Person
from sidelight.people.onward import wanted_page


@signed_in_page
@require_http_methods(["GET", "HEAD", "POST"])
def agreements(request: HttpRequest, person: Person) -> HttpResponse:
    """Show the texts that somebody has not agreed to in this version; keep that they agree."""
    at = clock.now()
    texts = queries.unagreed_texts(person, at)
    onward = onward_from(request, person)
    if not texts:
        return redirect(onward)
    form = AgreementsForm(texts, request.POST if request.method == "POST" else None)
    if form.is_valid():
        actions.agree(person, form.cleaned_data["agreed"], at=at)
        return redirect(onward)
    shown = {"form": form, "changed": queries.changes_since(person, texts)}
    return render(request, "people/agreements.html", shown)


def onward_from(request: HttpRequest, person: Person) -> str:
    """Return the page of ours that was wanted before the agreement, or where a person starts."""
    return wanted_page(request) or first_page_of(person)


@open_page
@require_safe
@for_everybody
def house_text(request: HttpRequest, kind: str) -> HttpResponse:
    """Show the text in force, to anybody."""
    if kind not in HouseText.Kind.values:
        raise Http404
    text = queries.text_in_force(kind, clock.now())
    shown = {"title": HouseText.Kind(kind).label, "text": text}
    response = render(request, "people/house_text.html", shown)
    if text:
        response.headers["X-Robots-Tag"] = "all"
    return response
