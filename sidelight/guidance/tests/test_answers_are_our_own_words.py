"""What everybody reads was written by us, seen by another, and never repeats what was asked."""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from sidelight.guidance import queries
from sidelight.guidance.actions import look_at_answer, take_answer_off, write_answer
from sidelight.guidance.errors import (
    AnotherPerson,
    ClinicalEyes,
    EndedAlready,
    LookedAtAlready,
    NotForYou,
    ReviewTooFar,
    TheirWords,
)
from sidelight.guidance.models import Answer, AnswerLook, AnswerTakenOff, QuestionEnd
from sidelight.guidance.tests.build_questions import (
    ANSWER,
    ASKED,
    OURS,
    answered,
    asked,
    in_our_words,
    shown,
)
from sidelight.people.models import Person
from tests.build import Place
from tests.signed_in import signed_in

YES, NOT_YET = AnswerLook.Said.YES, AnswerLook.Said.NOT_YET


@pytest.fixture
def cass(place: Place) -> Person:
    return place.staff("Cass", "counsellor")


@pytest.fixture
def ada(place: Place) -> Person:
    return place.staff("Ada", "editor")


def said(answer: Answer, by: Person, at: datetime, what: AnswerLook.Said = YES) -> AnswerLook:
    return look_at_answer(answer, what, seen=queries.digest(answer), by=by, at=at)


def names(at: datetime) -> list[str]:
    return [one.asked for one in queries.readable_answers(at)]


@pytest.mark.data
def test_nobody_reads_it_before_a_second_person_said_yes(
    place: Place, client: Client, ed: Person, ada: Person, at: datetime
) -> None:
    answer = answered(asked(at=at), by=ed, at=at)
    address = reverse("question", args=[answer.name])
    before = client.get(address).status_code, client.get("/questions/").content.decode()

    said(answer, ada, at)

    assert before[0] == 404
    assert OURS not in before[1]
    page = client.get(address).content.decode()
    assert "Ask them, when nobody else is there." in page
    assert OURS in client.get("/questions/").content.decode()
    assert client.get(address)["X-Robots-Tag"] == "all"


def test_a_no_shows_nothing_and_the_question_waits_on(
    place: Place, ed: Person, ada: Person, at: datetime
) -> None:
    question = asked(at=at)

    said(answered(question, by=ed, at=at), ada, at, NOT_YET)

    assert names(at) == []
    assert list(queries.questions_waiting(ed, at)) == [question]
    said(answered(question, by=ed, at=at), ada, at)
    assert names(at) == [OURS]


def test_nobody_says_yes_to_their_own(place: Place, ed: Person, at: datetime) -> None:
    answer = answered(asked(at=at), by=ed, at=at)

    with pytest.raises(AnotherPerson):
        said(answer, ed, at)
    assert 'value="yes"' not in (
        signed_in(ed).get(reverse("staff_answer", args=[answer.slug])).content.decode()
    )


def test_what_is_about_health_wants_trained_eyes(
    place: Place, ed: Person, ada: Person, cass: Person, mo: Person, at: datetime
) -> None:
    answer = answered(asked(at=at), by=ed, at=at, kind="clinical")

    with pytest.raises(ClinicalEyes):
        said(answer, ada, at)
    with pytest.raises(NotForYou):
        said(answer, mo, at)
    assert said(answer, cass, at).by == cass


def test_what_is_about_health_is_shown_to_nobody_once_it_is_overdue(
    place: Place, ed: Person, cass: Person, at: datetime
) -> None:
    clinical = answered(asked(at=at), by=ed, at=at, kind="clinical")
    said(clinical, cass, at)
    later = at + timedelta(days=183)

    assert names(at) == [OURS]
    assert names(later) == []
    assert clinical in queries.answers_shown()


def test_a_yes_is_for_exactly_the_version_that_was_seen(
    place: Place, ed: Person, ada: Person, at: datetime
) -> None:
    answer = answered(asked(at=at), by=ed, at=at)
    with pytest.raises(LookedAtAlready):
        look_at_answer(answer, YES, seen="of another one", by=ada, at=at)
    said(answer, ada, at)
    with pytest.raises(LookedAtAlready):
        said(answer, ada, at)

    # Whoever writes rows by hand shows nothing.
    Answer.objects.filter(pk=answer.pk).update(words="Something else.")

    assert names(at) == []


