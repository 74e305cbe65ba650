"""One version: the overview, what it says as a whole, and its next version."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sidelight.courses.actions.programmes.beginning import write_next_version
from sidelight.courses.actions.programmes.writing import write_course
from sidelight.courses.forms.packs import ReviewForm
from sidelight.courses.forms.programmes import CourseForm
from sidelight.courses.models import ProgrammeVersion
from sidelight.courses.queries.builder import version_page
from sidelight.courses.queries.content import course_part
from sidelight.courses.queries.programmes import READING
from sidelight.courses.queries.reading_weeks import course_overview, picture_address
from sidelight.courses.views.programmes.doors import (
    Kept,
    is_written,
    not_now,
    reading_page,
    version_or_404,
    writing_page,
)
from sidelight.courses.views.programmes.listing import to_version
from sidelight.foundation import clock
from sidelight.people.doors import works_here_as
from sidelight.people.errors import Refusal
from sidelight.people.models import Person


@reading_page
@require_safe
def staff_version(request: HttpRequest, worker: Person, slug: str, number: int) -> HttpResponse:
    """Show a version: its weeks with their minutes, who wrote and reviewed it, what comes next."""
    return version_answer(request, worker, version_or_404(slug, number), ReviewForm())


def version_answer(
    request: HttpRequest,
    worker: Person,
    version: ProgrammeVersion,
    form: ReviewForm,
    *,
    status: int = 200,
) -> HttpResponse:
    """Draw the page of a version around what somebody says to it."""
    page = version_page(version, worker, works_here_as(request, READING))
    overview = course_overview(
        version, picture_address(version, "staff_picture"), weeks=[one.week for one in page.weeks]
    )
    shown = {"page": page, "version": version, "overview": overview, "form": form}
    return render(request, "courses/programmes/version.html", shown, status=status)


@writing_page
@require_http_methods(["GET", "HEAD", "POST"])
def version_words(request: HttpRequest, worker: Person, slug: str, number: int) -> HttpResponse:
    """Change what a version says about itself as a whole."""
    version = version_or_404(slug, number)
    if request.method != "POST" and not is_written(version):
        messages.error(request, not_now())
        return to_version(version)
    form = CourseForm.of(course_part(version), request.POST if request.method == "POST" else None)
    kept = Kept(
        form,
        lambda: write_course(
            version, form.part(), seen=form.cleaned_data["seen"], by=worker, at=clock.now()
        ),
    )
    if kept.done:
        messages.success(request, _("It is kept."))
        return to_version(version)
    shown: dict[str, object] = {"version": version, "form": form, "back": None}
    if kept.changed:
        now = course_part(version_or_404(slug, number))
        shown["theirs"] = form.differing(form.shown(now))
        form.look_again(now)
    return render(request, "courses/programmes/course_form.html", shown, status=kept.status)


@writing_page
@require_POST
def next_version(request: HttpRequest, worker: Person, slug: str, number: int) -> HttpResponse:
    """Begin the next version as a copy of this one."""
    version = version_or_404(slug, number)
    try:
        following = write_next_version(version, by=worker, at=clock.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return to_version(version)
    messages.success(request, _("This is a copy to write on. Groups stay on the version before."))
    return redirect("staff_version", slug=slug, number=following.number)
