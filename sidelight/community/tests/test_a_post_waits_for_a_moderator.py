"""A post waits, unseen by others, until a person has looked at it."""

from datetime import datetime

import pytest

from sidelight.community import queries
from sidelight.community.actions import submit_edit, submit_post, submit_reply
from sidelight.community.errors import MembersWriteHere
from sidelight.community.models import Post
from sidelight.people.models import Person
from sidelight.review.actions import withdraw
from tests.build import Place, approve, published_post, published_reply, words

pytestmark = pytest.mark.data


def titles_seen_by(person: Person, place: Place, at: datetime) -> list[str]:
    reader = queries.reader_of(person, at)
    return [post.title for post in queries.threads_in(place.space(), reader)]


def test_nobody_can_read_it_before_a_decision(
    place: Place, amira: Person, dee: Person, mo: Person, at: datetime
) -> None:
    post = submit_post(place.space(), words("We moved house.", "New room"), author=amira, at=at)

    before = titles_seen_by(dee, place, at)
    approve(post.submission, by=mo, at=at)
    after = titles_seen_by(dee, place, at)

    assert before == []
    assert after == ["New room"]


def test_sending_twice_is_one_post(place: Place, amira: Person, at: datetime) -> None:
    tapped = words("We moved house.")

    first = submit_post(place.space(), tapped, author=amira, at=at)
    second = submit_post(place.space(), tapped, author=amira, at=at)

    assert first == second
    assert Post.objects.count() == 1


def test_what_is_published_stays_until_new_words_are_approved(
    place: Place, amira: Person, dee: Person, mo: Person, at: datetime
) -> None:
    post = published_post(place.space(), amira, by=mo, at=at, body="The first words.")
    newer = submit_edit(post, words("The second words."), author=amira, at=at)

    before = queries.find_post(queries.reader_of(dee, at), post.slug).get().body
    approve(newer, by=mo, at=at)
    after = queries.find_post(queries.reader_of(dee, at), post.slug).get().body

    assert before == "The first words."
    assert after == "The second words."


def test_the_author_takes_it_away_at_once(
    place: Place, amira: Person, dee: Person, mo: Person, at: datetime
) -> None:
    post = published_post(place.space(), amira, by=mo, at=at)
    seen = titles_seen_by(dee, place, at)

    withdraw(post.submission, by=amira, at=at)

    assert seen == ["A long week"]
    assert titles_seen_by(dee, place, at) == []


def test_search_finds_published_words_only(
    place: Place, amira: Person, dee: Person, mo: Person, at: datetime
) -> None:
    thread = published_post(place.space(), amira, by=mo, at=at, body="The kitten sleeps.")
    published_reply(thread, dee, by=mo, at=at, body="My kitten, too.")
    submit_post(place.space(), words("A kitten nobody saw."), author=amira, at=at)

    found = queries.search(queries.reader_of(dee, at), "kitten")

    assert sorted(post.body for post in found) == ["My kitten, too.", "The kitten sleeps."]


def test_another_band_does_not_exist_for_a_reader(
    place: Place, amira: Person, kit: Person, mo: Person, dee: Person, at: datetime
) -> None:
    post = published_post(place.space(), amira, by=mo, at=at)

    assert queries.find_post(queries.reader_of(dee, at), post.slug).exists()
    assert not queries.find_post(queries.reader_of(kit, at), post.slug).exists()
    assert not list(queries.search(queries.reader_of(kit, at), "long"))


def test_a_post_in_another_band_is_refused(place: Place, kit: Person, at: datetime) -> None:
    with pytest.raises(MembersWriteHere):
        submit_post(place.space(), words("Hello."), author=kit, at=at)


def test_a_reply_in_another_band_is_refused(
    place: Place, amira: Person, kit: Person, mo: Person, at: datetime
) -> None:
    thread = published_post(place.space(), amira, by=mo, at=at)

    with pytest.raises(MembersWriteHere):
        submit_reply(thread, words("Hello."), author=kit, at=at)
