"""One submission on the desk: with its words under a running claim, without them otherwise."""

from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sidelight.people.errors import NameTaken, Refusal
from sidelight.people.models import HouseText, Person
from sidelight.people.queries import text_in_force
from sidelight.review import actions, queries, rules
from sidelight.review.forms import DecisionForm
from sidelight.review.models import Submission
from sidelight.safeguarding.queries import raising


def found(worker: Person, slug: str) -> Submission:
    """Return somebody else's submission, or the same answer as for an unknown address."""
    submission = queries.submission_for(worker, slug)
    if submission is None:
        raise Http404
    return submission


def house_rules(at: datetime) -> HouseText | None:
    """Return the house rules that a decision cites now."""
    return text_in_force(HouseText.Kind.HOUSE_RULES, at)


def item_page(
    request: HttpRequest,
    worker: Person,
    slug: str,
    at: datetime,
    *,
    form: DecisionForm | None = None,
    refusal: Refusal | None = None,
) -> HttpResponse:
    """Show a submission as it is now; what the moderator has typed is kept on the page."""
    submission = found(worker, slug)
    item = queries.desk_item(slug, worker, at)
    typed = typed_in(form)
    if item and (form is None or refusal or not form.is_bound):
        seen = {"seen": item.submission.version}
        form = DecisionForm(house_rules(at), initial={**typed, **seen})
    row = queries.row_of(submission, worker, at)
    shown = {
        "cannot_take": bool(row.held_by) or not submission.is_waiting,
        "form": form,
        "item": item,
        "lease_seconds": int(rules.LEASE.total_seconds()),
        "note": typed.get("note", ""),
        "raising": raising(at) if item else None,
        "refusal": words_of(refusal) if refusal else "",
        "row": row,
        "seconds_left": seconds_left(item, at),
        "submission": submission,
    }
    template = "review/item.html" if item else "review/item_without_words.html"
    return render(request, template, shown, status=status_of(form, refusal))


def go_on(request: HttpRequest, worker: Person, at: datetime) -> HttpResponse:
    """Take the next one and lead there; to the queue when there is none."""
    following = actions.claim_next(moderator=worker, at=at)
    if following is None:
        messages.info(request, _("Nothing is free for you just now. Take a breath."))
        return redirect("queue")
    return redirect("desk_item", following.slug)


def words_of(refusal: Refusal) -> str:
    """Return what a refusal says to a moderator; a taken name speaks to its author otherwise."""
    if isinstance(refusal, NameTaken):
        return _(
            "Somebody was given a name like this meanwhile. Please return it with a kind word."
        )
    return str(refusal)


def typed_in(form: DecisionForm | None) -> dict[str, object]:
    """Return what stands in a form, so that a refusal never costs anybody their words."""
    if form is None:
        return {}
    if not form.is_bound:
        return dict(form.initial)
    return {
        "and_next": "and_next" in form.data,
        "clause": form.data.get("clause", ""),
        "note": form.data.get("note", ""),
    }


def seconds_left(item: queries.DeskItem | None, at: datetime) -> int:
    """Return for how many seconds the claim still runs."""
    return int((item.lease_ends_at - at).total_seconds()) if item and item.lease_ends_at else 0


def status_of(form: DecisionForm | None, refusal: Refusal | None) -> int:
    """Return 409 for what was refused, 422 for what needs another look."""
    if refusal:
        return 409
    return 422 if form is not None and form.errors else 200
