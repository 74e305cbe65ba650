"""Leaving a notice, in the transaction of what it tells of, and noting that it was read."""

from datetime import datetime

from sidelight.notices.errors import NotAPointer
from sidelight.notices.models import Notice, NoticeKind
from sidelight.notices.rules import is_a_pointer
from sidelight.people.models import Complaint, Person


def leave(person: Person, kind: NoticeKind, *, about: str, at: datetime) -> Notice:
    """Leave a note for somebody.

    about: the slug of what it speaks of, or nothing. Raises NotAPointer for anything that could be
    words: a notice is shown without anybody having looked at it.
    """
    if not is_a_pointer(about):
        raise NotAPointer
    return Notice.objects.create(person=person, kind=kind, about=about, at=at)


def mark_read(person: Person, *, at: datetime) -> int:
    """Note that somebody has seen the notices left for them so far; return how many were new."""
    seen = Notice.objects.left_for(person).unread().filter(at__lte=at)
    return seen.update(read_at=at)


def tell_of_complaint(complaint: Complaint, moved: str, at: datetime) -> None:
    """Leave a notice for whoever complained while signed in. Plugged into people."""
    kind = NoticeKind.COMPLAINT_ANSWERED if moved == "answered" else NoticeKind.COMPLAINT_HEARD
    if complaint.person is not None and complaint.person.is_active:
        leave(complaint.person, kind, about=complaint.slug, at=at)
