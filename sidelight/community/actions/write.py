"""Posts, replies and edits: each hands its words to review, or it does not exist."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID, uuid5

from django.db import transaction

from sidelight.community import rules
from sidelight.community.actions.after_a_decision import show_what_stands
from sidelight.community.actions.drafts import throw_draft_away
from sidelight.community.actions.pacing import must_not_flood
from sidelight.community.errors import (
    MembersWriteHere,
    NothingWritten,
    NotYours,
    SpaceClosed,
    ThreadGone,
)
from sidelight.community.models import Post, Space, Wish
from sidelight.community.queries import reader_of
from sidelight.foundation.text import clean_words
from sidelight.people.models import Person, Role
from sidelight.people.queries import roles_of
from sidelight.review.actions import Sent, lock_versions, prepare, standing, submit
from sidelight.review.models import State, Submission


@dataclass(frozen=True)
class NewWords:
    """What the compose form gives. key: made with the form, so a second tap is the same post."""

    body: str
    key: UUID
    title: str = ""
    wish: str = Wish.LISTEN


def submit_post(space: Space, words: NewWords, *, author: Person, at: datetime) -> Post:
    """Send a new post to be looked at; nobody else sees it until it is approved.

    Raises MembersWriteHere, SpaceClosed, NothingWritten, SentVeryMuch.
    """
    _must_write_in(space, author, words, at)
    sent = prepare("post", author, title=words.title, body=words.body, key=words.key)
    with transaction.atomic():
        post = _hold(sent, Post(space=space, wish=words.wish), at)
        throw_draft_away(author, words.key)
    return post


def submit_reply(thread: Post, words: NewWords, *, author: Person, at: datetime) -> Post:
    """Send a reply to be looked at. Raises as `submit_post` does, and ThreadGone."""
    _must_write_in(thread.space, author, words, at)
    if not Post.objects.published().filter(pk=thread.thread.pk).exists():
        raise ThreadGone
    sent = prepare("reply", author, body=words.body, key=words.key)
    with transaction.atomic():
        reply = _hold(sent, Post(space=thread.space, answers=thread.thread), at)
        throw_draft_away(author, words.key)
    return reply


def submit_edit(post: Post, words: NewWords, *, author: Person, at: datetime) -> Submission:
    """Send new words for a post. What is published stays until the new words are approved.

    Raises NotYours, NothingWritten, SentVeryMuch; MembersWriteHere once their time there is over.
    """
    if not clean_words(words.body):
        raise NothingWritten
    if not reader_of(author, at).finds(post.space):
        raise MembersWriteHere
    must_not_flood(author, words.key, at=at)
    kind = "reply" if post.is_reply else "post"
    sent = prepare(kind, author, title=words.title, body=words.body, key=words.key)
    with transaction.atomic():
        current = standing(lock_versions(post.first_id))
        if not rules.may_change(asker_id=author.pk, author_id=post.author_id, state=current.state):
            raise NotYours
        of_published = current.state == State.APPROVED
        kind = f"{kind}_edit" if of_published else kind
        newer = submit(replace(sent, kind=kind, replaces=current), at=at)
        show_what_stands(post)
        throw_draft_away(author, words.key)
    return newer


def _must_write_in(space: Space, author: Person, words: NewWords, at: datetime) -> None:
    if not rules.may_write(
        is_member=Role.MEMBER in roles_of(author, at),
        finds_it=reader_of(author, at).finds(space),
    ):
        raise MembersWriteHere
    if not space.is_open:
        raise SpaceClosed
    if not clean_words(words.body):
        raise NothingWritten
    must_not_flood(author, words.key, at=at)


def _hold(sent: Sent, new: Post, at: datetime) -> Post:
    """Keep the words and the post that shows them, or return the post made by the first tap.

    The same words under the same key for another place are a post of their own.
    """
    submission = submit(sent, at=at)
    kept = Post.objects.filter(first=submission).first()
    if kept is None:
        new.author, new.written_at = sent.author, at
        new.submission = new.first = submission
        new.save()
        return new
    place = (new.space_id, new.answers_id)
    if (kept.space_id, kept.answers_id) == place:
        return kept
    return _hold(replace(sent, key=uuid5(sent.key, f"{submission.pk} {place}")), new, at)
