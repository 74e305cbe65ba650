"""How one said one was, for oneself; and week by week for those who lead a group."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sidelight.courses.actions.feelings import hide_feeling, open_feelings, remove_feeling
from sidelight.courses.errors.feelings import NotYourGroup
from sidelight.courses.queries.feelings import groups_open_to, groups_shown_to, own_feelings
from sidelight.courses.queries.later import later_answers
from sidelight.foundation import clock
from sidelight.outcomes.actions import show_check_in
from sidelight.outcomes.models import CheckIn
from sidelight.outcomes.queries import own_check_in
from sidelight.people.doors import member_page, staff_page
from sidelight.people.models import Person, Role


@member_page
@require_safe
def own_feelings_page(request: HttpRequest, member: Person) -> HttpResponse:
    """Show all that I said of how I am."""
    return render(request, "courses/own_feelings.html", {"feelings": own_feelings(member)})


@member_page
@require_POST
def feeling_hiding(request: HttpRequest, member: Person, slug: str) -> HttpResponse:
    """Do not show this one to my leaders."""
    told = _("Your leaders do not see this one any more.")
    return _done(request, member, slug, told, lambda mine: hide_feeling(mine, at=clock.now()))


@member_page
@require_POST
def feeling_showing(request: HttpRequest, member: Person, slug: str) -> HttpResponse:
    """Show this one to my leaders again."""
    return _done(request, member, slug, _("Your leaders see this one again."), show_check_in)


@member_page
@require_POST
def feeling_removal(request: HttpRequest, member: Person, slug: str) -> HttpResponse:
    """Remove this one for good."""
    return _done(request, member, slug, _("It is gone."), remove_feeling)


@staff_page(Role.COUNSELLOR, Role.YOUTH_WORKER)
@require_safe
def group_feelings(request: HttpRequest, worker: Person, slug: str) -> HttpResponse:
    """Show week by week how the members of a group that I lead said they were."""
    at = clock.now()
    group = get_object_or_404(groups_open_to(worker, at), slug=slug)
    try:
        found = open_feelings(group, by=worker, at=at)
    except NotYourGroup as refusal:
        raise Http404 from refusal
    # Whoever stands in for one evening finds neither the group's page nor what comes after it.
    leads = groups_shown_to(worker, at).filter(pk=group.pk).exists()
    answers = later_answers(group) if leads else ()
    shown = {"group": group, "found": found, "answers": answers, "leads": leads}
    return render(request, "courses/group_feelings.html", shown)


def _done(
    request: HttpRequest, member: Person, slug: str, told: str, do: Callable[[CheckIn], None]
) -> HttpResponse:
    mine = own_check_in(member, slug)
    if mine is None:
        raise Http404
    do(mine)
    messages.success(request, told)
    return redirect("own_feelings")
