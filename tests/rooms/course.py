"""What a charity does behind a course, for backstage: a group that is open, and its messages."""

from datetime import timedelta
from typing import Any

from sidelight.courses.actions.asking import ask_for_place
from sidelight.courses.tests.build import led_by, open_group, published_version
from sidelight.courses.tests.places import asking
from sidelight.foundation import clock
from sidelight.foundation.crypto import decrypt
from sidelight.notices.models import Outgoing
from sidelight.notices.queries import LINK
from sidelight.people.actions import keep_contact
from sidelight.people.models import Person
from sidelight.people.rules import SafeContact

Told = dict[str, Any]


def group_of(member: str, *, manager: str, leaders: list[str]) -> Told:
    """Open a group with one place, which this member has."""
    at, by = clock.now(), called(manager)
    version = published_version(by=by, reviewed_by=called(leaders[0]), at=at - timedelta(days=1))
    # It meets at noon, whenever the test runs: an offer always has some day before it.
    noon = at.replace(hour=12, minute=0, second=0, microsecond=0)
    group = open_group(version, by=by, at=noon, seats=1)
    led_by(group, called(leaders[0]), called(leaders[1]), by=by, at=at)
    ask_for_place(group, asking(), person=called(member), at=at)
    return {"slug": group.slug}


def reached_by_mail(member: str) -> None:
    """Have somebody say that they may be reached, at any hour."""
    contact = SafeContact("email", "a.private.one@example.org", 0, 24, "disguised")
    keep_contact(called(member), contact, at=clock.now())


def link_to(member: str) -> str:
    """Return the link in the last message to somebody."""
    message = Outgoing.objects.filter(person=called(member)).exclude(encrypted_link="").latest("pk")
    return decrypt(message.encrypted_link, purpose=LINK)


def called(name: str) -> Person:
    return Person.objects.get(shown_name=name)
