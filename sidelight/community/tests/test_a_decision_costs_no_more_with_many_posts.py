"""Approving a post stays quick however many there are: no question looks at all of them."""

from datetime import datetime

from django.db import connection
from django.test.utils import CaptureQueriesContext

from sidelight.community.actions import submit_post
from sidelight.community.queries import reader_of, search
from sidelight.people.models import Person
from tests.build import Place, approve, words


def test_no_question_is_about_all_of_the_search_index(
    place: Place, amira: Person, dee: Person, mo: Person, at: datetime
) -> None:
    post = submit_post(place.space(), words("The heron was back."), author=amira, at=at)

    with CaptureQueriesContext(connection) as asked:
        approve(post.submission, by=mo, at=at)

    assert [one["sql"] for one in asked if "AVG(" in one["sql"]] == []
    assert list(search(reader_of(dee, at), "heron")) == [post]
