"""Editors keep the list of what to do away from the screen; each list is on the ledger."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client

from sidelight.directory.errors import OnlyEditorsAndManagers
from sidelight.guidance.actions import choose_ideas
from sidelight.guidance.errors import IdeasDoNotFit
from sidelight.guidance.models import IdeaList
from sidelight.guidance.rules import ideas_in
from sidelight.ledger.models import Act, Line
from sidelight.people.models import Person
from sidelight.people.pauses import words_of_a_pause
from sidelight.people.queries.pauses import OUR_IDEAS

PAGE = "/staff/ideas/"
OWN = "Feed the birds.\n\n  Feed the birds. \nSit in the   sun."
Browser = Callable[[Person | None], Client]


def test_members_are_offered_the_charitys_own(
    ed: Person, at: datetime, browser_of: Browser
) -> None:
    assert browser_of(ed).post(PAGE, {"ideas": OWN}).status_code == 302

    offered = {words_of_a_pause(at.replace(hour=hour)) for hour in range(24)}
    assert len(offered) == 2
    assert all("Feed the birds." in words or "Sit in the sun." in words for words in offered)


def test_an_empty_list_brings_ours_back(ed: Person, at: datetime) -> None:
    choose_ideas(["Feed the birds."], by=ed, at=at)
    choose_ideas([], by=ed, at=at)

    assert str(OUR_IDEAS[at.hour % len(OUR_IDEAS)]) in words_of_a_pause(at)


def test_the_ledger_says_who_and_how_many_and_not_what(ed: Person, at: datetime) -> None:
    chosen = choose_ideas(["Feed the birds."], by=ed, at=at)

    line = Line.objects.filter(act=Act.SETTING_CHANGED, subject_kind="ideas").get()
    assert (line.actor_id, line.subject_id, line.detail) == (ed.pk, chosen.pk, {"ideas": 1})


def test_nobody_else_changes_it(mo: Person, amira: Person, at: datetime) -> None:
    for person in (mo, amira):
        with pytest.raises(OnlyEditorsAndManagers):
            choose_ideas(["Feed the birds."], by=person, at=at)
    assert not IdeaList.objects.exists()


@pytest.mark.parametrize("ideas", [["a" * 121], [f"Idea {number}" for number in range(61)]])
def test_what_does_not_fit_is_refused_and_stays_in_the_form(
    ed: Person, at: datetime, browser_of: Browser, ideas: list[str]
) -> None:
    with pytest.raises(IdeasDoNotFit):
        choose_ideas(ideas, by=ed, at=at)

    page = browser_of(ed).post(PAGE, {"ideas": "\n".join(ideas)})

    assert page.status_code == 200
    assert ideas[-1] in page.content.decode()
    assert not IdeaList.objects.exists()


def test_an_idea_is_words_and_never_html(ed: Person, at: datetime, browser_of: Browser) -> None:
    choose_ideas(["<b>Rest</b>"], by=ed, at=at)

    assert "<b>Rest</b>" not in browser_of(ed).get(PAGE).content.decode()


def test_a_line_is_an_idea_and_each_is_there_once() -> None:
    assert ideas_in(OWN) == ("Feed the birds.", "Sit in the sun.")
