"""The overview says where something waits, and tells editors of nothing that worries."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse

from sidelight.guidance.actions import send_back
from sidelight.guidance.models import AskedQuestion
from sidelight.guidance.queries import waiting_for_sign_off
from sidelight.guidance.rules import WORRYING
from sidelight.guidance.tests import build, build_questions
from sidelight.home.chrome import staff_doors
from sidelight.people.models import Person

Browser = Callable[[Person | None], Client]


def waiting(page: str, worker: Person, at: datetime) -> int:
    doors = {door.address: door.waiting for door in staff_doors(worker, at)}
    return doors[reverse(page)]


def test_nothing_is_said_where_nothing_waits(ed: Person, browser_of: Browser) -> None:
    assert "badge-careful" not in browser_of(ed).get(reverse("staff")).content.decode()


def test_an_article_that_waits_is_counted_for_those_who_sign(
    ed: Person, cass: Person, at: datetime, browser_of: Browser
) -> None:
    build.asked(build.drafted(by=ed, at=at), by=ed)

    page = browser_of(cass).get(reverse("staff")).content.decode()

    assert waiting("staff_articles", cass, at) == 1
    assert "1 waits</span>" in page


def test_one_that_came_back_waits_for_editors_alone(ed: Person, cass: Person, at: datetime) -> None:
    version = build.asked(build.drafted(by=ed, at=at), by=ed)
    digest = waiting_for_sign_off()[0].digest

    send_back(version.pk, digest=digest, why="Say it more kindly.", by=cass, at=at)

    assert waiting("staff_articles", ed, at) == 1
    assert waiting("staff_articles", cass, at) == 0


@pytest.mark.parametrize("tier", [0, WORRYING])
def test_what_worries_is_counted_for_those_who_may_read_it(
    ed: Person, cass: Person, at: datetime, tier: int
) -> None:
    question = build_questions.asked(at=at)
    AskedQuestion.objects.filter(pk=question.pk).update(tier=tier, screened=True)

    assert waiting("staff_questions", cass, at) == 1
    assert waiting("staff_questions", ed, at) == (0 if tier else 1)


def test_a_question_with_its_answer_counts_once(ed: Person, cass: Person, at: datetime) -> None:
    build_questions.answered(build_questions.asked(at=at), by=ed, at=at)

    assert waiting("staff_questions", cass, at) == 1
