"""What editors do with an entry: add, change, check and withdraw it."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sidelight.directory.actions.copies import write_copy
from sidelight.directory.errors import NoWayToReachThem, OnlyEditorsAndManagers, WithdrawnAlready
from sidelight.directory.models import HelpHours, HelpService
from sidelight.directory.queries import forget_listed_entries, shipped_entries, today
from sidelight.directory.rules import Entry
from sidelight.ledger.actions import record
from sidelight.ledger.models import Act
from sidelight.people.actions.belongings import NO_WORDS, WHAT_STAFF_DID
from sidelight.people.actions.keepings import ACTS
from sidelight.people.models import Person, Role
from sidelight.people.queries import works_as
from sidelight.people.registers import Belonging

KEEPERS = frozenset({Role.EDITOR, Role.MANAGER})


def belonging() -> Belonging:
    """Return the one key of the directory that leads to a person."""
    name = _("Help services that you checked")
    return Belonging(HelpService, "checked_by", name, ACTS, NO_WORDS, WHAT_STAFF_DID)


def load_shipped(at: datetime) -> list[HelpService]:
    """Put the entries that come with the program into an empty directory, not yet checked.

    A directory that anybody has touched is left as it is.
    """
    with transaction.atomic():
        if HelpService.objects.exists():
            return []
        return [_make(entry, by=None, at=at) for entry in shipped_entries()]


def add_service(entry: Entry, *, by: Person, at: datetime) -> HelpService:
    """List another help service, not yet checked.

    Raises OnlyEditorsAndManagers, and NoWayToReachThem without phone, text number and website.
    """
    _must_keep_the_directory(by, at)
    _must_lead_somewhere(entry)
    with transaction.atomic():
        return _make(entry, by=by, at=at)


def change_service(service: HelpService, entry: Entry, *, by: Person, at: datetime) -> HelpService:
    """Change an entry; it counts as not checked until somebody checked what it says now.

    Raises OnlyEditorsAndManagers, NoWayToReachThem and WithdrawnAlready.
    """
    _must_keep_the_directory(by, at)
    _must_lead_somewhere(entry)
    with transaction.atomic():
        held = _still_listed(service)
        _write(held, entry)
        # A number that nobody has tried must not carry the date of the one before it.
        held.checked_on, held.checked_by = None, None
        held.save()
        held.hours.all().delete()
        _write_hours(held, entry)
        _note(held, "changed", by, at)
    return held


def check_service(service: HelpService, *, by: Person, at: datetime) -> HelpService:
    """Say that somebody checked an entry today. Raises OnlyEditorsAndManagers, WithdrawnAlready."""
    _must_keep_the_directory(by, at)
    with transaction.atomic():
        held = _still_listed(service)
        held.checked_on, held.checked_by = today(at), by
        held.save(update_fields=["checked_on", "checked_by"])
        _note(held, "checked", by, at)
    return held


def withdraw_service(service: HelpService, *, by: Person, at: datetime) -> HelpService:
    """Take an entry off every page. Raises OnlyEditorsAndManagers, and WithdrawnAlready."""
    _must_keep_the_directory(by, at)
    with transaction.atomic():
        held = _still_listed(service)
        held.withdrawn_at = at
        held.save(update_fields=["withdrawn_at"])
        _note(held, "withdrawn", by, at)
    return held


def _must_keep_the_directory(person: Person, at: datetime) -> None:
    if not works_as(person, KEEPERS, at):
        raise OnlyEditorsAndManagers


def _must_lead_somewhere(entry: Entry) -> None:
    if not entry.can_be_reached:
        raise NoWayToReachThem


def _still_listed(service: HelpService) -> HelpService:
    held = HelpService.objects.select_for_update().get(pk=service.pk)
    if held.withdrawn_at:
        raise WithdrawnAlready
    return held


def _make(entry: Entry, *, by: Person | None, at: datetime) -> HelpService:
    service = HelpService(added_at=at)
    _write(service, entry)
    service.save()
    _write_hours(service, entry)
    _note(service, "added", by, at)
    return service


def _write(service: HelpService, entry: Entry) -> None:
    service.name, service.about = entry.name, entry.about
    service.phone, service.text_number, service.web = entry.phone, entry.text_number, entry.web
    service.write_page, service.languages, service.cost = (
        entry.write_page,
        entry.languages,
        entry.cost,
    )
    service.youngest, service.oldest = entry.youngest, entry.oldest
    service.areas, service.time_zone = " ".join(entry.areas), entry.time_zone
    service.round_the_clock, service.position = entry.round_the_clock, entry.position


def _write_hours(service: HelpService, entry: Entry) -> None:
    HelpHours.objects.bulk_create(
        HelpHours(service=service, weekday=line.weekday, opens=line.opens, closes=line.closes)
        for line in entry.hours
    )


def _note(service: HelpService, change: str, by: Person | None, at: datetime) -> None:
    record(
        Act.SETTING_CHANGED,
        actor_id=by.pk if by else None,
        subject=("help_service", service.pk),
        at=at,
        detail={"change": change},
    )
    forget_listed_entries()
    # Once more when it is kept: meanwhile another page may have looked the old list up.
    transaction.on_commit(forget_listed_entries)
    transaction.on_commit(write_copy)
