"""Who asked for a place; what each wrote, opened one at a time and on record."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sidelight.courses.actions.deciding import open_asked
from sidelight.courses.actions.places_concerns import raise_about_place
from sidelight.courses.forms.deciding import NameForm, NoteForm, OtherGroupForm, ReasonForm
from sidelight.courses.models import Application
from sidelight.courses.queries import assessing
from sidelight.foundation import clock
from sidelight.foundation.crypto import CannotDecrypt
from sidelight.people.actions import open_needs_words
from sidelight.people.doors import staff_page
from sidelight.people.errors import Refusal
from sidelight.people.models import Person, Role
from sidelight.safeguarding.queries import raising, told_in, what_happens_next

counsellors_page = staff_page(Role.COUNSELLOR)


@counsellors_page
@require_safe
def staff_places(request: HttpRequest, worker: Person) -> HttpResponse:
    """List who asked and what is still to decide, words that worry first."""
    shown = {
        "page": assessing.asked_rows(worker, request.GET.get("page")),
        "notes": assessing.notes_for(worker).count(),
        "here": "places",
    }
    return render(request, "courses/assessing/list.html", shown)


@counsellors_page
@require_safe
def staff_place(request: HttpRequest, worker: Person, slug: str) -> HttpResponse:
    """Show one application; its words are opened one at a time."""
    return place_page(request, found_for(worker, slug))


@counsellors_page
@require_POST
def staff_place_words(request: HttpRequest, worker: Person, slug: str, name: str) -> HttpResponse:
    """Open one answer; the ledger keeps who read it and when."""
    application = found_for(worker, slug)
    words = assessing.words_called(application, name)
    if words is None:
        raise Http404
    try:
        opened = open_asked(words, by=worker, at=clock.now())
    except CannotDecrypt:
        opened = cannot_open()
    return place_page(request, application, opened=Opened(words.kind, opened))


@counsellors_page
@require_POST
def staff_place_needs(request: HttpRequest, worker: Person, slug: str) -> HttpResponse:
    """Open their own words about what helps them; on record as well."""
    application = found_for(worker, slug)
    try:
        words = open_needs_words(application.person, by=worker, at=clock.now())
    except CannotDecrypt:
        words = cannot_open()
    return place_page(request, application, opened=Opened("needs", words))


@counsellors_page
@require_POST
def staff_place_concern(request: HttpRequest, worker: Person, slug: str) -> HttpResponse:
    """Tell a safeguarding lead of a worry about whoever asked."""
    application, at = found_for(worker, slug), clock.now()
    try:
        raise_about_place(application, told_in(request.POST.dict()), by=worker, at=at)
    except Refusal as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, what_happens_next(at))
    return redirect("staff_place", slug=slug)


@dataclass(frozen=True)
class Opened:
    """What was opened on this page: one thing and no more."""

    kind: str
    words: str


def cannot_open() -> str:
    """Return what stands where words would be."""
    return _("This cannot be opened any more.")


def found_for(worker: Person, slug: str) -> Application:
    """Return what goes on under this slug; of somebody whom the worker knows, nothing is there."""
    found = assessing.asked_for(worker, slug)
    if found is None:
        raise Http404
    return found


def place_page(
    request: HttpRequest,
    application: Application,
    *,
    status: int = 200,
    opened: Opened | None = None,
    forms: Mapping[str, Form] | None = None,
) -> HttpResponse:
    """Show one application, with what was opened and with forms as they were filled in."""
    page = assessing.asked_page(application, clock.now())
    shown = {
        "asked": page,
        "person": application.person,
        "needs": page.needs,
        "opened": opened,
        "raising": raising(clock.now()),
        "raise_address": reverse("staff_place_concern", args=[application.slug]),
        "yes_form": NoteForm(prefix="yes"),
        "note_form": NoteForm(prefix="note"),
        "let_in_form": ReasonForm(prefix="let-in"),
        "other_form": OtherGroupForm(page.others),
        "name_form": NameForm(prefix="known"),
        **(forms or {}),
    }
    return render(request, "courses/assessing/place.html", shown, status=status)
