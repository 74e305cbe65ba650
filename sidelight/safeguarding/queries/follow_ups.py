"""Follow-ups as those see them whose work they are."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from sidelight.people.models import Person, Role
from sidelight.people.queries import works_as
from sidelight.safeguarding.models import Concern, ConcernWords, FollowUp, FollowUpKind, Source
from sidelight.safeguarding.queries.words import decrypted

TASK_ROLES = frozenset({Role.SAFEGUARDING_LEAD, Role.COUNSELLOR})
# The source of what a lead asked for: a note of theirs, in which it says what.
NOTE_OF_CONCERN = Source.CONCERN_NOTE.value
# What comes from a concern, and looking back at details that were opened.
OF_LEADS = frozenset({FollowUpKind.CONCERN, FollowUpKind.DETAILS_OPENED})


@dataclass(frozen=True)
class FollowUpRow:
    """One line of the list."""

    follow_up: FollowUp
    is_settled: bool
    is_overdue: bool


@dataclass(frozen=True)
class OpenedFollowUp:
    """A follow-up with its words. asked: what a lead wrote. note: how it went, once settled."""

    row: FollowUpRow
    asked: str
    note: str

    @property
    def follow_up(self) -> FollowUp:
        return self.row.follow_up


def roles_for(kind: str) -> frozenset[Role]:
    """Return whose work a follow-up of this kind is: the leads' alone, or counsellors' as well."""
    return frozenset({Role.SAFEGUARDING_LEAD}) if kind in OF_LEADS else TASK_ROLES


def open_follow_ups(worker: Person, at: datetime) -> QuerySet[FollowUp]:
    """Return what somebody may settle about others, first what is due first."""
    return _for(worker, at).filter(settling=None)


def settled_follow_ups(worker: Person, at: datetime) -> QuerySet[FollowUp]:
    """Return what was settled of what somebody may see, the newest first."""
    return _for(worker, at).exclude(settling=None).order_by("-settling__at", "-pk")


def follow_up_for(worker: Person, slug: str, at: datetime) -> FollowUp | None:
    """Return a follow-up that is somebody's work and about somebody else."""
    return _for(worker, at).filter(slug=slug).first()


def follow_ups_of(concern: Concern) -> QuerySet[FollowUp]:
    """Return what leads asked for because of a concern, first what is due first."""
    notes = ConcernWords.objects.filter(concern=concern, kind=ConcernWords.Kind.NOTE)
    asked = FollowUp.objects.filter(
        kind=FollowUpKind.CONCERN, source_kind=NOTE_OF_CONCERN, source_id__in=notes.values("pk")
    )
    return asked.select_related("about", "settling__by")


def follow_up_rows(follow_ups: Iterable[FollowUp], at: datetime) -> list[FollowUpRow]:
    """Return follow-ups as a page lists them."""
    return [_row(one, at) for one in follow_ups]


def opened_follow_up(follow_up: FollowUp, at: datetime) -> OpenedFollowUp:
    """Return a follow-up with its words; the caller has seen to it that the view is logged."""
    asked = None
    if follow_up.source_kind == NOTE_OF_CONCERN:
        asked = ConcernWords.objects.filter(pk=follow_up.source_id).first()
    note = getattr(getattr(follow_up, "settling", None), "note", None)
    return OpenedFollowUp(
        row=_row(follow_up, at),
        asked=decrypted(asked) if asked else "",
        note=decrypted(note) if note else "",
    )


def _for(worker: Person, at: datetime) -> QuerySet[FollowUp]:
    held = works_as(worker, TASK_ROLES, at)
    kinds = [kind for kind in FollowUpKind.values if held & roles_for(kind)]
    others = FollowUp.objects.filter(kind__in=kinds, about__made_up_at=None).exclude(about=worker)
    return others.select_related("about", "settling__by", "settling__note")


def _row(follow_up: FollowUp, at: datetime) -> FollowUpRow:
    is_settled = hasattr(follow_up, "settling")
    return FollowUpRow(follow_up, is_settled, is_overdue=not is_settled and follow_up.due_at < at)
