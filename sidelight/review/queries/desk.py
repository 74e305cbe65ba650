"""What moderators see. The queue shows no words: those open under a claim only."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise

from sidelight.people.models import Person, Role
from sidelight.review import rules
from sidelight.review.models import Claim, Decision, Submission, Words
from sidelight.review.registers import Context, kind_named

DESK_ROLES = frozenset({Role.MODERATOR, Role.SAFEGUARDING_LEAD})
QUEUE_PAGE = 50
ITEMS_OF_AUTHOR = 5


@dataclass(frozen=True)
class QueueRow:
    """One line of the queue. tier: 0 routine … 3 now. held_by: the other moderator, or empty."""

    slug: str
    kind: str | Promise
    tier: int
    screened: bool
    submitted_at: datetime
    held_by: str
    is_mine: bool


@dataclass(frozen=True)
class AuthorsItem:
    """Something else of the same author: what became of it, not what it says."""

    kind: str | Promise
    state: str | Promise
    submitted_at: datetime
    address: str


@dataclass(frozen=True)
class DeskItem:
    """One submission with everything that a moderator decides it by."""

    submission: Submission
    kind: str | Promise
    context: Context
    before: Words | None
    authors_items: Sequence[AuthorsItem]
    decisions: Sequence[Decision]
    # None outside a claim, where the words were opened by a recorded view.
    lease_ends_at: datetime | None


def queue_for(moderator: Person, at: datetime) -> list[QueueRow]:
    """Return the first fifty waiting submissions of other people, in the order of the queue."""
    waiting = Submission.objects.waiting().exclude(author=moderator).in_queue_order()
    rows = waiting.select_related("claim__moderator")[:QUEUE_PAGE]
    return [row_of(submission, moderator, at) for submission in rows]


def waiting_for(moderator: Person) -> int:
    """Return how many submissions of other people wait."""
    count: int = Submission.objects.waiting().exclude(author=moderator).count()
    return count


def submission_for(moderator: Person, slug: str) -> Submission | None:
    """Return somebody else's submission, without its words; nobody finds their own at the desk."""
    others = Submission.objects.exclude(author=moderator).filter(slug=slug)
    found: Submission | None = others.select_related("claim__moderator").first()
    return found


def desk_item(slug: str, moderator: Person, at: datetime) -> DeskItem | None:
    """Return a submission with its context, or None without a running claim by this moderator."""
    held = Claim.objects.filter(
        submission__slug=slug, moderator=moderator, expires_at__gt=at
    ).select_related("submission__author", "submission__words", "submission__replaces__words")
    claim = held.first()
    return item_of(claim.submission, claim.expires_at) if claim else None


def item_of(submission: Submission, lease_ends_at: datetime | None = None) -> DeskItem:
    """Return a submission with its context; the caller has seen to it that the view is logged."""
    kind = kind_named(submission.kind)
    chain = [submission.pk, *([submission.replaces_id] if submission.replaces_id else [])]
    return DeskItem(
        submission=submission,
        kind=kind.label,
        context=kind.context(submission),
        before=getattr(submission.replaces, "words", None),
        authors_items=_authors_items(submission),
        decisions=list(
            Decision.objects.filter(submission__in=chain).select_related("by", "clause", "note")
        ),
        lease_ends_at=lease_ends_at,
    )


def _authors_items(submission: Submission) -> list[AuthorsItem]:
    others = Submission.objects.written_by(submission.author).exclude(pk=submission.pk)
    newest = others.order_by("-submitted_at", "-pk")[:ITEMS_OF_AUTHOR]
    return [_authors_item(other) for other in newest]


def _authors_item(other: Submission) -> AuthorsItem:
    kind = kind_named(other.kind)
    return AuthorsItem(
        kind=kind.label,
        state=other.get_state_display(),
        submitted_at=other.submitted_at,
        address=kind.address(other) if other.is_published else "",
    )


def row_of(submission: Submission, moderator: Person, at: datetime) -> QueueRow:
    """Return a submission as the queue shows it: no words, and who holds it."""
    claim = getattr(submission, "claim", None)
    running = claim if claim is not None and claim.expires_at > at else None
    mine = running is not None and rules.holds(
        holder_id=running.moderator_id,
        expires_at=running.expires_at,
        asker_id=moderator.pk,
        at=at,
    )
    return QueueRow(
        slug=submission.slug,
        kind=kind_named(submission.kind).label,
        tier=submission.tier,
        screened=submission.screened,
        submitted_at=submission.submitted_at,
        held_by=running.moderator.shown_name if running and not mine else "",
        is_mine=mine,
    )
