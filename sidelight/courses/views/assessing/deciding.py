"""What a counsellor decides about a place: yes, not now, another evening, let in."""

from collections.abc import Callable

from django import forms as django_forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sidelight.courses.actions import apart, deciding
from sidelight.courses.forms.deciding import (
    BEGINNINGS,
    NameForm,
    NoteForm,
    NotNowForm,
    OtherGroupForm,
    ReasonForm,
)
from sidelight.courses.models import Application
from sidelight.courses.queries.assessing import group_called, other_groups
from sidelight.courses.views.assessing.reading import counsellors_page, found_for, place_page
from sidelight.foundation import clock
from sidelight.people.errors import Refusal
from sidelight.people.models import Person


@counsellors_page
@require_POST
def place_yes(request: HttpRequest, worker: Person, slug: str) -> HttpResponse:
    """Confirm a place, with a note on why they can decide for themselves."""
    application, form = found_for(worker, slug), NoteForm(request.POST, prefix="yes")
    return _decided(
        request, application, "yes_form", form, _("The place is confirmed."),
        lambda words: deciding.say_yes(application, words, by=worker, at=clock.now()),
    )  # fmt: skip


@counsellors_page
@require_POST
def place_note(request: HttpRequest, worker: Person, slug: str) -> HttpResponse:
    """Add a note; earlier ones stay as they are."""
    application, form = found_for(worker, slug), NoteForm(request.POST, prefix="note")
    return _decided(
        request, application, "note_form", form, _("The note is kept."),
        lambda words: deciding.note_competence(application, words, by=worker, at=clock.now()),
    )  # fmt: skip


@counsellors_page
@require_POST
def place_letting_in(request: HttpRequest, worker: Person, slug: str) -> HttpResponse:
    """Let somebody wait like all others beside somebody they know, for a reason."""
    application, form = found_for(worker, slug), ReasonForm(request.POST, prefix="let-in")
    return _decided(
        request, application, "let_in_form", form, _("They are let in, and your reason is kept."),
        lambda words: deciding.let_in(application, words, by=worker, at=clock.now()),
    )  # fmt: skip


@counsellors_page
@require_POST
def place_other_group(request: HttpRequest, worker: Person, slug: str) -> HttpResponse:
    """Offer another evening."""
    application, at = found_for(worker, slug), clock.now()
    form = OtherGroupForm(other_groups(application, at), request.POST)
    if form.is_valid() and (group := group_called(form.cleaned_data["other_group"])):
        try:
            deciding.offer_another(application, group, by=worker, at=at)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("They are offered the other evening."))
            return redirect("staff_place", slug=slug)
    return place_page(request, application, status=422, forms={"other_form": form})


@counsellors_page
@require_POST
def place_known(request: HttpRequest, worker: Person, slug: str) -> HttpResponse:
    """Note whom they should not meet; without a name, that the counsellor knows them."""
    application, form = found_for(worker, slug), NameForm(request.POST, prefix="known")
    if not form.is_valid():
        return place_page(request, application, status=422, forms={"name_form": form})
    other = form.cleaned_data["who"] or worker
    try:
        apart.note_pair(application.person, other, by=worker, at=clock.now())
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return place_page(request, application, status=422, forms={"name_form": form})
    messages.success(request, _("Noted. Neither of the two is told."))
    return redirect("staff_places") if other == worker else redirect("staff_place", slug=slug)


@counsellors_page
@require_http_methods(["GET", "HEAD", "POST"])
def place_not_now(request: HttpRequest, worker: Person, slug: str) -> HttpResponse:
    """Write to somebody who gets no place now, and choose what there is instead."""
    application, at = found_for(worker, slug), clock.now()
    groups = other_groups(application, at)
    given = request.POST if request.method == "POST" else None
    form = NotNowForm(groups, given, request.GET.get("beginning", ""))
    if form.is_valid():
        try:
            deciding.say_not_now(application, form.not_now(), by=worker, at=at)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Your message is with them, and the place goes on."))
            return redirect("staff_places")
    shown = {"application": application, "form": form, "beginnings": BEGINNINGS}
    status = 422 if form.errors else 200
    return render(request, "courses/assessing/not_now.html", shown, status=status)


def _decided(
    request: HttpRequest,
    application: Application,
    name: str,
    form: django_forms.Form,
    told: str,
    decide: Callable[[str], object],
) -> HttpResponse:
    if form.is_valid():
        try:
            decide(form.cleaned_data["words"])
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, told)
            return redirect("staff_place", slug=application.slug)
    return place_page(request, application, status=422, forms={name: form})
