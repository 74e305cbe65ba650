"""A page for everybody is made once, and once it says what is no longer so nobody is shown it."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import OperationalError, connection

from sidelight.config.edition_watch import EditionUnknown
from sidelight.directory.actions import withdraw_service
from sidelight.directory.models import HelpService
from sidelight.directory.queries import lines
from sidelight.directory.queries.lines import listed_entries
from sidelight.foundation.actions import count_steps
from sidelight.foundation.models import Edition
from sidelight.people.models import Person
from tests.build import Place
from tests.front.asking import Front

pytestmark = [pytest.mark.data, pytest.mark.django_db(transaction=True)]


def rename(name: str) -> None:
    HelpService.objects.update(name=name)


def test_it_is_made_once(one: Front) -> None:
    first, second = one.ask(), one.ask()

    assert "Listening Lane" in first.text
    assert second == first
    assert one.made == 1


def test_a_change_is_seen_by_the_next_who_asks_in_every_process(one: Front, other: Front) -> None:
    for process in (one, other, one, other):
        assert "Listening Lane" in process.ask().text

    rename("Quiet Corner")

    for process in (one, other, one, other):
        assert "Quiet Corner" in process.ask().text
        assert "Listening Lane" not in process.ask().text
    assert (one.made, other.made) == (2, 2)


def test_a_service_that_is_taken_off_is_on_no_page(
    one: Front, place: Place, lane: HelpService, at: datetime
) -> None:
    assert "Listening Lane" in one.ask("/").text

    withdraw_service(lane, by=place.manager, at=at)

    assert "Listening Lane" not in one.ask("/").text


def test_a_change_while_it_is_made_is_not_lost(one: Front, other: Front) -> None:
    one.pages.meanwhile = lambda: rename("Quiet Corner")

    assert "Listening Lane" in one.ask().text

    assert "Quiet Corner" in one.ask().text


def test_what_a_process_remembers_stands_on_no_page(one: Front) -> None:
    assert [checked.entry.name for checked in listed_entries()] == ["Listening Lane"]
    rename("Quiet Corner")
    assert [checked.entry.name for checked in listed_entries()] == ["Listening Lane"]

    assert "Quiet Corner" in one.ask().text


def test_many_at_once_wait_for_one(one: Front) -> None:
    answers = one.ask_all(20)

    assert {answer.text for answer in answers} == {answers[0].text}
    assert one.made == 1


def test_whoever_asks_after_a_change_does_not_get_what_was_begun_before(one: Front) -> None:
    one.ask()
    one.pages.meanwhile = lambda: rename("Third Name")
    rename("Second Name")

    answers = one.ask_all(5)

    assert "Second Name" in answers[0].text
    assert all("Third Name" in answer.text for answer in answers[1:])


def test_it_is_kept_for_this_minute_alone(
    one: Front, at: datetime, clock_at: Callable[[datetime], None]
) -> None:
    one.ask()
    clock_at(at + timedelta(seconds=59))
    one.ask()
    assert one.made == 1

    clock_at(at + timedelta(seconds=60))
    one.ask()
    assert one.made == 2

    clock_at(at)  # a clock that was put right
    one.ask()
    assert one.made == 3


def test_a_sign_in_somewhere_does_not_make_it_anew(one: Front, amira: Person, at: datetime) -> None:
    one.ask()

    Person.objects.filter(pk=amira.pk).update(last_login=at)
    one.ask()

    assert one.made == 1


def test_counting_steps_does_not_make_it_anew(one: Front) -> None:
    one.ask()

    count_steps()
    one.ask()

    assert one.made == 1


def test_while_nobody_knows_the_edition_django_answers_each_time(one: Front) -> None:
    one.ask()
    Edition.objects.all().delete()

    answers = [one.ask(), one.ask()]

    assert all("Listening Lane" in answer.text for answer in answers)
    assert all("etag" not in answer.headers for answer in answers)
    Edition.objects.create(number=1_000)
    assert "etag" in one.ask().headers


def test_a_question_that_fails_lets_django_answer(
    one: Front, monkeypatch: pytest.MonkeyPatch
) -> None:
    one.ask()

    async def unknown() -> int:
        raise EditionUnknown

    monkeypatch.setattr(one.front.watch, "edition", unknown)

    assert "etag" not in one.ask().headers
    assert one.made == 2


def test_a_page_with_a_stopgap_is_not_kept(one: Front, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails() -> None:
        raise OperationalError

    with monkeypatch.context() as broken:
        broken.setattr(lines, "read_listed_entries", fails)
        assert "etag" not in one.ask().headers

    assert one.kept == 0
    assert "Listening Lane" in one.ask().text


def test_a_connection_that_broke_is_opened_again(one: Front) -> None:
    one.ask()
    one.ask()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE pid <> pg_backend_pid() AND datname = current_database()"
            )
    else:
        one.front.watch.rows.close()  # type: ignore[attr-defined]  # of SQLite

    assert "Listening Lane" in one.ask().text
    rename("Quiet Corner")
    assert "Quiet Corner" in one.ask().text
    assert "etag" in one.ask().headers


def test_what_is_kept_has_an_end(one: Front, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sidelight.config.page_front.MOST_PAGES", 2)

    for path in ("/", "/help-now/", "/help-now/card/", "/evenings/"):
        one.ask(path)

    assert one.kept == 2
