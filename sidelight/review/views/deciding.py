"""Deciding about one submission."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from sidelight.foundation import clock
from sidelight.people.doors import staff_page
from sidelight.people.errors import Refusal
from sidelight.people.models import Person
from sidelight.review import actions, queries
from sidelight.review.forms import DecisionForm
from sidelight.review.models import Outcome
from sidelight.review.views.item import found, go_on, house_rules, item_page

SAID = {
    Outcome.APPROVE: _("Approved. Others can see it now."),
    Outcome.RETURN: _("Returned. The author has your words and can send it again."),
    Outcome.DECLINE: _("Declined. The author has your words."),
}


@staff_page(*queries.DESK_ROLES)
@require_POST
def decision(request: HttpRequest, worker: Person, slug: str) -> HttpResponse:
    """Decide; a refusal shows what changed, and costs nobody what they had typed."""
    at = clock.now()
    submission = found(worker, slug)
    form = DecisionForm(house_rules(at), request.POST)
    if not form.is_valid():
        return item_page(request, worker, slug, at, form=form)
    choice = form.choice()
    try:
        actions.decide(submission, choice, by=worker, at=at)
    except Refusal as refusal:
        # The second press of the same button finds its decision kept, once: that is no refusal.
        if not queries.is_kept(submission, choice.outcome, seen=choice.seen, by=worker):
            return item_page(request, worker, slug, at, form=form, refusal=refusal)
    messages.success(request, SAID[choice.outcome])
    return go_on(request, worker, at) if form.cleaned_data["and_next"] else redirect("queue")
