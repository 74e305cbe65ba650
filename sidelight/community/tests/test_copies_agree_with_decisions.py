"""What is kept twice for speed is kept in step: the search row follows the decision."""

from datetime import datetime

import pytest
from modelsearch.models import IndexEntry

from sidelight.community import queries
from sidelight.community.actions import refresh_search_row, submit_edit, submit_post
from sidelight.people.models import Person
from sidelight.review.actions import take_back, withdraw
from sidelight.review.models import State
from tests.build import Place, approve, published_post, words

pytestmark = pytest.mark.data


def test_a_search_row_is_there_only_while_published(
    place: Place, amira: Person, mo: Person, at: datetime
) -> None:
    post = submit_post(place.space(), words("A plum tree."), author=amira, at=at)
    rows = [IndexEntry.objects.count()]
    decision = approve(post.submission, by=mo, at=at)
    rows.append(IndexEntry.objects.count())
    take_back(decision, by=mo, note="", at=at)
    rows.append(IndexEntry.objects.count())
    approve(post.submission, by=mo, at=at)
    withdraw(post.submission, by=amira, at=at)
    rows.append(IndexEntry.objects.count())

    assert rows == [0, 1, 0, 0]


def test_a_search_row_that_was_left_behind_shows_nothing(
    place: Place, amira: Person, dee: Person, mo: Person, at: datetime
) -> None:
    post = published_post(place.space(), amira, by=mo, at=at, body="A plum tree.")
    found = [hit.pk for hit in queries.search(queries.reader_of(dee, at), "plum")]

    type(post.submission).objects.filter(pk=post.submission_id).update(state=State.WAITING)

    assert found == [post.pk]
    assert IndexEntry.objects.count() == 1
    assert not queries.search(queries.reader_of(dee, at), "plum").exists()


def test_an_approved_edit_is_what_search_finds(
    place: Place, amira: Person, dee: Person, mo: Person, at: datetime
) -> None:
    post = published_post(place.space(), amira, by=mo, at=at, body="A plum tree.")
    edit = submit_edit(post, words("A pear tree."), author=amira, at=at)
    reader = queries.reader_of(dee, at)

    approve(edit, by=mo, at=at)

    assert queries.search(reader, "pear").exists()
    assert not queries.search(reader, "plum").exists()


def test_refreshing_twice_changes_nothing(
    place: Place, amira: Person, mo: Person, at: datetime
) -> None:
    post = published_post(place.space(), amira, by=mo, at=at)

    refresh_search_row(post)

    assert IndexEntry.objects.count() == 1
