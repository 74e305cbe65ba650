"""The steps of a week: added, changed, moved, doubled, taken out."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sidelight.courses.actions.programmes import steps
from sidelight.courses.forms.steps import StepForm
from sidelight.courses.models import ProgrammeVersion, Step, StepKind, Week
from sidelight.courses.queries.content import step_part
from sidelight.courses.views.programmes.doors import (
    Kept,
    is_written,
    not_now,
    version_or_404,
    writing_page,
)
from sidelight.courses.views.programmes.weeks import to_week, week_or_404
from sidelight.foundation import clock
from sidelight.people.errors import Refusal
from sidelight.people.models import Person

USUAL = StepKind.QUESTION


@writing_page
@require_http_methods(["GET", "HEAD", "POST"])
def new_week_step(
    request: HttpRequest, worker: Person, slug: str, number: int, week: int
) -> HttpResponse:
    """Add a step at the end of a week; which kind was chosen before, and can be changed."""
    version = version_or_404(slug, number)
    found = week_or_404(version, week)
    if request.method != "POST" and not is_written(version):
        messages.error(request, not_now())
        return to_week(version, found)
    kind = request.GET.get("kind", USUAL)
    form = StepForm.new(kind, request.POST if request.method == "POST" else None)
    kept = Kept(form, lambda: steps.add_step(found, form.part(), by=worker, at=clock.now()))
    if isinstance(kept.done, Step):
        messages.success(request, _("The step is at the end. Move it where it belongs."))
        return to_week(version, found, f"step-{kept.done.pk}")
    shown = {"version": version, "week": found, "form": form}
    return render(request, "courses/programmes/step_form.html", shown, status=kept.status)


@writing_page
@require_http_methods(["GET", "HEAD", "POST"])
def week_step(
    request: HttpRequest, worker: Person, slug: str, number: int, week: int, step: int
) -> HttpResponse:
    """Change a step. Nothing that was typed is lost, whatever somebody else did meanwhile."""
    version, found = _week(slug, number, week)
    now = _step(found, step)
    if request.method != "POST" and (now is None or not is_written(version)):
        if now is None:
            raise Http404
        messages.error(request, not_now())
        return to_week(version, found, f"step-{now.pk}")
    target = now or Step(pk=step, week=found)  # taken out meanwhile: its words are shown again
    form = StepForm.of(step_part(target), request.POST if request.method == "POST" else None)
    kept = Kept(
        form,
        lambda: steps.write_step(
            target, form.part(), seen=form.cleaned_data["seen"], by=worker, at=clock.now()
        ),
    )
    if kept.done:
        messages.success(request, _("It is kept."))
        return to_week(version, found, f"step-{target.pk}")
    shown: dict[str, object] = {"version": version, "week": found, "step": now, "form": form}
    if kept.changed and now:
        theirs = step_part(now)
        shown["theirs"] = form.differing(form.shown(theirs))
        form.look_again(theirs)
    return render(request, "courses/programmes/step_form.html", shown, status=kept.status)


@writing_page
@require_POST
def week_step_place(
    request: HttpRequest, worker: Person, slug: str, number: int, week: int, step: int
) -> HttpResponse:
    """Move a step up or down."""
    version, found = _week(slug, number, week)
    move = steps.move_step_up if request.POST.get("to") == "up" else steps.move_step_down
    now = _step_or_404(found, step)
    try:
        move(now, by=worker, at=clock.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return to_week(version, found, f"step-{now.pk}")


@writing_page
@require_POST
def week_step_copy(
    request: HttpRequest, worker: Person, slug: str, number: int, week: int, step: int
) -> HttpResponse:
    """Double a step."""
    version, found = _week(slug, number, week)
    try:
        copy = steps.copy_step(_step_or_404(found, step), by=worker, at=clock.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return to_week(version, found)
    return to_week(version, found, f"step-{copy.pk}")


@writing_page
@require_http_methods(["GET", "HEAD", "POST"])
def week_step_removal(
    request: HttpRequest, worker: Person, slug: str, number: int, week: int, step: int
) -> HttpResponse:
    """Ask before a step is taken out, and take it out."""
    version, found = _week(slug, number, week)
    now = _step_or_404(found, step)
    if request.method != "POST":
        shown = {"version": version, "week": found, "title": now.title, "is_part": True}
        return render(request, "courses/programmes/removal.html", shown)
    try:
        steps.remove_step(now, by=worker, at=clock.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The step is gone."))
    return to_week(version, found)


def _week(slug: str, number: int, week: int) -> tuple[ProgrammeVersion, Week]:
    version = version_or_404(slug, number)
    return version, week_or_404(version, week)


def _step(week: Week, step: int) -> Step | None:
    """Return a step out of those that were loaded with its week."""
    found = next((one for one in week.steps.all() if one.pk == step), None)
    if found:
        found.week = week
    return found


def _step_or_404(week: Week, step: int) -> Step:
    found = _step(week, step)
    if found is None:
        raise Http404
    return found
