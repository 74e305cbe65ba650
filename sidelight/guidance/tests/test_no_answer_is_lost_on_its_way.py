"""An answer is found on each step of its way, and nobody unknowingly writes a second one."""

from dataclasses import replace
from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse

from sidelight.guidance import queries
from sidelight.guidance.actions import look_at_answer, take_answer_off, write_answer
from sidelight.guidance.models import Answer, AnswerLook
from sidelight.guidance.tests.build_questions import OURS, answered, asked, in_our_words, shown
from sidelight.people.models import Person
from tests.build import Place
from tests.signed_in import signed_in

ANEW, WAITS = "To be written anew", "An answer waits for a second person"
WAIT_FOR_US, KEEP = "You do not have to wait for us", "keep the address of this page"


@pytest.fixture
def ada(place: Place) -> Person:
    return place.staff("Ada", "editor")


def said_no(answer: Answer, by: Person, at: datetime) -> Answer:
    seen = queries.digest(answer)
    look_at_answer(answer, AnswerLook.Said.NOT_YET, seen=seen, by=by, at=at)
    return answer


def desk(worker: Person) -> str:
    return signed_in(worker).get(reverse("staff_questions")).content.decode()


def test_a_question_says_that_somebody_has_answered_it(
    place: Place, ed: Person, ada: Person, at: datetime
) -> None:
    question = asked(at=at)
    before = desk(ada)

    answered(question, by=ed, at=at)

    assert WAITS not in before
    assert WAITS in desk(ada)


def test_what_a_second_person_said_no_to_is_listed_until_a_new_version(
    place: Place, ed: Person, ada: Person, at: datetime
) -> None:
    answer = said_no(answered(asked(at=at), by=ed, at=at), ada, at)
    page = desk(ed)

    write_answer(replace(in_our_words(at), replaces=answer), question=None, by=ed, at=at)

    assert ANEW in page
    assert reverse("staff_answer", args=[answer.slug]) in page
    assert ANEW not in desk(ed)


def test_it_is_not_listed_once_other_words_answered_the_question(
    place: Place, ed: Person, ada: Person, at: datetime
) -> None:
    question = asked(at=at)
    said_no(answered(question, by=ed, at=at), ada, at)
    assert len(queries.answers_not_yet()) == 1

    shown(question, by=ed, second=ada, at=at)

    assert list(queries.answers_not_yet()) == []


def test_it_is_not_listed_once_it_is_to_be_shown_to_nobody(
    place: Place, ed: Person, ada: Person, at: datetime
) -> None:
    answer = said_no(answered(asked(at=at), by=ed, at=at), ada, at)

    take_answer_off(answer, by=ed, at=at)

    assert list(queries.answers_not_yet()) == []


def test_a_new_version_that_got_a_no_is_listed_beside_the_one_that_is_shown(
    place: Place, ed: Person, ada: Person, at: datetime
) -> None:
    first = shown(asked(at=at), by=ed, second=ada, at=at)
    new = write_answer(replace(in_our_words(at), replaces=first), question=None, by=ed, at=at)

    said_no(new, ada, at)

    assert list(queries.answers_not_yet()) == [new]


@pytest.mark.parametrize(
    ("said", "told"), [("yes", "Everybody can read it now."), ("not_yet", "written anew.")]
)
def test_whoever_looks_is_told_what_came_of_it(
    place: Place, ed: Person, ada: Person, at: datetime, said: str, told: str
) -> None:
    answer = answered(asked(at=at), by=ed, at=at)
    sent = {"said": said, "seen": queries.digest(answer)}

    page = signed_in(ada).post(reverse("answer_look", args=[answer.slug]), sent, follow=True)

    assert told in page.content.decode()


def test_whoever_asked_is_not_told_to_wait_once_the_answer_is_there(
    place: Place, client: Client, ed: Person, ada: Person, at: datetime
) -> None:
    question = asked(at=at)
    address = reverse("own_question", args=[question.key])
    before = client.get(address).content.decode()

    shown(question, by=ed, second=ada, at=at)

    after = client.get(address).content.decode()
    assert WAIT_FOR_US in before
    assert KEEP in before
    assert OURS in after
    assert WAIT_FOR_US not in after
    assert KEEP not in after
