"""The programmes of the place, for its staff."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sidelight.courses.queries.programmes import READING, listed_programmes
from sidelight.people.doors import staff_page
from sidelight.people.models import Person

reading_page = staff_page(*READING)


@reading_page
@require_safe
def staff_programmes(request: HttpRequest, worker: Person) -> HttpResponse:
    """List programmes with their versions."""
    shown = {"programmes": listed_programmes()}
    return render(request, "courses/programmes/list.html", shown)
