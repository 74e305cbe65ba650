"""Leaving a notice, in the transaction of what it tells of, noting that it was read, its end."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sidelight.notices.errors import NotAPointer
from sidelight.notices.models import Notice, NoticeKind
from sidelight.notices.queries import WORDS
from sidelight.notices.rules import is_a_pointer
from sidelight.people.actions.keepings import US
from sidelight.people.models import Complaint, Person
from sidelight.people.queries import held_people
from sidelight.people.registers import Belonging, Entry, Expiry, Keeping, said

NOTICES = Keeping(
    "notices",
    what=_("Short notes to you about what became of your words"),
    by=US,
    until=_("You leave, or six months after you put them away"),
    why=_("So that you hear what became of something."),
    days=182,
)


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


def belongings() -> Iterator[Belonging]:
    """Return the one key of notices that leads to a person."""
    yield Belonging(Notice, "person", _("Notes to you"), NOTICES, _erase, _give)


def expiries() -> list[Expiry]:
    """Return what the nightly task ends for notices."""
    return [Expiry(NOTICES, expire)]


def expire(at: datetime, most: int) -> int:
    """Erase notices that were put away six months ago, and those left for who had left."""
    put_away = Q(read_at__lte=at - timedelta(days=NOTICES.days or 0))
    over = Notice.objects.filter(put_away | Q(person__left_at__lte=at))
    free = over.exclude(person__in=held_people()).order_by("pk")
    ids = list(free.values_list("pk", flat=True)[:most])
    return Notice.objects.filter(pk__in=ids).delete()[0]


def _erase(person: Person, at: datetime) -> None:
    Notice.objects.filter(person=person).delete()


def _give(person: Person) -> Iterable[Entry]:
    for one in Notice.objects.filter(person=person).order_by("pk"):
        words = WORDS[NoticeKind(one.kind)]
        yield Entry(_("Note"), [(_("When"), said(one.at)), (_("Words"), words)])
