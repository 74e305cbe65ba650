"""One's own journal: the list, a page to read, and removing it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sidelight.foundation import clock
from sidelight.journal import actions
from sidelight.journal.queries.pages import OwnPage, find_page, opened, own_pages, prompts_for
from sidelight.journal.queries.shares import readers_of, shares_of_page
from sidelight.journal.views.members import of_members
from sidelight.people.doors import member_page
from sidelight.people.models import Person


@member_page
@of_members
@require_safe
def journal(request: HttpRequest, member: Person) -> HttpResponse:
    """Show my pages, and what I could write about if I like."""
    shown = {
        "page": own_pages(member, request.GET.get("page")),
        "prompts": prompts_for(member, clock.now()),
    }
    return render(request, "journal/journal.html", shown)


@member_page
@of_members
@require_safe
def journal_page(request: HttpRequest, member: Person, slug: str) -> HttpResponse:
    """Show one page of mine."""
    own = mine(member, slug)
    shown = {
        "own": own,
        "shares": shares_of_page(own.page),
        "may_show": bool(own.said and readers_of(member, clock.now())),
    }
    return render(request, "journal/page.html", shown)


@member_page
@of_members
@require_http_methods(["GET", "HEAD", "POST"])
def journal_page_removal(request: HttpRequest, member: Person, slug: str) -> HttpResponse:
    """Ask once, and remove a page of mine for good."""
    own = mine(member, slug)
    if request.method == "POST":
        actions.remove_page(own.page, at=clock.now())
        messages.info(request, _("The page is gone."))
        return redirect("journal")
    return render(request, "journal/removal.html", {"own": own})


def mine(member: Person, slug: str) -> OwnPage:
    """Return one of somebody's own pages; for anybody else there is none."""
    page = find_page(member, slug)
    if page is None:
        raise Http404
    return opened(member, [page])[0]
