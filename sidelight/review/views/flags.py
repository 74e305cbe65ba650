"""Flags: what readers told us about published words."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sidelight.foundation import clock
from sidelight.people.doors import staff_page
from sidelight.people.errors import Refusal
from sidelight.people.models import Person
from sidelight.review import actions, queries
from sidelight.review.forms import FlagAnswerForm
from sidelight.review.models import FlagAnswer
from sidelight.safeguarding.queries import raising

PAGE = 25


@staff_page(*queries.DESK_ROLES)
@require_safe
def flags(request: HttpRequest, worker: Person) -> HttpResponse:
    """Show the flags that nobody has answered."""
    unanswered = Paginator(queries.open_flags(worker), PAGE)
    page = unanswered.get_page(request.GET.get("page"))
    shown = {"at": clock.now(), "page": page, "rows": queries.flag_rows(page)}
    return render(request, "review/flags.html", shown)


@staff_page(*queries.DESK_ROLES)
@require_safe
def flag_item(request: HttpRequest, worker: Person, slug: str) -> HttpResponse:
    """Show one flag with the published words it is about; the ledger keeps who looked."""
    item = _found(worker, slug)
    actions.look_at_flag(item.flag, by=worker, at=clock.now())
    return _page(request, item, FlagAnswerForm())


@staff_page(*queries.DESK_ROLES)
@require_POST
def answer(request: HttpRequest, worker: Person, slug: str) -> HttpResponse:
    """Answer a flag; the reader is told in the same moment."""
    item = _found(worker, slug)
    form = FlagAnswerForm(request.POST)
    if not form.is_valid():
        return _page(request, item, form, status=422)
    outcome = FlagAnswer.Outcome(form.cleaned_data["outcome"])
    words = form.cleaned_data["words"]
    try:
        actions.answer_flag(item.flag, outcome, words=words, by=worker, at=clock.now())
    except Refusal as refusal:
        return _page(request, _found(worker, slug), form, refusal=str(refusal))
    messages.success(request, _("Answered. The reader has your words."))
    return redirect("flags")


def _found(worker: Person, slug: str) -> queries.FlagItem:
    item = queries.flag_item(worker, slug)
    if item is None:
        raise Http404
    return item


def _page(
    request: HttpRequest,
    item: queries.FlagItem,
    form: FlagAnswerForm,
    *,
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    told = raising(clock.now())
    shown = {"form": form, "item": item, "raising": told, "refusal": refusal}
    return render(request, "review/flag_item.html", shown, status=409 if refusal else status)
