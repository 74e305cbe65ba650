"""Pages ask in SQL that was written once; whoever reads whatever, it answers as Django would."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import pytest

from sidelight.community.actions import (
    NewSpace,
    close_space,
    keep_draft,
    let_in,
    mix_bands,
    mute_person,
    mute_space,
    mute_thread,
    open_space,
    react,
    submit_edit,
    submit_post,
    submit_reply,
)
from sidelight.community.models import DraftPlace, Post, Reaction, Space
from sidelight.community.queries import Reader, reader_of, thread_view, threads, threads_page
from sidelight.foundation.prepared import written_once
from sidelight.people import queries as people
from sidelight.people.models import Person, RoleGrant
from sidelight.review.actions import withdraw
from sidelight.review.models import State
from tests.build import Place, new_key, published_post, published_reply, send_back, words

pytestmark = pytest.mark.data
Asked = Callable[..., list[Any]]  # Any: the rows of any question


@pytest.fixture
def planted(
    place: Place, amira: Person, dee: Person, kit: Person, mo: Person, sol: Person, at: datetime
) -> list[Post]:
    """Posts in every state there is, in spaces of each sort, some of them muted."""
    older, younger = place.space(), place.space("Younger", "13-15")
    mixed, closed = place.space("Everybody"), place.space("Closed")
    mix_bands(mixed, "Siblings asked.", by=sol, at=at)
    mixed.refresh_from_db()
    after = open_space(
        NewSpace("After", "Later.", "16-17", for_whom="finished"), by=place.manager, at=at
    )
    let_in(amira, after, until=at + timedelta(days=1), at=at)
    made = [
        published_post(space, author, by=mo, at=at)
        for space, author in (
            (older, dee), (older, amira), (younger, kit), (mixed, kit), (closed, amira),
            (older, amira), (older, dee), (after, amira),
        )
    ]  # fmt: skip
    waits = submit_post(older, words("Soon."), author=dee, at=at)
    back = submit_post(older, words("Not like this."), author=amira, at=at)
    send_back(back.submission, by=mo, at=at)
    later = [at + timedelta(minutes=minutes) for minutes in range(1, 9)]
    replies = [published_reply(made[5], dee, by=mo, at=later[0])]
    replies += [published_reply(made[0], amira, by=mo, at=moment) for moment in later[1:4]]
    replies += [submit_reply(made[0], words("Wait.", ""), author=dee, at=later[4])]
    submit_edit(made[0], words("Said again."), author=dee, at=later[5])
    for post in (made[5], made[6], replies[1]):
        post.refresh_from_db()
        withdraw(post.submission, by=post.author, at=later[6])
    for post in (made[0], replies[2]):
        react(post, Reaction.Kind.STRENGTH, by=dee, at=at)
    half = {"body": "Half a thought."}
    keep_draft(dee, DraftPlace(answers=made[1]), key=new_key(), written=half, at=at)
    mute_person(amira, by=dee, at=at)
    mute_thread(made[3], by=amira, at=at)
    mute_space(mixed, by=kit, at=at)
    close_space(closed, by=place.manager, at=at)
    return [*made, waits, back, *replies]


def same(asked: Asked, *values: object, **shape: object) -> list[Any]:
    """Return what the kept SQL answers, which is what Django answers; and it is kept SQL."""
    plain = asked.__wrapped__  # type: ignore[attr-defined]  # what `prepared` wraps
    rows = asked(*values, **shape)
    assert rows == list(plain(*values, **shape))
    kinds = [type(value) for value in values]
    assert not all(shape.values()) or written_once(partial(plain, **shape), kinds)
    return rows


def readers(at: datetime) -> list[Reader]:
    return [reader_of(person, at) for person in Person.objects.order_by("pk")]


def who(reader: Reader) -> tuple[int, datetime]:
    return threads._who(reader)


def there(reader: Reader, space: Space) -> bool:
    """Whether a space is there for them, said without the database's help."""
    is_let_in = space.let_in.filter(person=reader.person).exists()
    return space.band in reader.bands and (space.for_whom in reader.for_whom or is_let_in)


def test_every_conversation_for_every_reader(planted: list[Post], at: datetime) -> None:
    seen = set()
    for reader in readers(at):
        for post in planted:
            found = same(threads._thread_heads, *who(reader), post.slug, **threads._shape(reader))
            seen.update((reader.person.pk, post.slug) for _ in found)

    stands = {State.APPROVED, State.WITHDRAWN}
    assert seen == {
        (reader.person.pk, post.slug)
        for reader in readers(at)
        for post in Post.objects.select_related("submission", "space")
        if there(reader, post.space) and post.submission.state in stands and not post.is_reply
    }


def test_the_replies_and_reactions_of_every_conversation(planted: list[Post], at: datetime) -> None:
    for reader in readers(at):
        for post in planted:
            asked = (reader.person.pk, post.pk)
            replies = same(threads._reply_rows, *asked, start=0, stop=21)
            same(threads._reactions, *asked, *(reply[0] for reply in replies))
            hidden = {"Wait."} if any(row[2] == reader.person.pk for row in replies) else set()
            shown = {row[10] for row in replies if row[9] != State.APPROVED}
            assert shown <= hidden


def test_every_space_for_every_reader(planted: list[Post], at: datetime) -> None:
    for reader in readers(at):
        for space in Space.objects.all():
            heads = same(threads._space_heads, *who(reader), space.slug, **threads._shape(reader))
            listed = [
                row
                for start in (0, 2)
                for row in same(
                    threads._thread_rows, *who(reader), space.pk,
                    **threads._shape(reader), start=start, stop=start + 2,
                )
            ]  # fmt: skip
            published = reader.posts.filter(space=space, answers=None)
            assert bool(heads) == there(reader, space)
            assert {row[0] for row in listed} <= set(published.values_list("slug", flat=True))


def test_a_page_shows_it_at_once_when_words_are_taken_back(
    planted: list[Post], kit: Person, at: datetime
) -> None:
    reader, post = reader_of(kit, at), planted[2]
    before = [row.slug for row in threads_page(post.space, reader, None).rows]
    assert thread_view(reader, post.slug, None) is not None

    withdraw(post.submission, by=kit, at=at)

    assert before == [post.slug]
    assert threads_page(post.space, reader, None).rows == []
    assert thread_view(reader, post.slug, None) is None


def test_roles_and_texts_at_every_moment(planted: list[Post], mo: Person, at: datetime) -> None:
    RoleGrant.objects.filter(person=mo).update(ends_at=at)
    moments = (at - timedelta(days=400), at - timedelta(seconds=1), at, at + timedelta(days=400))
    for person in Person.objects.all():
        for moment in moments:
            rows = same(people._roles_and_texts, person.pk, moment)
            assert {row[0] for row in rows if not row[2]} == people.roles_of(person, moment)
