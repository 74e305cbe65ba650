"""Conversations as pages show them: oldest reply first, no counts, no ranking."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import FilteredRelation, Q, QuerySet

from sidelight.community.models import Post, Reaction, Space, Wish
from sidelight.community.queries.quiet import (
    by_somebody_muted,
    is_muted_thread,
    without_muted,
)
from sidelight.community.queries.readers import Reader
from sidelight.foundation.paging import ListPage, page_of
from sidelight.people.models import Person
from sidelight.review.models import State, Submission

THREADS_A_PAGE = 25
POSTS_A_PAGE = 20
REPLIES_AROUND_AN_ITEM = 6


@dataclass(frozen=True)
class PostRow:
    """What a page shows of one post. muted: this reader muted its author."""

    pk: int
    slug: str
    author_id: int
    author_slug: str
    name: str
    mark_shape: str
    mark_colour: str
    written_at: datetime
    submission_slug: str
    state: str
    body: str | None  # none once the words were erased
    muted: bool


# In the order of PostRow. A page with twenty posts reads these, and not four tables' every column.
COLUMNS = (
    "pk", "slug", "author_id", "author__slug", "author__shown_name", "author__mark_shape",
    "author__mark_colour", "written_at", "submission__slug", "submission__state",
    "submission__words__body", "author_muted",
)  # fmt: skip


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
class ThreadHead:
    """What a page says of a whole conversation, and the words its reader keeps for a reply."""

    wish: str
    title: str | None
    space_slug: str
    space_name: str
    space_closed_at: datetime | None
    muted: bool
    draft_key: UUID | None
    draft_body: str | None

    @property
    def wish_words(self) -> str:
        return str(Wish(self.wish).label)


# In the order of ThreadHead. The draft comes along in the same question: every page asks for it.
HEAD_COLUMNS = (
    "wish", "submission__words__title", "space__slug", "space__name", "space__closed_at", "muted",
    "own_draft__key", "own_draft__body",
)  # fmt: skip


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


@dataclass(frozen=True)
class ThreadRow:
    """One conversation in the list of a space."""

    slug: str
    wish: str
    written_at: datetime
    name: str
    mark_shape: str
    mark_colour: str
    title: str | None  # none, both, once the words were erased
    body: str | None

    @property
    def wish_words(self) -> str:
        return str(Wish(self.wish).label)


def threads_in(space: Space, reader: Reader) -> QuerySet[Post]:
    """Return the published posts that began a conversation, newest first."""
    threads = without_muted(reader.posts.filter(space=space, answers=None), reader.person)
    return threads.select_related("author", "submission__words").order_by("-written_at", "-pk")


def threads_page(space: Space, reader: Reader, wanted: str | None) -> ListPage[ThreadRow]:
    """Return one page of the conversations in a space, newest first."""
    rows = threads_in(space, reader).values_list(
        "slug", "wish", "written_at", "author__shown_name", "author__mark_shape",
        "author__mark_colour", "submission__words__title", "submission__words__body",
    )  # fmt: skip
    page = page_of(rows, wanted, THREADS_A_PAGE)
    return ListPage([ThreadRow(*row) for row in page.rows], page.number, goes_on=page.goes_on)


def thread_view(reader: Reader, slug: str, wanted: str | None) -> ThreadView | None:
    """Return one page of a conversation, or None when it is not there for this reader.

    Besides published replies it holds the reader's own that wait, and their draft: for them alone.
    """
    found = _threads(reader).filter(slug=slug).values_list(*COLUMNS, *HEAD_COLUMNS).first()
    if found is None:
        return None
    began = PostRow(*found[: len(COLUMNS)])
    replies = _replies(began.pk, reader)
    cut = page_of(replies.values_list(*COLUMNS), wanted, POSTS_A_PAGE)
    page = ListPage([PostRow(*row) for row in cut.rows], cut.number, goes_on=cut.goes_on)
    first, *answers = as_seen_by(reader.person, [began, *page.rows])
    # Whoever took the first words back took the conversation along, unless somebody had answered.
    if first.gone and not replies.filter(submission__state=State.APPROVED).exists():
        return None
    posts = answers if page.has_previous() else [first, *answers]
    return ThreadView(ThreadHead(*found[len(COLUMNS) :]), first, posts, page)


def as_seen_by(person: Person, posts: Sequence[PostRow]) -> list[ThreadPost]:
    """Return posts with what this person gave, and what they received if they wrote them."""
    reactions = Reaction.objects.filter(post__in=[post.pk for post in posts]).filter(
        Q(person=person) | Q(post__author=person)
    )
    rows = list(reactions.order_by("kind").values_list("post_id", "person_id", "kind"))
    return [
        _as_seen(post, person, [(who, kind) for about, who, kind in rows if about == post.pk])
        for post in posts
    ]


def _threads(reader: Reader) -> QuerySet[Post]:
    """Return posts that began a conversation, published or taken back, in the reader's bands."""
    stood = Q(submission__state__in=[State.APPROVED, State.WITHDRAWN])
    return (
        Post.objects.threads()
        .for_bands(reader.bands)
        .filter(stood)
        .annotate(
            muted=is_muted_thread(reader.person),
            author_muted=by_somebody_muted(reader.person),
            own_draft=FilteredRelation("drafts", condition=Q(drafts__author=reader.person)),
        )
    )


def _replies(thread_id: int, reader: Reader) -> QuerySet[Post]:
    seen = Q(submission__state=State.APPROVED) | Q(
        author=reader.person, submission__state__in=[State.WAITING, State.RETURNED]
    )
    replies = Post.objects.filter(seen, answers=thread_id)
    known = replies.annotate(author_muted=by_somebody_muted(reader.person))
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
