"""Concerns as safeguarding leads see them. A list shows no words: those open one by one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Case, QuerySet, Value, When
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sidelight.people.models import Person, Role
from sidelight.safeguarding.models import Concern, ConcernDecision, ConcernWords, ProgramsWorry
from sidelight.safeguarding.queries.follow_ups import FollowUpRow, follow_up_rows, follow_ups_of
from sidelight.safeguarding.queries.words import decrypted

LEADS = frozenset({Role.SAFEGUARDING_LEAD})


@dataclass(frozen=True)
class ConcernRow:
    """One line of the list. is_overdue: no lead has looked by the time that was needed."""

    concern: Concern
    is_waiting: bool
    is_closed: bool
    is_overdue: bool


@dataclass(frozen=True)
class Said:
    """Some words of a concern, opened. name: who said them; empty for the program."""

    words: str
    name: str
    at: datetime
    decision: ConcernDecision | None


@dataclass(frozen=True)
class HistoryLine:
    """One thing that a lead did. did: what, in words. words: the note that belongs to it."""

    did: str | Promise
    name: str
    at: datetime
    words: str


@dataclass(frozen=True)
class OpenedConcern:
    """A concern with everything a lead answers it by."""

    row: ConcernRow
    worry: Sequence[Said]
    evidence: Sequence[Said]
    notes: Sequence[Said]
    decisions: Sequence[ConcernDecision]
    follow_ups: Sequence[FollowUpRow]

    @property
    def history(self) -> list[HistoryLine]:
        """What leads did, oldest first."""
        notes = {one.decision.pk: one.words for one in self.notes if one.decision}
        lines = [
            HistoryLine(_did(one), one.by.shown_name, one.at, notes.get(one.pk, ""))
            for one in self.decisions
        ]
        lines += [
            HistoryLine(_("note"), one.name, one.at, one.words)
            for one in self.notes
            if one.decision is None
        ]
        return sorted(lines, key=lambda line: line.at)

    @property
    def concern(self) -> Concern:
        return self.row.concern


def open_concerns(lead: Person) -> QuerySet[Concern]:
    """Return the open concerns about others: those that nobody has first, then by their time."""
    theirs = _theirs(lead).exclude(last_move=ConcernDecision.Move.CLOSED)
    nobody_has_it = Case(When(last_move="", then=Value(0)), default=Value(1))
    ordered: QuerySet[Concern] = theirs.order_by(nobody_has_it, "due_at", "pk")
    return ordered


def closed_concerns(lead: Person) -> QuerySet[Concern]:
    """Return the closed concerns about others, the newest first."""
    theirs = _theirs(lead).filter(last_move=ConcernDecision.Move.CLOSED)
    ordered: QuerySet[Concern] = theirs.order_by("-moved_at", "-pk")
    return ordered


def concern_rows(concerns: Iterable[Any], at: datetime) -> list[ConcernRow]:  # Any: annotated
    """Return concerns as a page lists them."""
    return [_row(concern, concern.last_move, at) for concern in concerns]


def concern_for(lead: Person, slug: str) -> Concern | None:
    """Return a concern about somebody else; nobody finds one about themselves."""
    found: Concern | None = _theirs(lead).filter(slug=slug).first()
    return found


def opened(concern: Concern, at: datetime) -> OpenedConcern:
    """Return a concern with its words; the caller has seen to it that the view is logged."""
    decisions = list(concern.decisions.select_related("by"))
    rows = list(concern.words.select_related("said_by", "decision"))

    def said(kind: ConcernWords.Kind) -> list[Said]:
        return [_said(one) for one in rows if one.kind == kind]

    return OpenedConcern(
        row=_row(concern, decisions[-1].move if decisions else "", at),
        worry=said(ConcernWords.Kind.WORRY),
        evidence=said(ConcernWords.Kind.EVIDENCE),
        notes=said(ConcernWords.Kind.NOTE),
        decisions=decisions,
        follow_ups=follow_up_rows(follow_ups_of(concern), at),
    )


def _theirs(lead: Person) -> Any:  # Any: concerns with their last move
    others = Concern.objects.for_lead(lead).with_last_move()
    return others.select_related("about", "raised_by")


def _did(decision: ConcernDecision) -> str:
    move, outcome = decision.get_move_display(), decision.get_outcome_display()
    return f"{move}: {outcome}" if outcome else str(move)


def _row(concern: Concern, last_move: str, at: datetime) -> ConcernRow:
    return ConcernRow(
        concern=concern,
        is_waiting=not last_move,
        is_closed=last_move == ConcernDecision.Move.CLOSED,
        is_overdue=not last_move and concern.due_at < at,
    )


def _said(kept: ConcernWords) -> Said:
    name = kept.said_by.shown_name if kept.said_by else ""
    words = decrypted(kept)
    if kept.kind == ConcernWords.Kind.WORRY and not kept.said_by_id:
        words = str(dict(ProgramsWorry.choices).get(words, words))
    return Said(words=words, name=name, at=kept.said_at, decision=kept.decision)
