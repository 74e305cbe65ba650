"""Words arrive: kept durably, once, unseen by anybody but their author and the desk."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID, uuid4, uuid5

from django.db import transaction

from sidelight.foundation.text import clean_words
from sidelight.people.errors import SomebodyLeft
from sidelight.people.models import Person
from sidelight.people.queries import has_left
from sidelight.review.actions.versions import OPEN, lock_versions, retire, standing
from sidelight.review.models import NAME, State, Submission, Words
from sidelight.review.registers import kind_named
from sidelight.screening.queries import look
from sidelight.screening.rules import Item, Verdict
from sidelight.triage.queries import harmful_links


@dataclass(frozen=True)
class Sent:
    """Words as they were sent, already screened: screening never runs inside a transaction."""

    kind: str
    author: Person
    body: str
    key: UUID
    verdict: Verdict
    title: str = ""
    replaces: Submission | None = None


def prepare(
    kind: str,
    author: Person,
    *,
    body: str,
    key: UUID,
    title: str = "",
    replaces: Submission | None = None,
) -> Sent:
    """Clean and screen words, outside any transaction, so that `submit` only has to keep them.

    key: made with the form, so that a second tap is the same submission.
    """
    title, body = clean_words(title), clean_words(body)
    verdict = look(Item(text=f"{title}\n{body}" if title else body), links=harmful_links)
    return Sent(kind, author, body, key, verdict, title=title, replaces=replaces)


def submit(sent: Sent, *, at: datetime) -> Submission:
    """Keep words as a waiting submission, or return the one that this key made already.

    Other words under a known key (the page was gone back to and changed), and words that their
    author had taken back, are kept as a submission of their own, so that nothing is lost. Newer
    words take the place of older ones of the same author that others cannot read; what is
    published stays until the newer words are approved. Raises UnknownKind for a kind that no app
    registered, and SomebodyLeft when the author left while the words were on their way.
    """
    kind_named(sent.kind)
    with transaction.atomic():
        versions = lock_versions(sent.replaces.pk) if sent.replaces else ()
        submission, new = Submission.objects.get_or_create(
            author=sent.author,
            key=sent.key,
            defaults={
                "kind": sent.kind,
                "submitted_at": at,
                "tier": sent.verdict.tier,
                "screened": sent.verdict.screened,
                "signals": [signal.code for signal in sent.verdict.signals],
                "replaces": sent.replaces,
                "first": versions[0] if versions else None,
            },
        )
        # Asked after writing, which waited for whoever was leaving: nobody would hide these words.
        if has_left(sent.author):
            raise SomebodyLeft
        if new:
            Words.objects.create(submission=submission, title=sent.title, body=sent.body)
            retire(version for version in versions if version.state in OPEN)
    if not new and _is_something_else(sent, submission):
        return submit(replace(sent, key=_another_key(sent, submission)), at=at)
    return submission


def submit_name(person: Person, name: str, at: datetime) -> Submission:
    """Keep a chosen name as a submission. Plugged into people, which calls it on choosing.

    A name is at most 24 letters, so screening it inside the caller's transaction costs nothing.
    """
    mine = Submission.objects.written_by(person).filter(kind=NAME)
    kept = list(mine.exclude(state__in=[State.WITHDRAWN, State.REPLACED]).order_by("pk"))
    replaces = standing(kept) if kept else None
    return submit(prepare(NAME, person, body=name, key=uuid4(), replaces=replaces), at=at)


def _is_something_else(sent: Sent, kept: Submission) -> bool:
    """Whether a known key came with other words, for another thing, or after a withdrawal."""
    root_id = sent.replaces.root_id if sent.replaces else None
    return (
        kept.state == State.WITHDRAWN
        or not hasattr(kept, "words")
        or (sent.title, sent.body) != (kept.words.title, kept.words.body)
        or (sent.kind.removesuffix("_edit"), root_id)
        != (kept.kind.removesuffix("_edit"), kept.first_id)
    )


def _another_key(sent: Sent, kept: Submission) -> UUID:
    return uuid5(sent.key, f"{kept.pk}\n{sent.kind}\n{sent.title}\n{sent.body}")
