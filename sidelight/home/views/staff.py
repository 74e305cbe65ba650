"""The overview of those who work here."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sidelight.courses.queries.groups import groups_whose_leaders_are_not_ready
from sidelight.foundation import clock
from sidelight.home.chrome import staff_doors
from sidelight.home.queries import backup_state, ledger_state, set_up_list
from sidelight.notices.queries import late_ways
from sidelight.people.doors import staff_page
from sidelight.people.models import Person, Role
from sidelight.people.queries import (
    STAFF_ROLES,
    complaint_report,
    holds_to_review,
    works_as,
)
from sidelight.team.queries import opening, roles_given_lately, staff_member


@staff_page(*STAFF_ROLES)
@require_safe
def staff(request: HttpRequest, worker: Person) -> HttpResponse:
    """Show the pages that open for this person; managers see how far the place is."""
    at = clock.now()
    shown: dict[str, object] = {
        "worker": worker,
        "roles": sorted(role.label for role in works_as(worker, STAFF_ROLES, at)),
        "doors": staff_doors(worker, at),
        "opening": opening(at),
        "colleague": staff_member(worker.slug, at),
    }
    if works_as(worker, frozenset({Role.MANAGER, Role.SAFEGUARDING_LEAD}), at):
        shown["complaints"] = complaint_report(at)
    if works_as(worker, frozenset({Role.SAFEGUARDING_LEAD}), at):
        shown["holds_to_review"] = holds_to_review(worker, at)
    if works_as(worker, frozenset({Role.MANAGER}), at):
        shown |= {
            "set_up": set_up_list(at),
            "ledger": ledger_state(),
            "backup": backup_state(at),
            "given_lately": roles_given_lately(at),
            "groups_to_look_at": groups_whose_leaders_are_not_ready(),
            "late_ways": late_ways(at),
        }
    return render(request, "home/staff.html", shown)
