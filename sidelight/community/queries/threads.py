"""Conversations as pages show them: oldest reply first, no counts, no ranking."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import FilteredRelation, Q, QuerySet

from sidelight.community.models import Post, Reaction, Space
from sidelight.community.queries.quiet import (
    by_somebody_muted,
    is_muted_thread,
    without_muted,
)
from sidelight.community.queries.readers import Reader, find_space
from sidelight.community.queries.rows import (
    COLUMNS,
    HEAD_COLUMNS,
    SPACE_COLUMNS,
    THREAD_COLUMNS,
    PostRow,
    SpaceHead,
    ThreadHead,
    ThreadRow,
)
from sidelight.foundation.paging import ListPage, page_cut
from sidelight.foundation.prepared import prepared
from sidelight.people.models import Person
from sidelight.review.models import State, Submission

THREADS_A_PAGE = 25
POSTS_A_PAGE = 20
REPLIES_AROUND_AN_ITEM = 6


@dataclass(frozen=True)
class ThreadPost:
    """One post as this reader sees it.

    given: the reader's own reactions. received: kinds that others left, for the author only.
    gone: the author took the words back. waiting: only the author sees it, nobody else.
    muted: this reader muted its author, so that it waits behind one tap.
    """

    post: PostRow
    given: frozenset[str]
    received: tuple[str, ...]
    is_own: bool
    gone: bool
    waiting: bool
    muted: bool


@dataclass(frozen=True)
class ThreadView:
    """A conversation as its reader sees it: its head, and one page of what stands there.

    posts: the first one is among them on the first page only.
    """

    head: ThreadHead
    first: ThreadPost
    posts: Sequence[ThreadPost]
    page: ListPage[PostRow]

    @property
    def takes_words(self) -> bool:
        return self.head.space_closed_at is None and not self.first.gone


def threads_in(space: Space | int, reader: Reader) -> QuerySet[Post]:
    """Return the published posts that began a conversation, newest first."""
    threads = without_muted(reader.posts.filter(space=space, answers=None), reader.person)
    return threads.select_related("author", "submission__words").order_by("-written_at", "-pk")


def threads_page(
    space: Space | SpaceHead, reader: Reader, wanted: str | None
) -> ListPage[ThreadRow]:
    """Return one page of the conversations in a space, newest first."""

    def rows(start: int, stop: int) -> list[ThreadRow]:
        found = _thread_rows(*_who(reader), space.pk, **_shape(reader), start=start, stop=stop)
        return [ThreadRow(*row) for row in found]

    return page_cut(rows, lambda: threads_in(space.pk, reader).count(), wanted, THREADS_A_PAGE)


def space_head(reader: Reader, slug: str) -> SpaceHead | None:
    """Return the space of this slug as its page shows it, or None when it is not there for them."""
    found = _space_heads(*_who(reader), slug, **_shape(reader))
    return SpaceHead(*found[0]) if found else None


def thread_view(reader: Reader, slug: str, wanted: str | None) -> ThreadView | None:
    """Return one page of a conversation, or None when it is not there for this reader.

    Besides published replies it holds the reader's own that wait, and their draft: for them alone.
    """
    heads = _thread_heads(*_who(reader), slug, **_shape(reader))
    if not heads:
        return None
    began = PostRow(*heads[0][: len(COLUMNS)])
    page = _replies_page(began.pk, reader, wanted)
    first, *answers = as_seen_by(reader.person, [began, *page.rows])
    # Whoever took the first words back took the conversation along, unless somebody had answered.
    if first.gone and not _is_answered(began.pk, reader):
        return None
    posts = answers if page.has_previous() else [first, *answers]
    return ThreadView(ThreadHead(*heads[0][len(COLUMNS) :]), first, posts, page)


def as_seen_by(person: Person, posts: Sequence[PostRow]) -> list[ThreadPost]:
    """Return posts with what this person gave, and what they received if they wrote them."""
    rows = _reactions(person.pk, *(post.pk for post in posts))
    return [
        _as_seen(post, person, [(who, kind) for about, who, kind in rows if about == post.pk])
        for post in posts
    ]


# What every page asks. Whoever reads comes by number alone: nothing else of them may matter.


@prepared
def _thread_heads(
    reader_id: int, at: datetime, slug: str, *, bands: frozenset[str], for_whom: frozenset[str]
) -> QuerySet[Post, tuple[Any, ...]]:  # Any: in the order of COLUMNS and HEAD_COLUMNS
    threads = _threads(Reader(Person(pk=reader_id), at, bands, for_whom)).filter(slug=slug)
    return threads.values_list(*COLUMNS, *HEAD_COLUMNS)[:1]


@prepared
def _reply_rows(
    reader_id: int, thread_id: int, *, start: int, stop: int
) -> QuerySet[Post, tuple[Any, ...]]:  # Any: in the order of COLUMNS
    return _replies(thread_id, Person(pk=reader_id)).values_list(*COLUMNS)[start:stop]


@prepared
def _reactions(reader_id: int, *post_ids: int) -> QuerySet[Reaction, tuple[int, int, str]]:
    mine = Q(person=reader_id) | Q(post__author=reader_id)
    reactions = Reaction.objects.filter(mine, post__in=post_ids).order_by("kind")
    return reactions.values_list("post_id", "person_id", "kind")


@prepared
def _space_heads(
    reader_id: int, at: datetime, slug: str, *, bands: frozenset[str], for_whom: frozenset[str]
) -> QuerySet[Space, tuple[Any, ...]]:  # Any: in the order of SpaceHead
    reader = Reader(Person(pk=reader_id), at, bands, for_whom)
    return find_space(reader, slug).values_list(*SPACE_COLUMNS)


@prepared
def _thread_rows(
    reader_id: int, at: datetime, space_id: int, *, start: int, stop: int, **shape: frozenset[str]
) -> QuerySet[Post, tuple[Any, ...]]:  # Any: in the order of ThreadRow
    threads = threads_in(space_id, Reader(Person(pk=reader_id), at, **shape))
    return threads.values_list(*THREAD_COLUMNS)[start:stop]


def _who(reader: Reader) -> tuple[int, datetime]:
    """Return who reads and when, as the questions below take it."""
    return reader.person.pk, reader.at


def _shape(reader: Reader) -> dict[str, frozenset[str]]:
    """Return what else their reading depends on."""
    return {"bands": reader.bands, "for_whom": reader.for_whom}


def _replies_page(thread_id: int, reader: Reader, wanted: str | None) -> ListPage[PostRow]:
    def rows(start: int, stop: int) -> list[PostRow]:
        found = _reply_rows(reader.person.pk, thread_id, start=start, stop=stop)
        return [PostRow(*row) for row in found]

    return page_cut(rows, lambda: _replies(thread_id, reader.person).count(), wanted, POSTS_A_PAGE)


def _is_answered(thread_id: int, reader: Reader) -> bool:
    replies = _replies(thread_id, reader.person)
    return replies.filter(submission__state=State.APPROVED).exists()


def _threads(reader: Reader) -> QuerySet[Post]:
    """Return posts that began a conversation, published or taken back, where this reader reads."""
    stood = Q(submission__state__in=[State.APPROVED, State.WITHDRAWN])
    return (
        Post.objects.threads()
        .seen(reader.sight)
        .filter(stood)
        .annotate(
            muted=is_muted_thread(reader.person),
            author_muted=by_somebody_muted(reader.person),
            own_draft=FilteredRelation("drafts", condition=Q(drafts__author=reader.person)),
        )
    )


def _replies(thread_id: int, person: Person) -> QuerySet[Post]:
    seen = Q(submission__state=State.APPROVED) | Q(
        author=person, submission__state__in=[State.WAITING, State.RETURNED]
    )
    replies = Post.objects.filter(seen, answers=thread_id)
    known = replies.annotate(author_muted=by_somebody_muted(person))
    return known.order_by("written_at", "pk")


def post_of(submission: Submission) -> Post | None:
    """Return the post that shows, or would show, these words."""
    posts = Post.objects.filter(first=submission.root_id)
    return posts.select_related("space", "answers", "submission").first()


def thread_so_far(post: Post) -> list[Post]:
    """Return the first post and the last published replies before this one, oldest first."""
    if not post.is_reply:
        return []
    thread = Post.objects.published().select_related("author", "submission__words")
    first = list(thread.filter(replies=post))
    earlier = thread.filter(answers=post.answers_id, written_at__lt=post.written_at)
    newest = list(earlier.exclude(pk=post.pk).order_by("-written_at")[:REPLIES_AROUND_AN_ITEM])
    return [*first, *reversed(newest)]


def _as_seen(post: PostRow, person: Person, reactions: Sequence[tuple[int, str]]) -> ThreadPost:
    is_own = post.author_id == person.pk
    labels = [Reaction.Kind(kind).label for who, kind in reactions if who != person.pk]
    return ThreadPost(
        post=post,
        given=frozenset(kind for who, kind in reactions if who == person.pk),
        # Each kind once: nobody is shown how many.
        received=tuple(dict.fromkeys(str(label) for label in labels)) if is_own else (),
        is_own=is_own,
        gone=post.state == State.WITHDRAWN,
        waiting=post.state not in (State.APPROVED, State.WITHDRAWN),
        muted=post.muted,
    )