@pytest.mark.data
def test_a_new_version_waits_while_the_old_one_is_read(
    place: Place, client: Client, ed: Person, ada: Person, at: datetime
) -> None:
    first = shown(asked(at=at), by=ed, second=ada, at=at)
    new = replace(in_our_words(at, asked="What if a friend is silent?"), replaces=first)
    second = write_answer(new, question=None, by=ed, at=at)

    assert names(at) == [OURS]
    said(second, ada, at)

    assert names(at) == ["What if a friend is silent?"]
    assert second.name == first.name
    page = client.get(reverse("question", args=[first.name])).content.decode()
    assert "What if a friend is silent?" in page


def test_what_is_taken_off_is_gone(
    place: Place, client: Client, ed: Person, ada: Person, at: datetime
) -> None:
    answer = shown(asked(at=at), by=ed, second=ada, at=at)

    signed_in(ed).post(reverse("answer_removal", args=[answer.slug]))
    take_answer_off(answer, by=ed, at=at)

    assert client.get(reverse("question", args=[answer.name])).status_code == 404
    assert AnswerTakenOff.objects.count() == 1


def test_a_question_is_answered_once(place: Place, ed: Person, ada: Person, at: datetime) -> None:
    question = asked(at=at)
    shown(question, by=ed, second=ada, at=at)

    with pytest.raises(EndedAlready):
        answered(question, by=ed, at=at)
    assert QuestionEnd.objects.get(question=question).outcome == "published"


@pytest.mark.parametrize("days", [0, 367])
def test_somebody_looks_again_within_a_year(
    place: Place, ed: Person, at: datetime, days: int
) -> None:
    new = replace(in_our_words(at), review_on=(at + timedelta(days=days)).date())

    with pytest.raises(ReviewTooFar):
        write_answer(new, question=asked(at=at), by=ed, at=at)


@pytest.mark.django_db
def test_looks_and_ends_are_never_changed(
    place: Place, ed: Person, ada: Person, at: datetime
) -> None:
    shown(asked(at=at), by=ed, second=ada, at=at)

    with pytest.raises(DatabaseError), transaction.atomic():
        AnswerLook.objects.update(said="not_yet")
    with pytest.raises(DatabaseError), transaction.atomic():
        QuestionEnd.objects.all().delete()


def test_the_form_is_never_filled_in_with_what_was_asked(
    place: Place, ed: Person, at: datetime
) -> None:
    question = asked(at=at)

    page = signed_in(ed).get(reverse("staff_question", args=[question.slug])).content.decode()

    quoted, forms = page.split('<form method="post" class="card', 1)
    assert "riding stable" in quoted.replace("\n", " ")
    assert "riding stable" not in forms


def test_a_form_that_repeats_what_was_asked_is_refused_kindly(
    place: Place, ed: Person, at: datetime
) -> None:
    question = asked(at=at)
    form = {
        "asked": "Why has a friend “stopped talking to me since the SUMMER, why”?",
        "words": ANSWER,
        "topic": "for-friends",
        "kind": "plain",
        "review_on": (at + timedelta(days=99)).date().isoformat(),
    }

    page = signed_in(ed).post(reverse("question_answer", args=[question.slug]), form)

    assert page.status_code == 422
    assert "in words of your own" in page.content.decode()
    assert not Answer.objects.exists()


def test_so_is_an_answer_that_quotes_it(place: Place, ed: Person, at: datetime) -> None:
    new = replace(in_our_words(at), words=f"Somebody wrote: {ASKED.lower()} We think so too.")

    with pytest.raises(TheirWords):
        write_answer(new, question=asked(at=at), by=ed, at=at)


def test_so_is_a_new_version_of_it(place: Place, ed: Person, ada: Person, at: datetime) -> None:
    first = shown(asked(at=at), by=ed, second=ada, at=at)
    new = replace(in_our_words(at), words=ASKED.upper(), replaces=first)

    with pytest.raises(TheirWords):
        write_answer(new, question=None, by=ada, at=at)


def test_a_question_also_ends_with_a_second_version(
    place: Place, ed: Person, ada: Person, at: datetime
) -> None:
    question = asked(at=at)
    first = answered(question, by=ed, at=at)
    said(first, ada, at, NOT_YET)
    new = replace(in_our_words(at), replaces=first)

    said(write_answer(new, question=None, by=ed, at=at), ada, at)

    assert QuestionEnd.objects.get(question=question).outcome == "published"


def test_two_questions_in_the_same_words_have_two_addresses(
    place: Place, ed: Person, ada: Person, at: datetime
) -> None:
    first = shown(asked(at=at), by=ed, second=ada, at=at)
    other = shown(asked(at=at, key=UUID(int=7)), by=ed, second=ada, at=at)

    assert first.name != other.name
