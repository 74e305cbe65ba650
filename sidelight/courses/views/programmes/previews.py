"""A version as a member sees it, and the plan that leaders have in hand."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sidelight.courses.queries.content import weeks_of
from sidelight.courses.queries.reading_weeks import (
    course_overview,
    picture_address,
    week_for_leaders,
    week_for_members,
)
from sidelight.courses.views.programmes.doors import reading_page, version_or_404
from sidelight.courses.views.programmes.weeks import week_or_404
from sidelight.people.models import Person


@reading_page
@require_safe
def version_preview(request: HttpRequest, worker: Person, slug: str, number: int) -> HttpResponse:
    """Show what a version says about itself, as whoever looks for a course sees it."""
    version = version_or_404(slug, number)
    weeks = list(weeks_of(version))
    pictures = picture_address(version, "staff_picture")
    overview = course_overview(version, pictures, weeks=weeks)
    shown = {"version": version, "overview": overview, "weeks": weeks}
    return render(request, "courses/programmes/preview.html", shown)


@reading_page
@require_safe
def week_preview(
    request: HttpRequest, worker: Person, slug: str, number: int, week: int
) -> HttpResponse:
    """Show a week as a member sees it."""
    version = version_or_404(slug, number)
    found = week_or_404(version, week)
    seen = week_for_members(version, found, picture_address(version, "staff_picture"))
    shown = {"version": version, "week": found, "seen": seen}
    return render(request, "courses/programmes/week_preview.html", shown)


@reading_page
@require_safe
def week_plan(
    request: HttpRequest, worker: Person, slug: str, number: int, week: int
) -> HttpResponse:
    """Show the leaders' plan of a week, to read on a screen or on paper."""
    version = version_or_404(slug, number)
    found = week_or_404(version, week)
    plan = week_for_leaders(version, found, picture_address(version, "staff_picture"))
    shown = {"version": version, "week": found, "plan": plan}
    return render(request, "courses/programmes/plan.html", shown)
