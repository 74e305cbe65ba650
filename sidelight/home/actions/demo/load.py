"""Loading the demo, once, and only where nobody else is."""

import json
from datetime import datetime, time, timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction

from sidelight.home.actions.demo.articles import give_articles
from sidelight.home.actions.demo.cast import bring_in_the_team, leave_work_for_managers, on_day
from sidelight.home.actions.demo.course import give_a_course
from sidelight.home.actions.demo.evening import plan_this_evening
from sidelight.home.actions.demo.places import give_places
from sidelight.home.actions.demo.telling import tell
from sidelight.home.actions.demo.weeks import begin_next_evening
from sidelight.home.errors import DemoOnly, NotTheDemos
from sidelight.home.queries import demo_story
from sidelight.home.rules.story import Member, Staff, Story
from sidelight.notices.actions import mark_read
from sidelight.people.actions import app_key_of_the_demo
from sidelight.people.models import AgeBand, Person, Role
from sidelight.people.queries import has_anybody

PEOPLE_FILE = "demo-people.json"
LOOKED_IN_LAST = timedelta(hours=20)


def load_demo(*, at: datetime) -> Path:
    """Fill an empty place with the demo's people and their words; return the list of sign-ins.

    A place that holds the demo already keeps everything: only the list is written again, and the
    room of the evening is planned anew when the last one is over.
    Raises DemoOnly outside the demo, and NotTheDemos where other people are.
    """
    if not settings.SIDELIGHT_DEMO:
        raise DemoOnly
    story = demo_story()
    if not _is_loaded(story):
        # Published passphrases among young people's words would open them to anybody.
        if has_anybody():
            raise NotTheDemos
        _tell_everything(story, at)
    begin_next_evening(story, at=at)
    plan_this_evening(story, at=at)
    return _write_people(story)


def _is_loaded(story: Story) -> bool:
    return Person.objects.filter(sign_in_name=story.staff[0].sign_in_name).exists()


def _tell_everything(story: Story, at: datetime) -> None:
    founded = on_day(at, story.founded_days_ago, time(9))
    # One transaction, so that a loading cut short leaves nothing; nobody else is waiting for it.
    with transaction.atomic():
        cast = bring_in_the_team(story, at=founded)
        give_articles(cast, at=founded)
        tell(cast, founded=founded, at=at)
        give_a_course(cast, founded=founded, at=at - LOOKED_IN_LAST)
        give_places(cast, at=at - LOOKED_IN_LAST)
        leave_work_for_managers(cast, at=at - LOOKED_IN_LAST)
        for person in cast.people.values():
            mark_read(person, at=at - LOOKED_IN_LAST)


def _write_people(story: Story) -> Path:
    everybody = [_line(one, story.passphrase) for one in _listed(story)]
    path = Path(settings.SIDELIGHT_DATA) / PEOPLE_FILE
    path.write_text(json.dumps(everybody, indent=2, ensure_ascii=False), encoding="utf-8")
    return path


def _listed(story: Story) -> list[Staff | Member]:
    """Members first, then those who decide, then the rest of the team; only with a tip to try."""
    everybody: list[Staff | Member] = [*story.member, *story.staff]
    return [one for one in everybody if one.tip]


def _line(one: Staff | Member, passphrase: str) -> dict[str, str]:
    person = Person.objects.get(sign_in_name=one.sign_in_name)
    return {
        "role": _role(one),
        "shown_name": person.shown_name,
        "sign_in_name": one.sign_in_name,
        "passphrase": passphrase,
        "app_key": app_key_of_the_demo(person),
        "try": one.tip,
    }


def _role(one: Staff | Member) -> str:
    if isinstance(one, Staff):
        return str(Role(one.role).label)
    return f"{Role.MEMBER.label}, {AgeBand(one.band).value}"
