"""A second person answers for an article, sends it back, or takes it off."""

from datetime import datetime

from django.db import transaction
from wagtail.models import TaskState

from sidelight.guidance.errors import ChangedSinceRead, NotYoursToSign, TakenOffAlready
from sidelight.guidance.models import Article, SignOff, TakenOff
from sidelight.guidance.queries import Waiting, waiting_version
from sidelight.guidance.rules import SIGNERS, may_sign_off
from sidelight.ledger.actions import record
from sidelight.ledger.models import Act
from sidelight.people.models import Person, Role
from sidelight.people.queries import works_as

MAY_SIGN = frozenset(Role(code) for code in SIGNERS)
MAY_TAKE_OFF = MAY_SIGN | {Role.MANAGER}


def may_sign(waiting: Waiting, by: Person, at: datetime) -> bool:
    """Whether somebody may answer for what waits."""
    roles = {role.value for role in works_as(by, MAY_SIGN, at)}
    return may_sign_off(roles, is_clinical=waiting.article.is_clinical, wrote_it=waiting.is_by(by))


def may_write(person: Person, at: datetime) -> bool:
    """Whether somebody may open the editors' program."""
    return bool(works_as(person, frozenset({Role.EDITOR}), at))


def sign_off(number: int, *, digest: str, shown_as: str, by: Person, at: datetime) -> SignOff:
    """Let everybody read exactly this version, and say who answers for it.

    number: of the version; digest: of what was read; shown_as: who signs, as readers see it.
    Raises ChangedSinceRead when it does not wait any more or holds something else, and
    NotYoursToSign for whoever wrote any of it, or about health without knowing about health.
    """
    with transaction.atomic():
        waiting = _held(number, digest)
        _must_be_theirs(waiting, by, at)
        signed = SignOff.objects.create(
            article=waiting.article, revision_id=number, digest=digest,
            shown_as=shown_as, by=by, at=at,
        )  # fmt: skip
        # Last, because it makes the version live: the row that lets it be read is there before.
        # Of nobody's: in its own eyes nobody may publish. Who did it stands in our row.
        waiting.task_state.approve(user=None)
        _note(Act.ARTICLE_SIGNED_OFF, waiting.article, by, at, version=number)
    return signed


def send_back(number: int, *, digest: str, why: str, by: Person, at: datetime) -> None:
    """Give a version back to its writers with a word on what to change.

    Raises ChangedSinceRead and NotYoursToSign as `sign_off` does.
    """
    with transaction.atomic():
        waiting = _held(number, digest)
        _must_be_theirs(waiting, by, at)
        waiting.task_state.reject(user=by, comment=why)
        _note(Act.ARTICLE_SENT_BACK, waiting.article, by, at, version=number)


def take_off(signed: SignOff, *, why: str, by: Person, at: datetime) -> TakenOff:
    """Take an article off at once; one person is enough for that.

    Raises NotYoursToSign for whoever has no part in articles, and TakenOffAlready.
    """
    if not works_as(by, MAY_TAKE_OFF, at):
        raise NotYoursToSign
    with transaction.atomic():
        held = SignOff.objects.select_for_update().get(pk=signed.pk)
        if TakenOff.objects.filter(sign_off=held).exists():
            raise TakenOffAlready
        ended = TakenOff.objects.create(sign_off=held, why=why, by=by, at=at)
        article = held.article
        if article.live and article.live_revision_id == held.revision_id:
            article.unpublish()
        _note(Act.ARTICLE_TAKEN_OFF, article, by, at, version=held.revision_id)
    return ended


def _held(number: int, digest: str) -> Waiting:
    """Return what waits, under a lock, when it is still what was read."""
    TaskState.objects.select_for_update().filter(revision_id=number).first()
    waiting = waiting_version(number)
    if waiting is None or waiting.digest != digest:
        raise ChangedSinceRead
    latest = waiting.article.get_latest_revision()
    if latest is None or latest.pk != number:
        raise ChangedSinceRead
    return waiting


def _must_be_theirs(waiting: Waiting, by: Person, at: datetime) -> None:
    if not may_sign(waiting, by, at):
        raise NotYoursToSign


def _note(act: Act, article: Article, by: Person, at: datetime, *, version: int) -> None:
    record(act, actor_id=by.pk, subject=("article", article.pk), at=at, detail={"version": version})
