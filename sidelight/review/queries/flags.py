"""What readers told the team about published words."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Case, QuerySet, Value, When
from django.utils.functional import Promise

from sidelight.people.models import Person
from sidelight.review.models import Flag, FlagAnswer, FlagReason, Words
from sidelight.review.registers import Context, kind_named


@dataclass(frozen=True)
class FlagRow:
    """One line of the list of flags."""

    flag: Flag
    kind: str | Promise


@dataclass(frozen=True)
class FlagItem:
    """One flag as the desk shows it. words: None when they are no longer published."""

    flag: Flag
    kind: str | Promise
    words: Words | None
    context: Context | None
    answer: FlagAnswer | None


def own_flag(reader: Person, slug: str) -> Flag | None:
    """Return a flag of this reader with its answer, or None when it is not theirs."""
    return Flag.objects.filter(by=reader, slug=slug).select_related("answer").first()


def open_flags(moderator: Person) -> QuerySet[Flag]:
    """Return unanswered flags about other people's words: worry for a person first, then oldest."""
    unanswered = Flag.objects.filter(answer=None).exclude(submission__author=moderator)
    worry = Case(When(reason=FlagReason.WORRIED, then=Value(0)), default=Value(1))
    return unanswered.exclude(by=moderator).select_related("submission").order_by(worry, "at", "pk")


def flag_rows(flags: Iterable[Flag]) -> list[FlagRow]:
    """Return flags as a page lists them."""
    return [FlagRow(flag=flag, kind=kind_named(flag.submission.kind).label) for flag in flags]


def flag_item(moderator: Person, slug: str) -> FlagItem | None:
    """Return a flag of somebody else about somebody else's words, answered or not."""
    flags = Flag.objects.filter(slug=slug).exclude(submission__author=moderator)
    full = flags.select_related("submission__words", "submission__author", "by", "answer__by")
    flag = full.exclude(by=moderator).first()
    if flag is None:
        return None
    kind = kind_named(flag.submission.kind)
    answer = getattr(flag, "answer", None)
    if flag.by.left_at:
        # Hidden at once, also where a hold keeps the row; the worry itself stays to be answered.
        flag.words = ""
        if answer is not None:
            answer.words = ""
    # No claim guards this page, so it shows nothing that its readers could not see.
    published = flag.submission.is_published
    return FlagItem(
        flag=flag,
        kind=kind.label,
        words=flag.submission.words if published else None,
        context=kind.context(flag.submission) if published else None,
        answer=answer,
    )
