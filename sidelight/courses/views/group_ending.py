"""The end of a group, for those who lead it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sidelight.courses.queries.group_ending import group_ending
from sidelight.courses.views.groups import found_group, groups_page
from sidelight.foundation import clock
from sidelight.people.models import Person


@groups_page
@require_safe
def staff_group_ending(request: HttpRequest, worker: Person, slug: str) -> HttpResponse:
    """Say how to end a group well, and what its members see from when on."""
    group = found_group(request, worker, slug).group
    ending = group_ending(group, clock.now())
    if ending is None:
        raise Http404
    return render(request, "courses/group_ending.html", {"group": group, "ending": ending})
