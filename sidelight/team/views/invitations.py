"""Inviting somebody onto the team, and taking an invitation back."""

from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sidelight.foundation import clock
from sidelight.people.actions import withdraw_invitation
from sidelight.people.doors import staff_page
from sidelight.people.errors import NameNotFit, NameTaken, Refusal
from sidelight.people.models import Person, Role
from sidelight.people.queries import open_invitations
from sidelight.team import actions
from sidelight.team.forms import InvitationForm


@staff_page(Role.MANAGER)
@require_http_methods(["GET", "HEAD", "POST"])
def new_invitation(request: HttpRequest, worker: Person) -> HttpResponse:
    """Ask whom to invite; show the link once, on this answer and nowhere else."""
    form = InvitationForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and (token := _invited(form, worker, clock.now())):
        link = request.build_absolute_uri(reverse("invitation", args=[token]))
        shown = {"link": link, "name": form.cleaned_data["shown_name"]}
        return render(request, "team/invitation_link.html", shown)
    return render(request, "team/new_invitation.html", {"form": form})


@staff_page(Role.MANAGER)
@require_POST
def invitation_withdrawal(request: HttpRequest, worker: Person, slug: str) -> HttpResponse:
    """That a link works no more."""
    at = clock.now()
    invitation = get_object_or_404(open_invitations(at), slug=slug)
    try:
        withdraw_invitation(invitation, by=worker, at=at)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The invitation is withdrawn. Its link does not work."))
    return redirect("staff_list")


def _invited(form: InvitationForm, worker: Person, at: datetime) -> str:
    """Return the secret half of the link; empty, with the reason beside its field, if refused."""
    name, role = form.cleaned_data["shown_name"], form.cleaned_data["role"]
    try:
        return actions.invite_for(name, role, form.days, by=worker, at=at)
    except (NameNotFit, NameTaken) as refusal:
        form.add_error("shown_name", str(refusal))
    except Refusal as refusal:
        form.add_error(None, str(refusal))
    return ""
