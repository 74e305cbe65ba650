"""The list as editors keep it right, and what a row of it says."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from sidelight.design.registers import HelpLine
from sidelight.directory.models import HelpHours, HelpService
from sidelight.directory.queries.words import line_of
from sidelight.directory.rules import CHECK_AGAIN_AFTER, Checked, Cost, Entry, needs_a_look
from sidelight.foundation.prepared import prepared


@dataclass(frozen=True)
class ListedService:
    """One entry as the editors' page shows it; checked_by is a name, or empty."""

    service: HelpService
    line: HelpLine
    needs_a_look: bool
    checked_by: str


def services(at: datetime) -> list[ListedService]:
    """Return what editors keep right, in the order in which pages show it."""
    listed = HelpService.objects.listed().select_related("checked_by")
    return [_listed(service, at) for service in listed]


def listed_services() -> QuerySet[HelpService]:
    """Return the entries that may still be changed."""
    return HelpService.objects.listed()


def lines_of(numbers: Collection[int], at: datetime) -> list[HelpLine]:
    """Return some of the listed services as pages show them, in the order of the list."""
    if not numbers:
        return []
    hours = [HelpHours(*row) for row in _hour_rows(*numbers)]
    chosen = [HelpService(*row) for row in _chosen_rows(*numbers)]
    entries = ((one, [line for line in hours if line.service_id == one.pk]) for one in chosen)
    return [line_of(Checked(entry_with(*both), both[0].checked_on), at) for both in entries]


@prepared
def _chosen_rows(*numbers: int) -> QuerySet[HelpService, Any]:  # Any: as in the table
    return HelpService.objects.listed().filter(pk__in=numbers).values_list()


@prepared
def _hour_rows(*numbers: int) -> QuerySet[HelpHours, Any]:  # Any: as in the table
    return HelpHours.objects.filter(service__in=numbers).values_list()


def services_to_check(at: datetime) -> int:
    """Return how many entries nobody checked in the last ninety days."""
    long_ago = today(at) - CHECK_AGAIN_AFTER
    checked = HelpService.objects.listed().filter(checked_on__gte=long_ago)
    return HelpService.objects.listed().exclude(pk__in=checked).count()


def entry_of(service: HelpService) -> Entry:
    """Return what a row says, as a plain fact."""
    return entry_with(service, service.hours.all())


def entry_with(service: HelpService, hours: Iterable[HelpHours]) -> Entry:
    """Return the same when the hours were looked up before."""
    return Entry(
        name=service.name,
        about=service.about,
        phone=service.phone,
        text_number=service.text_number,
        write_page=service.write_page,
        web=service.web,
        round_the_clock=service.round_the_clock,
        hours=tuple(line.as_hours for line in hours),
        time_zone=service.time_zone,
        youngest=service.youngest,
        oldest=service.oldest,
        areas=tuple(service.areas.split()),
        languages=service.languages,
        cost=Cost(service.cost),
        position=service.position,
    )


def today(at: datetime) -> date:
    """Return which day it is at the charity."""
    return at.astimezone(timezone.get_default_timezone()).date()


def _listed(service: HelpService, at: datetime) -> ListedService:
    return ListedService(
        service=service,
        line=line_of(Checked(entry_of(service), service.checked_on), at),
        needs_a_look=needs_a_look(service.checked_on, today(at)),
        checked_by=service.checked_by.shown_name if service.checked_by else "",
    )
