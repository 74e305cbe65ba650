"""From an evening on its member may be asked something for their journal, and never pressed."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from sidelight.courses.models import Application, Session, Week
from sidelight.courses.tests.journals import group_of
from sidelight.journal.models import Page
from sidelight.journal.queries.pages import prompts_for
from sidelight.people.models import Person
from tests.build import Place, new_key

ONE_THING = "Notice one thing that you like about a day."
Browsers = Callable[[Person | None], Client]


@pytest.fixture
def session(place: Place, amira: Person, cass: Person, yusuf: Person, at: datetime) -> Session:
    group = group_of(amira, cass, yusuf, by=place.manager, at=at)
    Week.objects.filter(version=group.version).update(one_thing=ONE_THING)
    return group.sessions.get()


def codes(person: Person, at: datetime) -> list[str]:
    return [prompt.code for prompt in prompts_for(person, at)]


def test_nothing_before_the_evening_and_nothing_a_week_later(
    session: Session, amira: Person
) -> None:
    begins = session.starts_at

    assert codes(amira, begins - timedelta(minutes=1)) == []
    assert codes(amira, begins) == [f"week.{session.pk}", f"moment.{session.pk}"]
    assert codes(amira, begins + timedelta(days=7)) == []


def test_also_after_the_last_evening_when_the_course_is_over(
    session: Session, amira: Person
) -> None:
    Application.objects.update(ended_at=session.ends_at, ended_how=Application.Ended.OVER)

    assert codes(amira, session.ends_at)


def test_not_without_a_place_nor_for_an_evening_that_did_not_happen(
    session: Session, place: Place, amira: Person, dee: Person
) -> None:
    assert codes(dee, session.starts_at) == []
    Session.objects.update(
        cancelled_at=session.starts_at, cancelled_by=place.manager, off_because="unwell"
    )

    assert codes(amira, session.starts_at) == []


def test_what_was_asked_stands_above_the_page(
    session: Session,
    amira: Person,
    browser_of: Browsers,
    clock_at: Callable[[datetime], None],
) -> None:
    clock_at(session.starts_at)
    browser = browser_of(amira)
    assert ONE_THING in browser.get(reverse("journal")).content.decode()
    address = f"{reverse('new_journal_page')}?about=week.{session.pk}"
    form = {"key": str(new_key()), "seen": 0, "turn": 1, "title": "", "words": "The light."}

    shown = browser.post(address, form, follow=True).content.decode()

    assert ONE_THING in shown
    assert "The light." in shown
    assert Page.objects.get().prompt == f"week.{session.pk}"
