"""What a charity does behind a course, for backstage: a group that is open, and its messages."""

from datetime import datetime, timedelta
from typing import Any

from sidelight.courses.actions.asking import ask_for_place
from sidelight.courses.actions.evening_rooms import make_rooms
from sidelight.courses.actions.packs.opening import pack_from
from sidelight.courses.actions.places import give_back
from sidelight.courses.actions.programmes.beginning import bring_in
from sidelight.courses.actions.programmes.publishing import publish
from sidelight.courses.actions.programmes.reviewing import ask_for_review, say_yes
from sidelight.courses.models import Application, ProgrammeVersion
from sidelight.courses.queries.packs.sample import sample_files
from sidelight.courses.tests.build import led_by, open_group, published_version
from sidelight.courses.tests.places import asking
from sidelight.foundation import clock
from sidelight.foundation.crypto import decrypt
from sidelight.notices.models import Outgoing
from sidelight.notices.queries import LINK
from sidelight.people.actions import keep_contact
from sidelight.people.models import Person
from sidelight.people.rules import SafeContact
from sidelight.rooms.models import Room

Told = dict[str, Any]
SAMPLE = "Steady ground"


def group_of(member: str, *, manager: str, leaders: list[str]) -> Told:
    """Open a group with one place, which this member has."""
    at, by = clock.now(), called(manager)
    version = published_version(by=by, reviewed_by=called(leaders[0]), at=at - timedelta(days=1))
    # It meets at noon, whenever the test runs: an offer always has some day before it.
    noon = at.replace(hour=12, minute=0, second=0, microsecond=0)
    group = open_group(version, by=by, at=noon, seats=1)
    led_by(group, called(leaders[0]), called(leaders[1]), by=by, at=at)
    # Others may have met here before in an evening of their own.
    for before in Application.objects.going_on():
        give_back(before, at=at)
    ask_for_place(group, asking(), person=called(member), at=at)
    return {"slug": group.slug}


def has_a_plan(slug: str, *, week: int, manager: str, leaders: list[str]) -> Told:
    """Make a room an evening of the sample course, so that its leaders have the plan."""
    at, by = clock.now(), called(manager)
    counsellor, other = (called(name) for name in leaders)
    version = ProgrammeVersion.objects.filter(title=SAMPLE).first() or sample_course(
        by=counsellor, reviewer=other, at=at
    )
    room = Room.objects.get(slug=slug)
    group = led_by(open_group(version, by=by, at=at), counsellor, other, by=by, at=at)
    session = group.sessions.get(number=week)
    ends_at = at + timedelta(minutes=75)
    group.sessions.filter(pk=session.pk).update(room=room, starts_at=at, ends_at=ends_at)
    return {"slug": group.slug, "steps": [one.title for one in session.week.steps.all()]}


def evening_of_a_course(week: int, *, members: list[str], manager: str, leaders: list[str]) -> str:
    """Open a group in which these members have places, and whose evening of this week is now.

    Its room is made as every evening's is. Return the room's name.
    """
    at, by = clock.now(), called(manager)
    counsellor, other = (called(name) for name in leaders)
    version = ProgrammeVersion.objects.filter(title=SAMPLE, published_at__isnull=False).first()
    version = version or sample_course(by=counsellor, reviewer=other, at=at)
    group = led_by(open_group(version, by=by, at=at), counsellor, other, by=by, at=at)
    for name in members:
        for before in Application.objects.going_on().filter(person=called(name)):
            give_back(before, at=at)
        ask_for_place(group, asking(), person=called(name), at=at)
    # The weeks before it are over, those after it are to come.
    for session in group.sessions.all():
        begins = at + timedelta(days=7 * (session.number - week))
        ends = begins + timedelta(minutes=75)
        group.sessions.filter(pk=session.pk).update(starts_at=begins, ends_at=ends)
    make_rooms(at)
    return group.sessions.get(number=week).room.slug


def sample_course(*, by: Person, reviewer: Person, at: datetime) -> ProgrammeVersion:
    version = bring_in(pack_from(sample_files()), by=by, at=at, how="sample")
    ask_for_review(version, by=by, at=at)
    say_yes(version, "", by=reviewer, at=at)
    return publish(version, by=by, at=at)


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
