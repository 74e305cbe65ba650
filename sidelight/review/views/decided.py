"""What was decided lately, and taking a decision back."""

from datetime import datetime

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sidelight.foundation import clock
from sidelight.people.doors import staff_page
from sidelight.people.errors import Refusal
from sidelight.people.models import Person
from sidelight.review import actions, queries
from sidelight.review.forms import TakingBackForm
from sidelight.safeguarding.queries import raising

PAGE = 25


@staff_page(*queries.DESK_ROLES)
@require_safe
def decided(request: HttpRequest, worker: Person) -> HttpResponse:
    """Show the decisions of the last days, without a word of what they were about."""
    lately = Paginator(queries.decisions_lately(worker, clock.now()), PAGE)
    page = lately.get_page(request.GET.get("page"))
    shown = {"page": page, "rows": queries.decided_rows(page)}
    return render(request, "review/decided.html", shown)


@staff_page(*queries.DESK_ROLES)
@require_http_methods(["GET", "HEAD", "POST"])
def taking_back(request: HttpRequest, worker: Person, slug: str) -> HttpResponse:
    """End the decision that holds about something; the words wait again."""
    at = clock.now()
    row = _standing(worker, slug)
    if request.method != "POST":
        return _page(request, row)
    form = TakingBackForm(request.POST)
    if not form.is_valid():
        return _page(request, row, form=form, status=422)
    # Only the decision that was on the screen: another one may have been made since.
    if form.cleaned_data["decision"] != row.decision.pk:
        newer = TakingBackForm(initial={**form.cleaned_data, "decision": row.decision.pk})
        changed = _("Somebody decided again meanwhile. Nothing was taken back; this is new.")
        return _page(request, row, form=newer, refusal=changed)
    try:
        actions.take_back(row.decision, by=worker, note=form.cleaned_data["note"], at=at)
    except Refusal as refusal:
        return _page(request, row, form=form, refusal=str(refusal))
    messages.success(request, _("Taken back. The words wait again, unseen by others."))
    return redirect("desk_item", slug)


@staff_page(*queries.DESK_ROLES)
@require_POST
def opening(request: HttpRequest, worker: Person, slug: str) -> HttpResponse:
    """Show decided words once more; the ledger keeps who looked and when."""
    row = _standing(worker, slug)
    return _page(request, row, item=_opened(row, worker, clock.now()))


def _standing(worker: Person, slug: str) -> queries.DecidedRow:
    row = queries.standing_decision(worker, slug)
    if row is None:
        raise Http404
    return row


def _opened(row: queries.DecidedRow, worker: Person, at: datetime) -> queries.DeskItem:
    try:
        return actions.open_record(row.decision.submission, by=worker, at=at)
    except Refusal:
        raise Http404 from None


def _page(
    request: HttpRequest,
    row: queries.DecidedRow,
    *,
    form: TakingBackForm | None = None,
    item: queries.DeskItem | None = None,
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    form = form or TakingBackForm(initial={"decision": row.decision.pk})
    told = raising(clock.now()) if item else None
    shown = {"form": form, "item": item, "raising": told, "refusal": refusal, "row": row}
    return render(request, "review/taking_back.html", shown, status=409 if refusal else status)
