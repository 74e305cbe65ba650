"""Safety plans that are open to this counsellor today: read on record, and lines suggested."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from sidelight.courses.actions.shared_plans import raise_about_plan
from sidelight.courses.forms.shared_pages import LineForm
from sidelight.courses.views.shared_pages import counsellors_page
from sidelight.foundation import clock
from sidelight.journal.actions import read_plan, suggest_line
from sidelight.journal.errors import PlanClosed
from sidelight.journal.models import PlanShare
from sidelight.journal.queries.plans import OwnPlan, lately_open_to, open_plan_for
from sidelight.people.errors import Refusal
from sidelight.people.models import Person
from sidelight.safeguarding.queries import raising, told_in, what_happens_next


@counsellors_page
@require_safe
def shared_plan(request: HttpRequest, worker: Person, slug: str) -> HttpResponse:
    """Show whose plan is open to me, until when; its words are opened by pressing a button."""
    return _page(request, _found(worker, slug))


@counsellors_page
@require_POST
def shared_plan_words(request: HttpRequest, worker: Person, slug: str) -> HttpResponse:
    """Open the plan as it is now; the ledger keeps who read it and when."""
    share = _found(worker, slug)
    return _page(request, share, own=_read(share, worker))


@counsellors_page
@sensitive_post_parameters("words")
@require_POST
def shared_plan_lines(request: HttpRequest, worker: Person, slug: str) -> HttpResponse:
    """Suggest a line, and show the plan again: the two are writing it together."""
    share = _found(worker, slug)
    form = LineForm(request.POST)
    if form.is_valid():
        try:
            suggest_line(share, form.line(), by=worker, at=clock.now())
        except Refusal as refusal:
            form.add_error("words", str(refusal))
        else:
            messages.success(
                request, _("It waits for them. They put it in, change it, or leave it.")
            )
            return _page(request, share, own=_read(share, worker))
    return _page(request, share, own=_read(share, worker), form=form, status=422)


@counsellors_page
@sensitive_post_parameters("worry")
@require_POST
def shared_plan_concern(request: HttpRequest, worker: Person, slug: str) -> HttpResponse:
    """Tell a safeguarding lead; also when the plan was closed since I read it."""
    at = clock.now()
    share = lately_open_to(worker, slug, at)
    if share is None:
        raise Http404
    try:
        raise_about_plan(share, told_in(request.POST.dict()), by=worker, at=at)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, what_happens_next(at))
    return redirect("shared_pages")


def _found(worker: Person, slug: str) -> PlanShare:
    """Return what is open to this counsellor now; of everything else nothing is there."""
    share = open_plan_for(worker, slug, clock.now())
    if share is None:
        raise Http404
    return share


def _read(share: PlanShare, worker: Person) -> OwnPlan:
    try:
        return read_plan(share, by=worker, at=clock.now())
    except PlanClosed as no:
        raise Http404 from no


def _page(
    request: HttpRequest,
    share: PlanShare,
    *,
    own: OwnPlan | None = None,
    form: LineForm | None = None,
    status: int = 200,
) -> HttpResponse:
    shown = {
        "share": share,
        "own": own,
        "form": form or LineForm(),
        "raising": raising(clock.now()),
    }
    return render(request, "courses/shared_pages/plan.html", shown, status=status)
