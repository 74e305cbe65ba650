"""Words that nobody can read any more, and answered worries, end with their time."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import DateTimeField, F, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, Greatest

from sidelight.ledger.models import Act, Line
from sidelight.people.queries import held_people
from sidelight.people.registers import Expiry
from sidelight.review.actions.belongings import FLAGS, UNSEEN_WORDS
from sidelight.review.models import DecisionNote, Flag, FlagAnswer, State, Submission, Words

UNSEEN = (State.RETURNED, State.DECLINED, State.WITHDRAWN, State.REPLACED)
CHANGES = (Act.DECIDED, Act.TAKEN_BACK, Act.WITHDRAWN)


def expiries() -> list[Expiry]:
    """Return what the nightly task ends for review."""
    return [Expiry(UNSEEN_WORDS, expire_unseen_words), Expiry(FLAGS, expire_flags)]


def expire_unseen_words(at: datetime, most: int) -> int:
    """Erase words, and notes to them, that have been out of everybody's sight for 12 months."""
    with transaction.atomic():
        over = _unseen_since(at - timedelta(days=UNSEEN_WORDS.days or 0))
        ids = list(over.order_by("pk").values_list("pk", flat=True)[:most])
        DecisionNote.objects.filter(decision__submission__in=ids).delete()
        Words.objects.filter(submission__in=ids).delete()
        Submission.objects.filter(pk__in=ids).update(signals=[], tier=0)
    return len(ids)


def expire_flags(at: datetime, most: int) -> int:
    """Erase what readers wrote, and what was written back, 12 months after the answer."""
    answered = FlagAnswer.objects.filter(at__lte=at - timedelta(days=FLAGS.days or 0))
    with_words = answered.filter(~Q(words="") | ~Q(flag__words=""))
    held = Q(flag__by__in=held_people()) | Q(flag__submission__author__in=held_people())
    over = with_words.exclude(held).order_by("pk")
    with transaction.atomic():
        ids = list(over.values_list("pk", flat=True)[:most])
        Flag.objects.filter(answer__in=ids).update(words="")
        FlagAnswer.objects.filter(pk__in=ids).update(words="")
    return len(ids)


def _unseen_since(day: datetime) -> QuerySet[Submission]:
    """Return submissions whose words went out of sight by then, of nobody under a hold.

    What an approved version replaced may stand again while that one can still be taken back, so
    its time counts from the last change of any newer version.
    """
    changes = Line.objects.filter(
        act__in=CHANGES, subject_kind="submission", subject_id=OuterRef("pk")
    )
    newest = changes.order_by("-at").values("at")[:1]
    newer = Submission.objects.filter(
        Q(first=OuterRef("pk")) | Q(first=OuterRef("first")), pk__gt=OuterRef("pk")
    )
    last_newer = (
        newer.order_by()
        .values("kind")
        .annotate(last=Max(Greatest(Coalesce("decided_at", "submitted_at"), "submitted_at")))
    )
    unseen: QuerySet[Submission] = Submission.objects.filter(
        state__in=UNSEEN, words__isnull=False
    ).exclude(author__in=held_people())
    changed = unseen.annotate(
        changed_at=Coalesce(Subquery(newest), F("submitted_at")),
        newer_at=Subquery(last_newer.values("last")[:1], output_field=DateTimeField()),
    )
    return changed.filter(
        Q(newer_at=None) | Q(newer_at__lte=day), submitted_at__lte=day, changed_at__lte=day
    )
