"""Putting a version forward, answering, publishing and withdrawing."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sidelight.courses.actions.programmes import publishing, reviewing
from sidelight.courses.errors.programmes import NeedsNotes
from sidelight.courses.forms.packs import ReviewForm
from sidelight.courses.queries.builder import version_page
from sidelight.courses.queries.programmes import READING
from sidelight.courses.views.programmes.doors import version_or_404, writing_page
from sidelight.courses.views.programmes.listing import to_version
from sidelight.courses.views.programmes.versions import version_answer
from sidelight.foundation import clock
from sidelight.people.doors import staff_page, works_here_as
from sidelight.people.errors import Refusal
from sidelight.people.models import Person, Role


@writing_page
@require_POST
def review_request(request: HttpRequest, worker: Person, slug: str, number: int) -> HttpResponse:
    """Put a draft forward."""
    version = version_or_404(slug, number)
    try:
        reviewing.ask_for_review(version, by=worker, at=clock.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("It waits for another counsellor or a safeguarding lead."))
    return to_version(version)


@staff_page(Role.COUNSELLOR, Role.SAFEGUARDING_LEAD)
@require_POST
def version_review(request: HttpRequest, worker: Person, slug: str, number: int) -> HttpResponse:
    """Say yes to a version that was put forward, or send it back with notes."""
    version, form = version_or_404(slug, number), ReviewForm(request.POST)
    if form.is_valid():
        said, notes = form.cleaned_data["said"], form.cleaned_data["notes"]
        answer = reviewing.say_yes if said == "yes" else reviewing.send_back
        try:
            answer(version, notes, by=worker, at=clock.now())
        except NeedsNotes as refusal:
            form.add_error("notes", str(refusal))
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Thank you. Whoever wrote it can read what you said."))
            return to_version(version)
    return version_answer(request, worker, version, form, status=422)


@writing_page
@require_POST
def version_draft(request: HttpRequest, worker: Person, slug: str, number: int) -> HttpResponse:
    """Take a version back, to write on."""
    version = version_or_404(slug, number)
    try:
        reviewing.write_again(version, by=worker, at=clock.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("You can write on. Afterwards it needs a review again."))
    return to_version(version)


@staff_page(Role.COUNSELLOR, Role.MANAGER)
@require_http_methods(["GET", "HEAD", "POST"])
def version_publication(
    request: HttpRequest, worker: Person, slug: str, number: int
) -> HttpResponse:
    """Ask before a version is published, and publish it."""
    version = version_or_404(slug, number)
    if request.method != "POST":
        return _asked_once_more(request, worker, slug, number, "publication")
    try:
        publishing.publish(version, by=worker, at=clock.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("It is published. Groups can be planned with it."))
    return to_version(version)


@staff_page(Role.COUNSELLOR, Role.MANAGER, Role.SAFEGUARDING_LEAD)
@require_http_methods(["GET", "HEAD", "POST"])
def version_withdrawal(
    request: HttpRequest, worker: Person, slug: str, number: int
) -> HttpResponse:
    """Ask before a version is withdrawn, or a draft put away, and do it."""
    version = version_or_404(slug, number)
    if request.method != "POST":
        return _asked_once_more(request, worker, slug, number, "withdrawal")
    end = publishing.withdraw if version.published_at else publishing.put_away
    try:
        end(version, by=worker, at=clock.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("No new group begins on it. Those that have begun go on."))
    return to_version(version)


def _asked_once_more(
    request: HttpRequest, worker: Person, slug: str, number: int, what: str
) -> HttpResponse:
    version = version_or_404(slug, number)
    page = version_page(version, worker, works_here_as(request, READING))
    shown = {"page": page, "version": version}
    return render(request, f"courses/programmes/{what}.html", shown)
