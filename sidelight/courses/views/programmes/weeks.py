"""One week of a version: its plan, and what it says about itself."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sidelight.courses.actions.programmes import writing
from sidelight.courses.forms.programmes import WeekForm
from sidelight.courses.models import ProgrammeVersion, StepKind, Week
from sidelight.courses.queries.content import week_part, weeks_of
from sidelight.courses.queries.reading_weeks import picture_address, week_for_leaders
from sidelight.courses.rules.packs import PackWeek
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
from sidelight.people.models import Person, Role


@reading_page
@require_safe
def staff_week(
    request: HttpRequest, worker: Person, slug: str, number: int, week: int
) -> HttpResponse:
    """Show a week with its steps in order, the minutes added up, and its handouts."""
    version = version_or_404(slug, number)
    found = week_or_404(version, week)
    writes = bool(works_here_as(request, frozenset({Role.COUNSELLOR}))) and is_written(version)
    plan = week_for_leaders(version, found, picture_address(version, "staff_picture"))
    shown = {
        "version": version,
        "week": found,
        "plan": plan,
        "steps": list(zip(found.steps.all(), plan.steps, strict=True)),
        "writes": writes,
        "kinds": StepKind.choices,
    }
    return render(request, "courses/programmes/week.html", shown)


@writing_page
@require_http_methods(["GET", "HEAD", "POST"])
def new_week(request: HttpRequest, worker: Person, slug: str, number: int) -> HttpResponse:
    """Add a week at the end."""
    version = version_or_404(slug, number)
    if request.method != "POST" and not is_written(version):
        messages.error(request, not_now())
        return to_version(version)
    form = WeekForm.of(PackWeek(""), request.POST if request.method == "POST" else None)
    kept = Kept(form, lambda: writing.add_week(version, form.part(), by=worker, at=clock.now()))
    if isinstance(kept.done, Week):
        return to_week(version, kept.done)
    shown = {"version": version, "form": form}
    return render(request, "courses/programmes/week_form.html", shown, status=kept.status)


@writing_page
@require_http_methods(["GET", "HEAD", "POST"])
def week_words(
    request: HttpRequest, worker: Person, slug: str, number: int, week: int
) -> HttpResponse:
    """Change what a week says about itself."""
    version = version_or_404(slug, number)
    found = week_or_404(version, week)
    if request.method != "POST" and not is_written(version):
        messages.error(request, not_now())
        return to_week(version, found)
    form = WeekForm.of(week_part(found), request.POST if request.method == "POST" else None)
    kept = Kept(
        form,
        lambda: writing.write_week(
            found, form.part(), seen=form.cleaned_data["seen"], by=worker, at=clock.now()
        ),
    )
    if kept.done:
        messages.success(request, _("It is kept."))
        return to_week(version, found)
    shown: dict[str, object] = {"version": version, "week": found, "form": form}
    if kept.changed:
        now = week_part(week_or_404(version, week))
        shown["theirs"] = form.differing(form.shown(now))
        form.look_again(now)
    return render(request, "courses/programmes/week_form.html", shown, status=kept.status)


@writing_page
@require_POST
def week_place(
    request: HttpRequest, worker: Person, slug: str, number: int, week: int
) -> HttpResponse:
    """Move a week up or down."""
    version = version_or_404(slug, number)
    found = week_or_404(version, week)
    move = writing.move_week_up if request.POST.get("to") == "up" else writing.move_week_down
    try:
        move(found, by=worker, at=clock.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect(f"{to_version(version).headers['Location']}#week-{found.pk}")


@writing_page
@require_http_methods(["GET", "HEAD", "POST"])
def week_removal(
    request: HttpRequest, worker: Person, slug: str, number: int, week: int
) -> HttpResponse:
    """Ask before a week is taken out, and take it out."""
    version = version_or_404(slug, number)
    found = week_or_404(version, week)
    if request.method != "POST":
        shown = {"version": version, "week": found, "title": found.title}
        return render(request, "courses/programmes/removal.html", shown)
    try:
        writing.remove_week(found, by=worker, at=clock.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The week is gone, and those after it moved up."))
    return to_version(version)


def week_or_404(version: ProgrammeVersion, week: int) -> Week:
    """Return a week of this version with all that is in it."""
    found: Week | None = weeks_of(version).filter(pk=week).first()
    if found is None:
        raise Http404
    found.version = version  # known already: nobody asks for it again
    return found


def to_week(version: ProgrammeVersion, week: Week, anchor: str = "") -> HttpResponse:
    """Lead to the page of a week, and to a part of it."""
    answer = redirect(
        "staff_week", slug=version.programme.slug, number=version.number, week=week.pk
    )
    answer.headers["Location"] += f"#{anchor}" if anchor else ""
    return answer
