"""Askings after a course: one's own that is open, and what came back for the counsellors."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db.models import Prefetch, QuerySet

from sidelight.courses.models import Afterwards, Application, Group, GroupLeader, LaterAsk
from sidelight.courses.rules import later
from sidelight.foundation.crypto import CannotDecrypt, decrypt
from sidelight.outcomes.queries import said_at, shown_at
from sidelight.people.models import Person
from sidelight.safeguarding.models import Source

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

LATER = Source.LATER.value
PURPOSE = "courses.later"
# Until somebody is to be asked for the first time they can say that they want it.
MAY_CHOOSE_FOR = timedelta(days=30)


@dataclass(frozen=True)
class OwnLater:
    """Whether somebody wants to be asked, and what they are asked just now."""

    application: Application
    wants: bool
    ask: LaterAsk | None
    said: str
    counsellors: Sequence[str]


@dataclass(frozen=True)
class LaterAnswer:
    """An answer as those who led the group see it. feeling: empty where its member hides it."""

    ask: LaterAsk
    person: Person
    feeling: "StrOrPromise"

    @property
    def has_words(self) -> bool:
        return bool(self.ask.encrypted)


def choosable(person: Person, at: datetime) -> Application | None:
    """Return the place after which somebody may be asked: of a course to its end, or just over."""
    mine = Application.objects.filter(person=person, taken_at__isnull=False).with_seat()
    last = mine.order_by("-pk").first()
    if last is None:
        return None
    if last.ended_at is None:
        return last if last.stage == Application.Stage.PLACE else None
    is_recent = last.ended_at > at - MAY_CHOOSE_FOR
    return last if last.ended_how == Application.Ended.OVER and is_recent else None


def open_ask(person: Person, at: datetime) -> LaterAsk | None:
    """Return what somebody is asked now, also when they answered it already; or none."""
    asks = LaterAsk.objects.filter(
        afterwards__application__person=person,
        afterwards__stopped_at=None,
        asked_at__gt=at - later.OPEN_FOR,
    )
    found: LaterAsk | None = (
        asks.select_related("afterwards__application__person").order_by("-asked_at").first()
    )
    return found


def own_later(person: Person, at: datetime) -> OwnLater | None:
    """Return how it stands for somebody; None where there is nothing to ask and to choose."""
    ask = open_ask(person, at)
    application = ask.afterwards.application if ask else _chosen(person) or choosable(person, at)
    if application is None:
        return None
    chosen = Afterwards.objects.filter(application=application).first()
    said = said_at(person, (LATER, ask.pk)) if ask else {}
    leads = GroupLeader.objects.filter(
        group=application.group_id, ended_at=None, part=GroupLeader.Part.COUNSELLOR
    )
    return OwnLater(
        application=application,
        wants=chosen is not None and chosen.stopped_at is None,
        ask=ask,
        said=next(iter(said.values()), ""),
        counsellors=[one.person.shown_name for one in leads.select_related("person")],
    )


def to_be_asked(at: datetime) -> QuerySet[Afterwards]:
    """Return who may be asked something now: they want it, their course is over, they are here."""
    last = max(later.AFTER.values()) + later.OPEN_FOR
    wanted = Afterwards.objects.filter(
        stopped_at=None,
        application__ended_how=Application.Ended.OVER,
        application__ended_at__gt=at - last - later.OPEN_FOR,
        application__person__left_at=None,
    )
    loaded = wanted.select_related("application__person").order_by("pk")
    return loaded.prefetch_related(Prefetch("asks", queryset=LaterAsk.objects.order_by("months")))


def later_answers(group: Group) -> list[LaterAnswer]:
    """Return what came back from those who were in a group, the newest first."""
    asks = LaterAsk.objects.filter(
        afterwards__application__group=group,
        afterwards__application__person__left_at=None,
        answered_at__isnull=False,
    )
    found = list(asks.select_related("afterwards__application__person").order_by("-answered_at"))
    shown = shown_at(LATER, [one.pk for one in found])
    said = {number: feeling.label for (number, _), feeling in shown.items()}
    return [
        LaterAnswer(one, one.afterwards.application.person, said.get(one.pk, "")) for one in found
    ]


def later_words(ask: LaterAsk) -> str:
    """Return what somebody wrote; nothing where it does not open any more."""
    try:
        return decrypt(ask.encrypted, purpose=PURPOSE) if ask.encrypted else ""
    except CannotDecrypt:
        return ""


def _chosen(person: Person) -> Application | None:
    mine = Application.objects.filter(person=person, afterwards__stopped_at=None)
    return mine.filter(afterwards__isnull=False).order_by("-pk").first()
