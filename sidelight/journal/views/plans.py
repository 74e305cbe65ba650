"""One's own safety plan: to read, to write, to open for a day, and lines to take or leave."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sidelight.directory.queries import help_lines
from sidelight.foundation import clock
from sidelight.journal import actions
from sidelight.journal.forms import OpenForm, PlanForm
from sidelight.journal.models import PlanSuggestion
from sidelight.journal.queries.plans import OwnPlan, open_to, own_plan
from sidelight.journal.queries.shares import readers_of
from sidelight.journal.views.members import of_members
from sidelight.journal.views.writing import AS_TYPED
from sidelight.people.doors import member_page
from sidelight.people.errors import Refusal
from sidelight.people.models import Person


@member_page
@of_members
@require_safe
def safety_plan(request: HttpRequest, member: Person) -> HttpResponse:
    """Show my plan, and to whom it is open."""
    own, at = own_plan(member), clock.now()
    shown = {
        "own": own,
        "open_to": open_to(own.plan, at) if own else [],
        "may_open": bool(own and own.parts is not None and readers_of(member, at)),
    }
    return render(request, "journal/plan/plan.html", shown)


@member_page
@of_members
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def safety_plan_words(request: HttpRequest, member: Person) -> HttpResponse:
    """Write my plan."""
    own = own_plan(member)
    if own and own.parts is None:
        return redirect("safety_plan")
    form = PlanForm(
        request.POST if request.method == "POST" else None,
        parts=(own.parts if own else None) or {},
        seen=own.plan.revision if own else 0,
    )
    if form.is_valid():
        try:
            saved = actions.write_plan(member, form.writing(), at=clock.now())
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            return _kept(request, form, saved)
    if form.errors and request.headers.get(AS_TYPED):
        return HttpResponse(status=422)
    shown = {
        "form": form,
        "lines": help_lines(clock.now()),
        "own_device": request.session.get("own_device", False),
    }
    status = 422 if form.errors else 200
    return render(request, "journal/plan/write.html", shown, status=status)


@member_page
@of_members
@require_http_methods(["GET", "HEAD", "POST"])
def safety_plan_opening(request: HttpRequest, member: Person) -> HttpResponse:
    """Say what it means to open my plan to a counsellor for today, and open it."""
    own, at = _mine(member), clock.now()
    readers = readers_of(member, at)
    form = OpenForm(readers, request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.open_plan(own.plan, reader=form.reader(), at=at)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("It is open for today. You can close it at any time."))
            return redirect("safety_plan")
    shown = {"form": form, "readers": readers}
    status = 422 if form.errors else 200
    return render(request, "journal/plan/opening.html", shown, status=status)


@member_page
@of_members
@require_POST
def safety_plan_closing(request: HttpRequest, member: Person) -> HttpResponse:
    """Close my plan to everybody but me."""
    actions.close_plan(_mine(member).plan, at=clock.now())
    messages.success(request, _("Closed. Nobody but you is shown it."))
    return redirect("safety_plan")


@member_page
@of_members
@sensitive_post_parameters("words")
@require_POST
def safety_plan_line(request: HttpRequest, member: Person, slug: str) -> HttpResponse:
    """Take a suggested line, as it is or in my words, or leave it."""
    waiting = PlanSuggestion.objects.filter(plan=_mine(member).plan, slug=slug)
    suggestion = waiting.select_related("plan__person").first()
    if suggestion is None:
        return redirect("safety_plan")
    if "leave" in request.POST:
        actions.leave_line(suggestion)
        messages.info(request, _("Left. Your plan is as it was."))
        return redirect("safety_plan")
    try:
        actions.take_line(suggestion, request.POST.get("words", ""), at=clock.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("It is in your plan now."))
    return redirect("safety_plan")


@member_page
@of_members
@require_http_methods(["GET", "HEAD", "POST"])
def safety_plan_removal(request: HttpRequest, member: Person) -> HttpResponse:
    """Ask once, and remove my plan for good."""
    own = _mine(member)
    if request.method == "POST":
        actions.remove_plan(own.plan)
        messages.info(request, _("Your plan is gone."))
        return redirect("safety_plan")
    return render(request, "journal/plan/removal.html", {"own": own})


def _mine(member: Person) -> OwnPlan:
    own = own_plan(member)
    if own is None:
        raise Http404
    return own


def _kept(request: HttpRequest, form: PlanForm, saved: actions.SavedPlan) -> HttpResponse:
    if request.headers.get(AS_TYPED):
        seen = form.cleaned_data["seen"] if saved.is_elsewhere else saved.plan.revision
        address = reverse("safety_plan_words")
        return JsonResponse({"address": address, "seen": seen, "elsewhere": saved.is_elsewhere})
    if saved.is_elsewhere:
        told = _(
            "You changed your plan on another device as well. That one stays, "
            "and these words are a page of your journal now."
        )
        messages.info(request, told)
    else:
        messages.success(request, _("Kept. Only you are shown it."))
    return redirect("safety_plan")
