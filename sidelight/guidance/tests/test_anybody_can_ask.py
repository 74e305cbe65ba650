"""Anybody can ask; nobody but those who answer reads the words, and they end on a stated day."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from sidelight.foundation.crypto import CannotDecrypt, decrypt
from sidelight.guidance import queries, rules
from sidelight.guidance.actions import ask, open_question, write_back
from sidelight.guidance.errors import EndedAlready, ForTrainedPeople, NotForYou
from sidelight.guidance.models import AskedQuestion, QuestionWords
from sidelight.guidance.tests.build_questions import ASKED, KEY, asked, shown
from sidelight.ledger.models import Act, Line
from sidelight.notices.models import Notice, NoticeKind
from sidelight.people.actions import leave, place_hold, run_retention
from sidelight.people.models import Person
from sidelight.people.registers import belongings
from sidelight.safeguarding.models import Concern
from sidelight.team.queries import reading_now
from tests.build import Place
from tests.signed_in import signed_in

pytestmark = pytest.mark.django_db
PAGE = "/ask/"
FORM = {"key": str(KEY), "words": ASKED}
URGENT = "I am going to end my life"


@pytest.fixture
def cass(place: Place) -> Person:
    return place.staff("Cass", "counsellor")


def text_of(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_a_visitor_can_and_gets_a_page_to_come_back_to(place: Place, client: Client) -> None:
    answer = client.post(PAGE, FORM)

    assert answer["Location"] == reverse("own_question", args=[KEY])
    page = client.get(answer["Location"])
    assert "There is no answer yet." in page.content.decode()
    assert "riding stable" not in page.content.decode()
    assert page["Cache-Control"] == "no-store, private"


def test_the_page_says_who_reads_when_and_what_it_is_not_for(
    place: Place, client: Client, at: datetime
) -> None:
    page = text_of(client, PAGE).replace("&#x27;", "'")

    assert reading_now(at) in page
    assert "This is not for emergencies" in page
    assert "Your words are never published." in page
    assert "An editor, a counsellor or a safeguarding lead of our team reads it." in page
    assert page.index("Somebody to talk to now") < page.index("What would you like to ask?")


def test_a_second_tap_is_the_same_question_and_other_words_are_another(
    place: Place, client: Client
) -> None:
    client.post(PAGE, FORM)
    client.post(PAGE, FORM)
    assert AskedQuestion.objects.count() == 1

    client.post(PAGE, {**FORM, "words": "Something else?"})
    client.post(PAGE, {**FORM, "words": "Something else?"})
    assert AskedQuestion.objects.count() == 2


def test_the_words_are_sealed(place: Place, at: datetime) -> None:
    kept = QuestionWords.objects.get(question=asked(at=at)).encrypted

    assert "riding" not in kept
    with pytest.raises(CannotDecrypt):
        decrypt(kept, purpose="triage.site-words")


def test_a_cry_for_help_reaches_a_lead_and_no_editor(
    place: Place, client: Client, ed: Person, cass: Person, at: datetime
) -> None:
    client.post(PAGE, {**FORM, "words": URGENT})

    concern = Concern.objects.get(source_kind="question")
    question = AskedQuestion.objects.get()
    assert (concern.about, concern.needed) == (None, "now")
    assert list(queries.questions_waiting(ed, at)) == []
    assert list(queries.questions_waiting(cass, at)) == [question]
    assert signed_in(ed).get(reverse("staff_question", args=[question.slug])).status_code == 404
    with pytest.raises(ForTrainedPeople):
        open_question(question, by=ed, at=at)


def test_what_could_not_be_screened_is_for_trained_people_as_well(
    place: Place, ed: Person, at: datetime
) -> None:
    question = asked(at=at)
    AskedQuestion.objects.update(screened=False)

    assert list(queries.questions_waiting(ed, at)) == []
    question.refresh_from_db()
    with pytest.raises(ForTrainedPeople):
        open_question(question, by=ed, at=at)


def test_only_those_who_answer_read_it_and_nobody_their_own(
    place: Place, amira: Person, mo: Person, max: Person, ed: Person, at: datetime
) -> None:
    question, eds = asked(at=at), asked(ed, at=at, key=UUID(int=1), words="Of my own?")

    for person in (amira, mo, max):
        with pytest.raises(NotForYou):
            open_question(question, by=person, at=at)
    with pytest.raises(NotForYou):
        open_question(eds, by=ed, at=at)
    assert list(queries.questions_waiting(ed, at)) == [question]
    assert open_question(question, by=ed, at=at) == ASKED
    assert Line.objects.get(act=Act.RECORD_VIEWED, subject_kind="question").actor_id == ed.pk


def test_an_answer_for_them_alone_is_read_where_they_asked(
    place: Place, client: Client, ed: Person, at: datetime
) -> None:
    question = asked(at=at)
    write_back(question, "We cannot put this up. Here is help.", by=ed, at=at)

    page = text_of(client, reverse("own_question", args=[question.key]))
    assert "We cannot put this up. Here is help." in page
    assert "We cannot put this up" not in text_of(client, "/questions/")
    with pytest.raises(EndedAlready):
        write_back(question, "Once more.", by=ed, at=at)


def test_whoever_wants_to_know_gets_a_note_without_words(
    place: Place, amira: Person, dee: Person, ed: Person, cass: Person, at: datetime
) -> None:
    quiet = ask(ASKED, key=UUID(int=1), person=amira, tell_me=False, at=at)
    told = asked(dee, at=at, key=UUID(int=2))
    for question in (quiet, told):
        shown(question, by=ed, second=cass, at=at)

    assert (quiet.person, told.person) == (None, dee)
    assert not Notice.objects.filter(person=amira).exclude(kind=NoticeKind.NAME_KEPT).exists()
    notice = Notice.objects.get(person=dee, kind=NoticeKind.QUESTION_ANSWERED)
    assert notice.about == told.slug
    assert reverse("own_question", args=[told.key]) in text_of(signed_in(dee), "/me/")
    assert reverse("own_question", args=[told.key]) in text_of(signed_in(dee), PAGE)


def test_it_is_slowed_by_where_it_comes_from(place: Place, client: Client) -> None:
    most = rules.QUESTIONS_FROM_AN_ADDRESS.most
    for number in range(most):
        client.post(PAGE, {**FORM, "key": str(UUID(int=number))})

    last = client.post(PAGE, {**FORM, "key": str(UUID(int=most + 1))})

    assert last.status_code == 429
    assert AskedQuestion.objects.count() == most


def test_words_end_ninety_days_after_the_answer_or_half_a_year_after_none(
    place: Place, ed: Person, sol: Person, dee: Person, at: datetime
) -> None:
    replied, waits = asked(at=at), asked(at=at, key=UUID(int=1))
    held = asked(dee, at=at, key=UUID(int=2))
    write_back(replied, "Here is help.", by=ed, at=at)
    place_hold(dee, "A court.", (at + timedelta(days=300)).date(), by=sol, at=at)

    run_retention(at + timedelta(days=90))
    assert not replied.words.exists()
    assert waits.words.exists()
    run_retention(at + timedelta(days=180))
    assert not waits.words.exists()
    assert held.words.exists()


@pytest.mark.parametrize("ended", [True, False])
def test_the_day_that_the_page_states_is_the_day(
    place: Place, client: Client, ed: Person, at: datetime, ended: bool
) -> None:
    question = asked(at=at)
    if ended:
        write_back(question, "Here is help.", by=ed, at=at)

    stated = queries.own_question(question, at).erased_on
    assert f"{stated.day} {stated:%B %Y}" in text_of(
        client, reverse("own_question", args=[question.key])
    )
    run_retention(stated - timedelta(seconds=1))
    assert question.words.exists()
    run_retention(stated)
    assert not question.words.exists()


def test_whoever_leaves_takes_their_words_along(
    place: Place, amira: Person, ed: Person, at: datetime
) -> None:
    question = asked(amira, at=at)
    entry = next(one for one in belongings if one.model is QuestionWords)
    assert ASKED in str([line for said in entry.export(amira) for line in said.lines])

    leave(amira, at=at)

    question.refresh_from_db()
    assert question.person is None
    assert not question.words.exists()
    assert list(queries.questions_waiting(ed, at)) == []
