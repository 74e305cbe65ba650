"""Who did a line of the set-up list, and on which day: read from the rows that make it done."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.timezone import localdate

from sidelight.community.models import Space
from sidelight.design.models import Look
from sidelight.directory.queries import listed_services
from sidelight.guidance.models import SignOff
from sidelight.home.queries.standing import backup_state
from sidelight.people.models import HouseText, Person, Role
from sidelight.people.queries import text_in_force
from sidelight.team.models import Readiness
from sidelight.team.queries import hours_in_force, on_call_not_over


@dataclass(frozen=True)
class Tick:
    """That a line is done. by: a shown name; empty where the program cannot know who it was."""

    on: date
    by: str = ""


def tick_of(name: str, at: datetime) -> Tick | None:
    """Return who did this line last and when; None where no row says so."""
    found = FOUND.get(name)
    return found(at) if found else None


def _confidentiality(at: datetime) -> Tick | None:
    return _of_text(HouseText.Kind.CONFIDENTIALITY, at)


def _house_rules(at: datetime) -> Tick | None:
    return _of_text(HouseText.Kind.HOUSE_RULES, at)


def _of_text(kind: HouseText.Kind, at: datetime) -> Tick | None:
    text = text_in_force(kind, at)
    return _tick(text.in_force_from, text.written_by) if text else None


def _help_services(at: datetime) -> Tick | None:
    checked = listed_services().exclude(checked_on=None).select_related("checked_by")
    last = checked.order_by("-checked_on", "-pk").first()
    if last is None or last.checked_on is None:
        return None
    return Tick(last.checked_on, _name(last.checked_by))


def _opening_hours(at: datetime) -> Tick | None:
    line = hours_in_force().select_related("added_by").order_by("-added_at", "-pk").first()
    return _tick(line.added_at, line.added_by) if line else None


def _moderators(at: datetime) -> Tick | None:
    confirmed = Readiness.objects.standing(at).filter(role=Role.MODERATOR)
    last = confirmed.select_related("confirmed_by").first()
    return _tick(last.confirmed_at, last.confirmed_by) if last else None


def _on_call(at: datetime) -> Tick | None:
    line = on_call_not_over(at).select_related("named_by").order_by("-named_at", "-pk").first()
    return _tick(line.named_at, line.named_by) if line else None


def _backup(at: datetime) -> Tick | None:
    tried_at = backup_state(at).tried_at
    return _tick(tried_at, None) if tried_at else None


def _spaces(at: datetime) -> Tick | None:
    last = Space.objects.filter(closed_at=None).order_by("-opened_at").first()
    return _tick(last.opened_at, None) if last else None


def _look(at: datetime) -> Tick | None:
    look = Look.objects.first()
    if look is None:
        return None
    return _tick(look.chosen_at, Person.objects.filter(pk=look.chosen_by_id).first())


def _articles(at: datetime) -> Tick | None:
    last = SignOff.objects.filter(taken_off=None).select_related("by").first()
    return _tick(last.at, last.by) if last else None


def _tick(when: datetime, who: Person | None) -> Tick:
    return Tick(localdate(when), _name(who))


def _name(who: Person | None) -> str:
    return who.shown_name if who else ""


FOUND: dict[str, Callable[[datetime], Tick | None]] = {
    "confidentiality": _confidentiality,
    "house-rules": _house_rules,
    "help-services": _help_services,
    "opening-hours": _opening_hours,
    "moderators": _moderators,
    "on-call": _on_call,
    "backup": _backup,
    "spaces": _spaces,
    "look": _look,
    "articles": _articles,
}
