"""Nobody buries the desk: who sends very much waits, and loses not a word of it."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client

from sidelight.community import rules
from sidelight.community.actions import submit_edit, submit_post
from sidelight.community.errors import SentVeryMuch
from sidelight.community.models import Draft, Post
from sidelight.people.models import Person
from tests.build import Place, new_key, words


def send_as_many_as_fit(place: Place, author: Person, at: datetime) -> list[Post]:
    """An hour's worth, one a minute, the last one at `at`."""
    most = rules.SENT_IN_AN_HOUR.most
    return [
        submit_post(
            place.space(), words(f"Number {count}."), author=author,
            at=at - timedelta(minutes=most - 1 - count),
        )
        for count in range(most)
    ]  # fmt: skip


def test_one_more_waits_until_the_oldest_is_an_hour_old(
    place: Place, amira: Person, at: datetime
) -> None:
    first = send_as_many_as_fit(place, amira, at)[0].written_at

    with pytest.raises(SentVeryMuch) as refused:
        submit_post(place.space(), words("One more."), author=amira, at=at)

    assert refused.value.again_at == first + timedelta(hours=1)
    submit_post(place.space(), words("One more."), author=amira, at=refused.value.again_at)


def test_what_was_typed_stays_in_the_form_and_as_a_draft(
    place: Place, amira: Person, browser_of: Callable[[Person], Client], at: datetime
) -> None:
    send_as_many_as_fit(place, amira, at)
    sent = {"title": "One more", "body": "Every word.", "wish": "listen", "key": str(new_key())}

    answer = browser_of(amira).post(f"/spaces/{place.space().slug}/new-post/", sent)

    page = answer.content.decode()
    assert answer.status_code == 429
    assert answer["Retry-After"] == "3060"
    assert "You can send this in 51 minutes" in page
    assert "Every word." in page
    assert Draft.objects.get(author=amira).body == "Every word."


def test_a_second_tap_is_not_one_more(place: Place, amira: Person, at: datetime) -> None:
    send_as_many_as_fit(place, amira, at - timedelta(minutes=1))[1:]
    last = words("The last that fits.")
    later = at + timedelta(minutes=50)
    first = submit_post(place.space(), last, author=amira, at=later)

    assert submit_post(place.space(), last, author=amira, at=later) == first


def test_edits_count_as_well(place: Place, amira: Person, at: datetime) -> None:
    post = send_as_many_as_fit(place, amira, at)[-1]

    with pytest.raises(SentVeryMuch):
        submit_edit(post, words("Other words."), author=amira, at=at)


def test_nobody_else_waits(place: Place, amira: Person, dee: Person, at: datetime) -> None:
    send_as_many_as_fit(place, amira, at)

    assert submit_post(place.space(), words("Mine."), author=dee, at=at)


def test_a_day_has_an_end_too(place: Place, amira: Person, at: datetime) -> None:
    most = rules.SENT_IN_A_DAY.most
    for count in range(most):
        when = at - timedelta(minutes=10 * (most - count))
        submit_post(place.space(), words(f"Number {count}."), author=amira, at=when)

    with pytest.raises(SentVeryMuch):
        submit_post(place.space(), words("One more."), author=amira, at=at)
