"""The second person's part: a role that somebody granted opens nothing until another agrees."""

from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sidelight.foundation import clock
from sidelight.people import actions as people
from sidelight.people.doors import staff_page
from sidelight.people.errors import Refusal
from sidelight.people.models import Person, Role, RoleGrant
from sidelight.team import queries

second_person_page = staff_page(Role.MANAGER, Role.SAFEGUARDING_LEAD)


@second_person_page
@require_safe
def roles_waiting(request: HttpRequest, worker: Person) -> HttpResponse:
    """Every role that waits for a second person."""
    waiting = queries.roles_waiting(clock.now())
    return render(request, "team/roles_waiting.html", {"waiting": waiting})


@second_person_page
@require_http_methods(["GET", "HEAD", "POST"])
def role_approval(request: HttpRequest, worker: Person, slug: str, role: str) -> HttpResponse:
    """What the role opens and who gave it; that this person agrees."""
    at = clock.now()
    grant = _grant_or_404(slug, role, at)
    if request.method == "POST":
        try:
            people.approve_role(grant, by=worker, at=at)
        except Refusal as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(
                request, _("You agreed. The role opens once checks and training are confirmed.")
            )
        return redirect("roles_waiting")
    shown = {
        "grant": grant,
        "role": Role(grant.role),
        "opens": queries.what_it_opens(Role(grant.role)),
        "is_oneself": grant.person_id == worker.pk,
        "is_own_grant": grant.granted_by_id == worker.pk,
    }
    return render(request, "team/role_approval.html", shown)


@second_person_page
@require_POST
def role_declining(request: HttpRequest, worker: Person, slug: str, role: str) -> HttpResponse:
    """That this person does not agree: the role ends before it opened anything."""
    at = clock.now()
    try:
        people.decline_role(_grant_or_404(slug, role, at), by=worker, at=at)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("You did not agree. The role has ended."))
    return redirect("roles_waiting")


def _grant_or_404(slug: str, role: str, at: datetime) -> RoleGrant:
    """Return the oldest grant of this role that waits; a second one waits its turn."""
    found = queries.roles_waiting(at).filter(person__slug=slug, role=role).first()
    if found is None:
        raise Http404
    return found
