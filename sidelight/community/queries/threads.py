"""Conversations as pages show them: oldest reply first, no counts, no ranking."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from sidelight.community.models import Post, Reaction, Space
from sidelight.community.queries.readers import Reader
from sidelight.people.models import Person
from sidelight.review.models import State, Submission

REPLIES_AROUND_AN_ITEM = 6


@dataclass(frozen=True)
class ThreadPost:
    """One post as this reader sees it.

    given: the reader's own reactions. received: kinds that others left, for the author only.
    gone: the author took the words back. waiting: only the author sees it, nobody else.
    """

    post: Post
    given: frozenset[str]
    received: Sequence[str]
    is_own: bool
    gone: bool
    waiting: bool


@dataclass(frozen=True)
class ThreadView:
    """A conversation: its first post, and its replies, which page through a queryset."""

    first: Post
    replies: QuerySet[Post]


def threads_in(space: Space, reader: Reader) -> QuerySet[Post]:
    """Return the published posts that began a conversation, newest first."""
    threads = reader.posts.filter(space=space, answers=None)
    return threads.select_related("author", "submission__words").order_by("-written_at", "-pk")


def thread_view(reader: Reader, slug: str) -> ThreadView | None:
    """Return a conversation, or None when it is not there for this reader.

    Besides published replies it holds the reader's own that wait: for them alone.
    """
    standing = Post.objects.standing().threads().for_bands(reader.bands).filter(slug=slug)
    first = standing.select_related("space", "author", "submission__words").first()
    if first is None:
        return None
    seen = Q(submission__state=State.APPROVED) | Q(
        author=reader.person, submission__state__in=[State.WAITING, State.RETURNED]
    )
    replies = Post.objects.filter(answers=first).filter(seen)
    loaded = replies.select_related("author", "submission__words")
    return ThreadView(first=first, replies=loaded.order_by("written_at", "pk"))


def as_seen_by(person: Person, posts: Sequence[Post]) -> list[ThreadPost]:
    """Return posts with what this person gave, and what they received if they wrote them."""
    reactions = Reaction.objects.filter(post__in=posts).filter(
        Q(person=person) | Q(post__author=person)
    )
    rows = list(reactions.order_by("kind"))
    return [
        _as_seen(post, person, [row for row in rows if row.post_id == post.pk]) for post in posts
    ]


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


def _as_seen(post: Post, person: Person, reactions: Sequence[Reaction]) -> ThreadPost:
    is_own = post.author_id == person.pk
    labels = [Reaction.Kind(row.kind).label for row in reactions if row.person_id != person.pk]
    return ThreadPost(
        post=post,
        given=frozenset(row.kind for row in reactions if row.person_id == person.pk),
        # Each kind once: nobody is shown how many.
        received=list(dict.fromkeys(str(label) for label in labels)) if is_own else [],
        is_own=is_own,
        gone=post.submission.state == State.WITHDRAWN,
        waiting=not post.submission.is_published and post.submission.state != State.WITHDRAWN,
    )
