"""The lists of concerns, without a word of what they are about."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sidelight.foundation import clock
from sidelight.foundation.paging import page_of
from sidelight.people.doors import staff_page
from sidelight.people.models import Person
from sidelight.safeguarding import queries
from sidelight.safeguarding.queries.emergencies import waiting_for_a_second

PAGE = 25


@staff_page(*queries.LEADS)
@require_safe
def concerns(request: HttpRequest, worker: Person) -> HttpResponse:
    """Show what is open: first what nobody has, then by the time that was needed."""
    at = clock.now()
    page = page_of(queries.open_concerns(worker), request.GET.get("page"), PAGE)
    shown = {
        "at": at,
        "page": page,
        "rows": queries.concern_rows(page.rows, at),
        "seconds_needed": waiting_for_a_second(worker, at),
    }
    return render(request, "safeguarding/concerns.html", shown)


@staff_page(*queries.LEADS)
@require_safe
def closed_concerns(request: HttpRequest, worker: Person) -> HttpResponse:
    """Show what is closed, the newest first."""
    at = clock.now()
    page = page_of(queries.closed_concerns(worker), request.GET.get("page"), PAGE)
    shown = {"at": at, "page": page, "rows": queries.concern_rows(page.rows, at), "closed": True}
    return render(request, "safeguarding/concerns.html", shown)
