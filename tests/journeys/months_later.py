"""What takes weeks and months in a course, told within the demo that is walked through.

The demo runs by the clock, and no walk could wait for it. `given_time` has a program of its own
tell it all, on the same database, by the same actions as everybody's.
"""

import json
from datetime import timedelta
from pathlib import Path

from django.db import transaction

from sidelight.community.actions import NewSpace, open_space
from sidelight.community.models import ForWhom
from sidelight.courses.actions.groups_ending import end_what_is_over
from sidelight.courses.actions.later import ask_later, choose_to_be_asked
from sidelight.courses.models import Application, Missed, ProgrammeVersion, Session
from sidelight.courses.queries.links import away_link, missed_link
from sidelight.courses.tests.build import led_by, open_group, placed
from sidelight.foundation import clock
from sidelight.journal.actions import open_plan, say_it_was_read, share_page
from sidelight.journal.tests.build import planned, suggested, written
from sidelight.people.models import Person
from sidelight.review.tests.build import new_key
from sidelight.rooms.models import Presence, Room
from sidelight.rooms.tests.build import Evening
from tests.launcher.running import sidelight

TELL = "from tests.journeys import months_later; print(months_later.told())"
A_QUARTER = timedelta(days=93)
A_MINUTE = timedelta(minutes=1)
# The group that ended; another journey may have ended others.
OVER = "Tuesdays"
A_PAGE = "A long evening. The dog and I sat on the stairs, and it was better afterwards."
A_TITLE, A_LINE, SUGGESTED = "Tuesday", "My cousin.", "The school nurse."
AN_ANSWER = "Thank you for showing me this. We can talk about evenings next time, if you like."


def given_time(folder: Path) -> dict[str, str]:
    """Let time have gone by in a demo; return where links in messages led, by their names."""
    answer = sidelight("manage", "--data", folder, "shell", "-v0", "-c", TELL)
    assert answer.returncode == 0, f"{answer.stdout}\n{answer.stderr}"
    links: dict[str, str] = json.loads(answer.stdout.splitlines()[-1])
    return links


def told() -> str:
    """Tell it all, within the demo's own program; return the links, as JSON."""
    with transaction.atomic():
        the_evening_has_begun()
        a_course_ended_a_month_ago("Kit", "13-15")
        a_page_and_a_plan_were_shown("Robin", "Cass")
        links = links_of("Jude", missed=2, coming=4)
    return json.dumps(links)


def the_evening_has_begun() -> None:
    """Begin the evening that comes a minute after the demo started: a quick walk is sooner."""
    now = clock.now()
    soon = Session.objects.filter(starts_at__gt=now, starts_at__lt=now + 2 * A_MINUTE)
    for session in soon:
        Room.objects.filter(pk=session.room_id).update(starts_at=now - A_MINUTE)
    soon.update(starts_at=now - A_MINUTE)


def a_course_ended_a_month_ago(name: str, band: str) -> None:
    """Let somebody have been to an evening, say that they may be asked later, and be asked."""
    member, manager = by_name(name), by_name("Max")
    began = clock.now() - A_QUARTER
    version = ProgrammeVersion.objects.exclude(published_at=None).earliest("pk")
    group = open_group(version, by=manager, at=began, band=band)
    led_by(group, by_name("Cass"), by_name("Yusuf"), by=manager, at=began)
    placed(group, member, at=began)
    first = group.sessions.get(number=1)
    leaders = [by_name("Cass"), by_name("Yusuf")]
    # Nobody worked in the demo yet on that evening: it is planned now, and then was long ago.
    evening = Evening.planned([member], leaders, by=manager, at=clock.now())
    evening.come(member, *leaders)
    Room.objects.filter(pk=evening.room.pk).update(
        starts_at=first.starts_at, ends_at=first.ends_at, opened_at=first.starts_at,
        closed_at=first.ends_at, phase=Room.Phase.CLOSED,
    )  # fmt: skip
    Presence.objects.filter(room_id=evening.room.pk).update(
        came_at=first.starts_at, input_at=first.starts_at, went_at=first.ends_at
    )
    Session.objects.filter(pk=first.pk).update(room=evening.room)
    choose_to_be_asked(member, at=began)
    end_what_is_over(group.sessions.latest("ends_at").ends_at)
    ask_later(clock.now())
    new = NewSpace("Afterwards", "For after a course.", band, for_whom=ForWhom.FINISHED)
    open_space(new, by=manager, at=clock.now())


def a_page_and_a_plan_were_shown(name: str, reader: str) -> None:
    """Let somebody show a page, which was read, and a plan, to which a line was suggested."""
    member, counsellor, at = by_name(name), by_name(reader), clock.now()
    page = written(member, A_PAGE, at=at, title=A_TITLE)
    share = share_page(page, reader=counsellor, seen=page.revision, key=new_key(), at=at)
    say_it_was_read(share, AN_ANSWER, by=counsellor, at=at)
    opened = open_plan(planned(member, people=A_LINE, at=at), reader=counsellor, at=at)
    suggested(opened, SUGGESTED, at=at)


def links_of(name: str, *, missed: int, coming: int) -> dict[str, str]:
    """Let somebody have been written to about an evening that they missed, and one that comes."""
    application = Application.objects.get(person=by_name(name), ended_at=None)
    sessions, at = application.group.sessions, clock.now()
    gone = sessions.get(number=missed)
    Missed.objects.create(application=application, session=gone, told_at=at)
    return {
        "missed": missed_link(application, gone, at),
        "away": away_link(application, sessions.get(number=coming)),
    }


def by_name(name: str) -> Person:
    return Person.objects.get(shown_name=name)
