"""The second tap: a worry about whoever wrote something goes to the safeguarding leads."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from sidelight.foundation import clock
from sidelight.people.doors import staff_page
from sidelight.people.errors import Refusal
from sidelight.people.models import Person
from sidelight.review import actions, queries
from sidelight.review.views.item import found
from sidelight.safeguarding.queries import Told, told_in, what_happens_next


@staff_page(*queries.DESK_ROLES)
@require_POST
def submission_concern(request: HttpRequest, worker: Person, slug: str) -> HttpResponse:
    """Raise a concern about the author of words on the desk, or of decided words."""
    at, submission = clock.now(), found(worker, slug)
    _raise(request, lambda told: actions.raise_about_submission(submission, told, by=worker, at=at))
    return redirect("desk_item", slug) if submission.is_waiting else redirect("decided")


@staff_page(*queries.DESK_ROLES)
@require_POST
def flag_concern(request: HttpRequest, worker: Person, slug: str) -> HttpResponse:
    """Raise a concern about the author of flagged words."""
    at, item = clock.now(), queries.flag_item(worker, slug)
    if item is None:
        raise Http404
    flag = item.flag
    _raise(request, lambda told: actions.raise_about_flag(flag, told, by=worker, at=at))
    return redirect("flag_item", slug)


def _raise(request: HttpRequest, raise_it: Callable[[Told], object]) -> None:
    """Raise it, and say in either case what comes next."""
    try:
        raise_it(told_in(request.POST.dict()))
    except Refusal as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, what_happens_next(clock.now()))
