"""Follow-ups: what is to be done for somebody, and how it went."""

from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sidelight.foundation import clock
from sidelight.foundation.paging import ListPage, page_of
from sidelight.people.doors import staff_page
from sidelight.people.errors import Refusal
from sidelight.people.models import Person
from sidelight.people.queries import works_as
from sidelight.safeguarding import actions, queries
from sidelight.safeguarding.forms import SettlingForm
from sidelight.safeguarding.models import FollowUp

PAGE = 25


@staff_page(*queries.TASK_ROLES)
@require_safe
def follow_ups(request: HttpRequest, worker: Person) -> HttpResponse:
    """Show what is to be done, first what is due first."""
    at = clock.now()
    page = page_of(queries.open_follow_ups(worker, at), request.GET.get("page"), PAGE)
    shown = _list(worker, page, at)
    return render(request, "safeguarding/follow_ups.html", shown)


@staff_page(*queries.TASK_ROLES)
@require_safe
def settled_follow_ups(request: HttpRequest, worker: Person) -> HttpResponse:
    """Show what was settled, the newest first."""
    at = clock.now()
    page = page_of(queries.settled_follow_ups(worker, at), request.GET.get("page"), PAGE)
    shown = {**_list(worker, page, at), "settled": True}
    return render(request, "safeguarding/follow_ups.html", shown)


@staff_page(*queries.TASK_ROLES)
@require_safe
def follow_up(request: HttpRequest, worker: Person, slug: str) -> HttpResponse:
    """Show one; the ledger keeps who looked."""
    at = clock.now()
    return _page(request, worker, _found(worker, slug, at), at)


@staff_page(*queries.TASK_ROLES)
@require_POST
def follow_up_settling(request: HttpRequest, worker: Person, slug: str) -> HttpResponse:
    """Say how it went."""
    at, form = clock.now(), SettlingForm(request.POST)
    found = _found(worker, slug, at)
    try:
        if form.is_valid():
            said = form.cleaned_data
            actions.settle_follow_up(found, said["outcome"], said["note"], by=worker, at=at)
            messages.success(request, _("Settled. What you wrote stays with it."))
            return redirect("follow_ups")
    except Refusal as refusal:
        form.add_error(None, str(refusal))
    return _page(request, worker, found, at, form)


def _list(worker: Person, page: ListPage[FollowUp], at: datetime) -> dict[str, object]:
    return {
        "is_lead": bool(works_as(worker, queries.LEADS, at)),
        "page": page,
        "rows": queries.follow_up_rows(page.rows, at),
    }


def _found(worker: Person, slug: str, at: datetime) -> FollowUp:
    found = queries.follow_up_for(worker, slug, at)
    if found is None:
        raise Http404
    return found


def _page(
    request: HttpRequest,
    worker: Person,
    found: FollowUp,
    at: datetime,
    form: SettlingForm | None = None,
) -> HttpResponse:
    opened = actions.open_follow_up(found, by=worker, at=at)
    shown = {"opened": opened, "form": form or SettlingForm()}
    status = 422 if form else 200
    return render(request, "safeguarding/follow_up.html", shown, status=status)
