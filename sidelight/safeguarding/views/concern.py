"""One concern: every look at it is a line on the ledger."""

from datetime import datetime

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sidelight.foundation import clock
from sidelight.people.doors import staff_page
from sidelight.people.errors import Refusal
from sidelight.people.models import Person
from sidelight.safeguarding import actions, queries
from sidelight.safeguarding.forms import AskForm, ClosingForm, NoteForm, OpeningAgainForm
from sidelight.safeguarding.models import Concern

Forms = dict[str, forms.Form]


@staff_page(*queries.LEADS)
@require_safe
def concern(request: HttpRequest, worker: Person, slug: str) -> HttpResponse:
    """Show one concern with the copy of the words, and what was done."""
    return _page(request, worker, _found(worker, slug), clock.now(), {})


@staff_page(*queries.LEADS)
@require_POST
def concern_answer(request: HttpRequest, worker: Person, slug: str) -> HttpResponse:
    """Say that a lead has it."""
    try:
        actions.answer_concern(_found(worker, slug), by=worker, at=clock.now())
    except Refusal as refusal:
        messages.info(request, str(refusal))
    else:
        messages.success(request, _("You have it. The other leads can see that."))
    return redirect("concern", slug)


@staff_page(*queries.LEADS)
@require_POST
def concern_notes(request: HttpRequest, worker: Person, slug: str) -> HttpResponse:
    """Keep a note."""
    at, found, form = clock.now(), _found(worker, slug), NoteForm(request.POST)
    try:
        if form.is_valid():
            actions.add_note(found, form.cleaned_data["words"], by=worker, at=at)
            messages.success(request, _("Your note is kept."))
            return redirect("concern", slug)
    except Refusal as refusal:
        form.add_error(None, str(refusal))
    return _page(request, worker, found, at, {"note_form": form})


@staff_page(*queries.LEADS)
@require_POST
def concern_follow_ups(request: HttpRequest, worker: Person, slug: str) -> HttpResponse:
    """Ask for something that must be settled."""
    at, found, form = clock.now(), _found(worker, slug), AskForm(request.POST)
    try:
        if form.is_valid():
            words, due_at = form.cleaned_data["words"], form.due_at(at)
            actions.ask_about_concern(found, words, due_at=due_at, by=worker, at=at)
            messages.success(request, _("Asked. It stays on the list until somebody settles it."))
            return redirect("concern", slug)
    except Refusal as refusal:
        form.add_error(None, str(refusal))
    return _page(request, worker, found, at, {"ask_form": form})


@staff_page(*queries.LEADS)
@require_POST
def concern_closing(request: HttpRequest, worker: Person, slug: str) -> HttpResponse:
    """Close it, with an outcome and a note."""
    at, found, form = clock.now(), _found(worker, slug), ClosingForm(request.POST)
    try:
        if form.is_valid():
            said = form.cleaned_data
            actions.close_concern(found, said["outcome"], said["note"], by=worker, at=at)
            messages.success(request, _("Closed. It stays on record, and can be opened again."))
            return redirect("concerns")
    except Refusal as refusal:
        form.add_error(None, str(refusal))
    return _page(request, worker, found, at, {"closing_form": form})


@staff_page(*queries.LEADS)
@require_POST
def concern_opening(request: HttpRequest, worker: Person, slug: str) -> HttpResponse:
    """Open it again, with a note."""
    at, found, form = clock.now(), _found(worker, slug), OpeningAgainForm(request.POST)
    try:
        if form.is_valid():
            actions.open_again(found, form.cleaned_data["note"], by=worker, at=at)
            messages.success(request, _("It is open again."))
            return redirect("concern", slug)
    except Refusal as refusal:
        form.add_error(None, str(refusal))
    return _page(request, worker, found, at, {"opening_form": form})


def _found(worker: Person, slug: str) -> Concern:
    found = queries.concern_for(worker, slug)
    if found is None:
        raise Http404
    return found


def _page(
    request: HttpRequest, worker: Person, found: Concern, at: datetime, typed: Forms
) -> HttpResponse:
    """Show a concern; what was typed and could not be kept as it is stands in its form."""
    shown = {
        "opened": actions.open_concern(found, by=worker, at=at),
        "note_form": NoteForm(auto_id="note-%s"),
        "ask_form": AskForm(auto_id="ask-%s"),
        "closing_form": ClosingForm(auto_id="closing-%s"),
        "opening_form": OpeningAgainForm(auto_id="opening-%s"),
        "unfolded": next(iter(typed), ""),
        **typed,
    }
    return render(request, "safeguarding/concern.html", shown, status=422 if typed else 200)
