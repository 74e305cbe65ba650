"""An author's own words: the waiting card, what came of it, taking them back."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sidelight.foundation import clock
from sidelight.people.doors import member_page
from sidelight.people.errors import Refusal
from sidelight.people.models import Person
from sidelight.review import actions, queries
from sidelight.review.models import State


@member_page
@require_safe
def own_submission(request: HttpRequest, member: Person, slug: str) -> HttpResponse:
    """Show one's own words and where they stand."""
    own = _own(member, slug)
    shown = {"own": own, "own_wait": queries.own_wait(own, clock.now())}
    return render(request, "review/own_submission.html", shown)


@member_page
@require_POST
def withdrawal(request: HttpRequest, member: Person, slug: str) -> HttpResponse:
    """Take one's own words back: at once, always; a second press changes nothing."""
    own = _own(member, slug)
    if own.submission.state != State.WITHDRAWN:
        try:
            actions.withdraw(own.submission, by=member, at=clock.now())
        except Refusal as refusal:
            messages.warning(request, str(refusal))
            return redirect("own_submission", slug)
    messages.success(request, _("You have taken your words back. Only you can see them now."))
    return redirect("own_submission", slug)


@member_page
@require_safe
def own_flag(request: HttpRequest, member: Person, slug: str) -> HttpResponse:
    """Show a reader what they told us, and what we answered."""
    flag = queries.own_flag(member, slug)
    if flag is None:
        raise Http404
    return render(request, "review/own_flag.html", {"flag": flag})


def _own(member: Person, slug: str) -> queries.OwnWords:
    own = queries.own_submission(member, slug)
    if own is None:
        raise Http404
    return own
