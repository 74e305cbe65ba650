"""Decisions of the last days, and which of them can still be taken back. No words in here."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.functional import Promise

from sidelight.people.models import Person
from sidelight.review.models import Decision, Outcome, State, Submission
from sidelight.review.registers import kind_named

DECIDED = (State.APPROVED, State.RETURNED, State.DECLINED)


@dataclass(frozen=True)
class DecidedRow:
    """One line of the list of decisions. may_take_back: it is the last word about this."""

    decision: Decision
    slug: str
    kind: str | Promise
    may_take_back: bool


def decisions_lately(moderator: Person, at: datetime, *, days: int = 7) -> QuerySet[Decision]:
    """Return the decisions of the last days about other people's words, newest first."""
    lately = Decision.objects.filter(at__gt=at - timedelta(days=days), at__lte=at)
    others = lately.exclude(submission__author=moderator)
    return others.select_related("submission", "by", "clause").order_by("-at", "-pk")


def decided_rows(decisions: Iterable[Decision]) -> list[DecidedRow]:
    """Return decisions as a page shows them."""
    shown = list(decisions)
    ids = [decision.pk for decision in shown]
    last = set(_last_words().filter(pk__in=ids).values_list("pk", flat=True))
    return [
        DecidedRow(
            decision=decision,
            slug=decision.submission.slug,
            kind=kind_named(decision.submission.kind).label,
            may_take_back=decision.pk in last,
        )
        for decision in shown
    ]


def standing_decision(moderator: Person, slug: str) -> DecidedRow | None:
    """Return the decision that holds about somebody else's words, or None where none does."""
    found = _last_words().filter(submission__slug=slug).exclude(submission__author=moderator)
    decision = found.select_related("submission", "by", "clause").first()
    return decided_rows([decision])[0] if decision else None


def is_kept(submission: Submission, outcome: Outcome, *, seen: int, by: Person) -> bool:
    """Whether this moderator's very decision is kept already: the second press of one button."""
    same = Decision.objects.filter(submission=submission, outcome=outcome, seen_version=seen, by=by)
    return same.exists()


def _last_words() -> QuerySet[Decision]:
    later = Decision.objects.filter(submission=OuterRef("submission"), pk__gt=OuterRef("pk"))
    standing = Decision.objects.filter(
        submission__state__in=DECIDED, submission__words__isnull=False
    )
    return standing.exclude(outcome=Outcome.TAKE_BACK).filter(~Exists(later))
