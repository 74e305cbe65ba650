"""A person's own drafts; nobody else's exist for them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from sidelight.community import rules
from sidelight.community.models import Draft, DraftPlace, Post
from sidelight.community.queries.readers import Reader
from sidelight.people.models import Person
from sidelight.review.models import Decision, Outcome, State, Submission


@dataclass(frozen=True)
class OwnDraft:
    """A draft for its author. takes_words: its place is still there, and open for writing."""

    draft: Draft
    takes_words: bool


def draft_for(author: Person, place: DraftPlace, at: datetime) -> Draft:
    """Return the draft kept for a place, or a new one with a fresh key that is not kept yet."""
    kept = Draft.objects.at(author, place).first()
    return kept or Draft(
        author=author, saved_at=at, space=place.space, answers=place.answers, edits=place.edits
    )


def drafts_of(reader: Reader) -> Sequence[OwnDraft]:
    """Return somebody's own drafts, newest first, with their places."""
    mine = Draft.objects.filter(author=reader.person).order_by("-saved_at")
    loaded = mine.select_related(
        "space", "answers__space", "answers__submission", "edits__submission"
    )
    seen = set(reader.spaces.values_list("pk", flat=True)) if loaded else set()
    return [OwnDraft(draft, takes_words=_takes_words(draft, reader, seen)) for draft in loaded]


def once_open(reader: Reader, slug: str) -> QuerySet[Post]:
    """Return a conversation that this reader could read at some time, also if it went meanwhile.

    It only says where a draft belongs: its words are not for showing. What was never approved is
    not there, so that nobody learns that it waits.
    """
    versions = Q(submission=OuterRef("first")) | Q(submission__first=OuterRef("first"))
    approved = Decision.objects.filter(versions, outcome=Outcome.APPROVE)
    threads = Post.objects.threads().seen(reader.sight).filter(slug=slug)
    return threads.filter(Exists(approved)).select_related("space", "submission__words")


def _takes_words(draft: Draft, reader: Reader, seen: set[int]) -> bool:
    if draft.edits:
        if draft.edits.space_id not in seen:
            return False
        state = draft.edits.submission.state
        return rules.may_change(
            asker_id=reader.person.pk, author_id=draft.edits.author_id, state=state
        )
    space = draft.answers.space if draft.answers else draft.space
    if space is None or not space.is_open or space.pk not in seen:
        return False
    return draft.answers is None or draft.answers.submission.is_published


def newest_version(post: Post) -> Submission:
    """Return the version that its author would go on from: one that waits or came back, if any."""
    versions = Submission.objects.versions_of(post.first).select_related("words")
    unseen = versions.filter(state__in=[State.WAITING, State.RETURNED])
    return unseen.last() or post.submission
