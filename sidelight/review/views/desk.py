"""The queue, and holding one item of it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from sidelight.foundation import clock
from sidelight.people.doors import staff_page
from sidelight.people.errors import Refusal
from sidelight.people.models import Person
from sidelight.review import actions, queries
from sidelight.review.forms import DecisionForm
from sidelight.review.views.item import found, go_on, house_rules, item_page


@staff_page(*queries.DESK_ROLES)
@require_safe
def queue(request: HttpRequest, worker: Person) -> HttpResponse:
    """Show what waits, without a word of it."""
    at = clock.now()
    shown = {
        "at": at,
        "flag_count": queries.open_flags(worker).count(),
        "queue": queries.queue_for(worker, at),
        "waiting_count": queries.waiting_for(worker),
    }
    return render(request, "review/queue.html", shown)


@staff_page(*queries.DESK_ROLES)
@require_POST
def next_claim(request: HttpRequest, worker: Person) -> HttpResponse:
    """Take the first one that is free."""
    return go_on(request, worker, clock.now())


@staff_page(*queries.DESK_ROLES)
@require_safe
def desk_item(request: HttpRequest, worker: Person, slug: str) -> HttpResponse:
    """Show one submission; its words only to whoever holds it."""
    return item_page(request, worker, slug, clock.now())


@staff_page(*queries.DESK_ROLES)
@require_POST
def claim(request: HttpRequest, worker: Person, slug: str) -> HttpResponse:
    """Hold one submission. A note written before the claim was lost comes along."""
    at = clock.now()
    submission = found(worker, slug)
    note = request.POST.get("note", "")
    form = DecisionForm(house_rules(at), initial={"note": note}) if note else None
    try:
        actions.claim(submission, moderator=worker, at=at)
    except Refusal as refusal:
        return item_page(request, worker, slug, at, form=form, refusal=refusal)
    if form is None:
        return redirect("desk_item", slug)
    return item_page(request, worker, slug, at, form=form)


@staff_page(*queries.DESK_ROLES)
@require_POST
def renewal(request: HttpRequest, worker: Person, slug: str) -> HttpResponse:
    """Hold on for another ten minutes; the page stays as it is."""
    at = clock.now()
    try:
        actions.renew(found(worker, slug), moderator=worker, at=at)
    except Refusal as refusal:
        return item_page(request, worker, slug, at, refusal=refusal)
    return HttpResponse(status=204)


@staff_page(*queries.DESK_ROLES)
@require_POST
def release(request: HttpRequest, worker: Person, slug: str) -> HttpResponse:
    """Let go, without a reason asked for; a page that closes says so and wants no answer."""
    submission = found(worker, slug)
    if "closing" in request.POST:
        actions.let_go_soon(submission, moderator=worker, at=clock.now())
        return HttpResponse(status=204)
    actions.release(submission, moderator=worker)
    return redirect("queue")
