"""Showing one page to a counsellor, and taking it back."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sidelight.foundation import clock
from sidelight.journal import actions
from sidelight.journal.forms import ShowForm
from sidelight.journal.queries.shares import (
    answered_shares,
    readers_of,
    share_of_writer,
    standing_shares,
)
from sidelight.journal.views.members import of_members
from sidelight.journal.views.pages import mine
from sidelight.people.doors import member_page
from sidelight.people.errors import Refusal
from sidelight.people.models import Person


@member_page
@of_members
@require_safe
def journal_shares(request: HttpRequest, member: Person) -> HttpResponse:
    """Show what I have shown to whom, and what came back."""
    shown = {"standing": standing_shares(member), "over": answered_shares(member)}
    return render(request, "journal/shares.html", shown)


@member_page
@of_members
@require_http_methods(["GET", "HEAD", "POST"])
def journal_showing(request: HttpRequest, member: Person, slug: str) -> HttpResponse:
    """Say what happens when I show this page, and show it."""
    own, at = mine(member, slug), clock.now()
    readers = readers_of(member, at)
    form = ShowForm(readers, request.POST if request.method == "POST" else None, own=own)
    if form.is_valid():
        given = form.cleaned_data
        try:
            actions.share_page(
                own.page, reader=form.reader(), seen=given["seen"], key=given["key"], at=at
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Shown. You can take it back at any time."))
            return redirect("journal_page", slug=slug)
    shown = {"own": own, "form": form, "readers": readers}
    status = 422 if form.errors else 200
    return render(request, "journal/showing.html", shown, status=status)


@member_page
@of_members
@require_POST
def journal_taking_back(request: HttpRequest, member: Person, slug: str) -> HttpResponse:
    """Take a page back; whatever was taken back already is the same."""
    share = share_of_writer(member, slug)
    if share is None:
        raise Http404
    actions.take_back(share, at=clock.now())
    messages.success(request, _("Taken back. Nobody but you is shown it any more."))
    return redirect("journal_shares")
