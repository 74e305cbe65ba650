"""Help services for tests."""

from datetime import datetime

from sidelight.directory.actions import add_service
from sidelight.directory.models import HelpService
from sidelight.directory.rules import Entry
from sidelight.foundation.week import Hours
from sidelight.people.models import Person


def entry(name: str = "Listening Lane", *, phone: str = "0000 111", **more: object) -> Entry:
    return Entry(name=name, about="Somebody who listens.", phone=phone, **more)


def service(
    name: str = "Listening Lane", *, by: Person, at: datetime, hours: tuple[Hours, ...] = ()
) -> HelpService:
    return add_service(entry(name, hours=hours), by=by, at=at)
