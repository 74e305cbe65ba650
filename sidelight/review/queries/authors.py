"""What an author sees of their own words: the waiting card and what became of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.functional import Promise

from sidelight.notices.models import NoticeKind
from sidelight.people.models import Person
from sidelight.review.models import Decision, Outcome, State, Submission
from sidelight.review.registers import kind_named
from sidelight.team.queries import WaitingWords, waiting_words
from sidelight.team.queries import expected_wait as expected_wait_of

DAYS_LOOKED_BACK = 14
MOST_DECISIONS = 500
ABOUT_WORDS = {
    NoticeKind.PUBLISHED,
    NoticeKind.RETURNED,
    NoticeKind.DECLINED,
    NoticeKind.TAKEN_BACK,
    NoticeKind.NAME_KEPT,
}


@dataclass(frozen=True)
class OwnWords:
    """One submission as its author sees it. outcome: the last decision, None while it waits."""

    submission: Submission
    kind: str | Promise
    title: str
    body: str
    outcome: Decision | None
    note: str
    address: str
    change_address: str


def own_submission(author: Person, slug: str) -> OwnWords | None:
    """Return one of the author's own submissions, or None when it is not theirs."""
    mine = Submission.objects.written_by(author).filter(slug=slug, words__isnull=False)
    found = mine.select_related("words").first()
    return _own(found, _last_decisions([found])) if found else None


def own_words(author: Person, *, most: int = 30) -> Sequence[OwnWords]:
    """Return the author's newest submissions that are not gone, newest first."""
    kept = Submission.objects.written_by(author).filter(words__isnull=False)
    mine = kept.exclude(state__in=[State.WITHDRAWN, State.REPLACED])
    newest = list(mine.select_related("words").order_by("-submitted_at", "-pk")[:most])
    decisions = _last_decisions(newest)
    return [_own(submission, decisions) for submission in newest]


def expected_wait(at: datetime) -> WaitingWords:
    """Return what to say about the wait of words sent now: real decisions and today's hours.

    Nothing about what waits now goes into it: that would tell others about unseen words.
    """
    return waiting_words(expected_wait_of(_times_of_decisions(at), at), at)


def own_wait(own: OwnWords, at: datetime) -> WaitingWords:
    """Return what to say about the wait of these words, counted from when they were sent."""
    sent_at = own.submission.submitted_at
    return waiting_words(expected_wait_of(_times_of_decisions(at), sent_at), at)


def address_of_notice(kind: str, about: str) -> str:
    """Return where a notice leads: to one's own words, or to what one told us; or to neither."""
    if kind in (NoticeKind.COMPLAINT_HEARD, NoticeKind.COMPLAINT_ANSWERED):
        return reverse("complain")
    if kind in (NoticeKind.FLAG_HEARD, NoticeKind.FLAG_ANSWERED):
        return reverse("own_flag", args=[about])
    return reverse("own_submission", args=[about]) if kind in ABOUT_WORDS else ""


def _times_of_decisions(at: datetime) -> list[tuple[datetime, datetime]]:
    since = at - timedelta(days=DAYS_LOOKED_BACK)
    decided = Decision.objects.filter(at__gt=since, at__lte=at).exclude(outcome=Outcome.TAKE_BACK)
    newest = decided.order_by("-at", "-pk").values_list("submission__submitted_at", "at")
    return list(newest[:MOST_DECISIONS])


def _last_decisions(submissions: Sequence[Submission]) -> dict[int, Decision]:
    decisions = Decision.objects.filter(submission__in=submissions).order_by("at", "pk")
    return {
        decision.submission_id: decision for decision in decisions.select_related("clause", "note")
    }


def _own(submission: Submission, decisions: dict[int, Decision]) -> OwnWords:
    kind = kind_named(submission.kind)
    outcome = decisions.get(submission.pk)
    note = getattr(outcome, "note", None)
    may_change = submission.state in (State.WAITING, State.RETURNED, State.APPROVED)
    return OwnWords(
        submission=submission,
        kind=kind.label,
        title=submission.words.title,
        body=submission.words.body,
        outcome=None if submission.is_waiting else outcome,
        note=note.words if note is not None else "",
        address=kind.address(submission) if submission.is_published else "",
        change_address=kind.change_address(submission) if may_change else "",
    )
