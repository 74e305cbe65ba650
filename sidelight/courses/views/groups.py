"""Staff plan groups, open them, and see how each stands."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sidelight.courses.actions.groups_planning import open_group, plan_group
from sidelight.courses.actions.groups_rows import PLANNERS
from sidelight.courses.errors.groups import NotReadyToOpen
from sidelight.courses.forms.group_changes import seen_in
from sidelight.courses.forms.groups import GroupForm
from sidelight.courses.models import Group, ProgrammeVersion
from sidelight.courses.queries.feelings import leads_to_feelings
from sidelight.courses.queries.group_checks import closed_days_from
from sidelight.courses.queries.group_news import news_for
from sidelight.courses.queries.groups import (
    GroupCard,
    coming_groups,
    group_card,
    groups_led_by,
    missing_in,
    past_groups,
    seated,
    with_ways_in,
)
from sidelight.courses.queries.leaders import who_may_lead
from sidelight.courses.rules.groups import GroupState
from sidelight.foundation import clock
from sidelight.notices.actions import mark_read
from sidelight.people.doors import staff_page, works_here_as
from sidelight.people.errors import Refusal
from sidelight.people.models import Person, Role
from sidelight.team.queries import today, zone

groups_page = staff_page(Role.MANAGER, Role.COUNSELLOR, Role.YOUTH_WORKER)


@groups_page
@require_safe
def staff_groups(request: HttpRequest, worker: Person) -> HttpResponse:
    """List the groups that are planned, open or running: all for managers, for leaders theirs."""
    page = coming_groups(_seen_by(request, worker), request.GET.get("page"), clock.now())
    shown = {
        "page": page,
        "plans": bool(works_here_as(request, PLANNERS)),
        "news": news_for(worker),
    }
    return render(request, "courses/staff_groups.html", shown)


@groups_page
@require_POST
def group_news_seen(request: HttpRequest, worker: Person) -> HttpResponse:
    """Put away what stands above the list of groups."""
    mark_read(worker, at=clock.now())
    return redirect("staff_groups")


@groups_page
@require_safe
def staff_past_groups(request: HttpRequest, worker: Person) -> HttpResponse:
    """List the groups that ended or were cancelled."""
    page = past_groups(_seen_by(request, worker), request.GET.get("page"), clock.now())
    shown = {"page": page, "past": True, "plans": bool(works_here_as(request, PLANNERS))}
    return render(request, "courses/staff_groups.html", shown)


@staff_page(Role.MANAGER)
@require_http_methods(["GET", "HEAD", "POST"])
def new_group(request: HttpRequest, worker: Person) -> HttpResponse:
    """Plan a group: first its dates are shown, then it is planned with them."""
    at = clock.now()
    form = GroupForm(
        list(ProgrammeVersion.objects.offered().order_by("title", "-number")),
        who_may_lead(at),
        closed_days_from(today(at)),
        at=at,
        given=request.POST if request.method == "POST" else None,
        initial={"zone": str(zone())},
    )
    if form.is_valid() and form.is_agreed:
        try:
            group = plan_group(form.new_group(), by=worker, at=at)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The group is planned. No member sees it before it opens."))
            return redirect("staff_group", slug=group.slug)
    status = 422 if form.errors else 200
    return render(request, "courses/new_group.html", {"form": form}, status=status)


@groups_page
@require_safe
def staff_group(request: HttpRequest, worker: Person, slug: str) -> HttpResponse:
    """Show one group: its evenings, its places, who leads it and who is in it."""
    at = clock.now()
    card = found_group(request, worker, slug)
    plans = bool(works_here_as(request, PLANNERS)) and card.goes_on
    waits_to_open = plans and card.state == GroupState.PLANNED
    shown = {
        "card": with_ways_in(card, worker, at),
        "group": card.group,
        "seated": seated(card.group) if card.seats.taken else [],
        "plans": plans,
        "sees_feelings": leads_to_feelings(card, worker, at),
        "waits_to_open": waits_to_open,
        "missing": missing_in(card, at) if waits_to_open else [],
    }
    return render(request, "courses/staff_group.html", shown)


@staff_page(Role.MANAGER)
@require_POST
def group_opening(request: HttpRequest, worker: Person, slug: str) -> HttpResponse:
    """Open a group for members, or say what is missing."""
    card = found_group(request, worker, slug)
    try:
        open_group(card.group, seen=seen_in(request.POST), by=worker, at=clock.now())
    except NotReadyToOpen as refusal:
        for line in refusal.missing:
            messages.error(request, line)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("It is open. Members of these ages can ask for a place now."))
    return redirect("staff_group", slug=slug)


def found_group(request: HttpRequest, worker: Person, slug: str) -> GroupCard:
    """Return a group that somebody of the staff may see; another one is not there."""
    card = group_card(_seen_by(request, worker), slug, clock.now())
    if card is None:
        raise Http404
    return card


def _seen_by(request: HttpRequest, worker: Person) -> QuerySet[Group]:
    """Return every group for managers, and for leaders those that they lead."""
    if works_here_as(request, PLANNERS):
        every: QuerySet[Group] = Group.objects.with_young_people()
        return every
    return groups_led_by(worker)
