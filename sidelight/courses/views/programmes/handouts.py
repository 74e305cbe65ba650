"""The handouts of a week."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sidelight.courses.actions.programmes import handouts
from sidelight.courses.forms.programmes import HandoutForm
from sidelight.courses.models import Handout, Week
from sidelight.courses.queries.content import handout_part
from sidelight.courses.rules.packs import PackHandout
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


@writing_page
@require_http_methods(["GET", "HEAD", "POST"])
def new_handout(
    request: HttpRequest, worker: Person, slug: str, number: int, week: int
) -> HttpResponse:
    """Add a handout to a week."""
    version = version_or_404(slug, number)
    found = week_or_404(version, week)
    if request.method != "POST" and not is_written(version):
        messages.error(request, not_now())
        return to_week(version, found)
    form = HandoutForm.of(PackHandout("", ""), request.POST if request.method == "POST" else None)
    kept = Kept(form, lambda: handouts.add_handout(found, form.part(), by=worker, at=clock.now()))
    if kept.done:
        messages.success(request, _("It is kept."))
        return to_week(version, found, "handouts")
    shown = {"version": version, "week": found, "form": form}
    return render(request, "courses/programmes/handout_form.html", shown, status=kept.status)


@writing_page
@require_http_methods(["GET", "HEAD", "POST"])
def week_handout(
    request: HttpRequest, worker: Person, slug: str, number: int, week: int, name: str
) -> HttpResponse:
    """Change a handout."""
    version = version_or_404(slug, number)
    found = week_or_404(version, week)
    now = _handout_or_404(found, name)
    if request.method != "POST" and not is_written(version):
        messages.error(request, not_now())
        return to_week(version, found, "handouts")
    form = HandoutForm.of(handout_part(now), request.POST if request.method == "POST" else None)
    kept = Kept(
        form,
        lambda: handouts.write_handout(
            now, form.part(name), seen=form.cleaned_data["seen"], by=worker, at=clock.now()
        ),
    )
    if kept.done:
        messages.success(request, _("It is kept."))
        return to_week(version, found, "handouts")
    shown: dict[str, object] = {"version": version, "week": found, "handout": now, "form": form}
    if kept.changed:
        shown["theirs"] = form.differing(form.shown(handout_part(now)))
        form.look_again(handout_part(now))
    return render(request, "courses/programmes/handout_form.html", shown, status=kept.status)


@writing_page
@require_http_methods(["GET", "HEAD", "POST"])
def week_handout_removal(
    request: HttpRequest, worker: Person, slug: str, number: int, week: int, name: str
) -> HttpResponse:
    """Ask before a handout is taken out, and take it out."""
    version = version_or_404(slug, number)
    found = week_or_404(version, week)
    now = _handout_or_404(found, name)
    if request.method != "POST":
        shown = {"version": version, "week": found, "title": now.title, "is_part": True}
        return render(request, "courses/programmes/removal.html", shown)
    try:
        handouts.remove_handout(now, by=worker, at=clock.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The handout is gone."))
    return to_week(version, found, "handouts")


def _handout_or_404(week: Week, name: str) -> Handout:
    found = next((one for one in week.handouts.all() if one.name == name), None)
    if found is None:
        raise Http404
    found.week = week
    return found
