"""What waits for a second pair of eyes, and what is or will soon be out of date."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import chain

from django.db.models import Exists, F, OuterRef, QuerySet
from django.utils import timezone
from wagtail.models import TaskState, WorkflowState

from sidelight.guidance.models import Article, SignOff, TakenOff
from sidelight.guidance.models.articles import EDITING
from sidelight.guidance.queries.articles import Listed, signed_in_any_language
from sidelight.guidance.queries.versions import in_force
from sidelight.guidance.queries.words import paragraphs_of
from sidelight.guidance.rules import Change, changes, digest_of_version, numbers_in
from sidelight.people.models import Person

SOON = timedelta(days=30)


@dataclass(frozen=True)
class Waiting:
    """One version that somebody was asked to sign off. signed: the last sign-off before it."""

    task_state: TaskState
    article: Article
    signed: SignOff | None
    digest: str
    written_by: frozenset[int]

    @property
    def number(self) -> int:
        """The number of the version, which stands in its address."""
        return int(self.task_state.revision_id)

    def is_by(self, person: Person) -> bool:
        """Whether this person wrote any of what is new since the last sign-off."""
        return person.pk in self.written_by


def waiting_for_sign_off() -> list[Waiting]:
    """Return the versions that wait, the longest first."""
    return [_waiting(state) for state in _asked().order_by("started_at")]


def how_many_wait() -> int:
    """Return how many versions wait."""
    return _asked().count()


def waiting_version(number: int) -> Waiting | None:
    """Return one version that waits, by its number."""
    state = _asked().filter(revision_id=number).first()
    return _waiting(state) if state else None


@dataclass(frozen=True)
class ToMend:
    """A version that came back or was taken off. article: its number; why: in words of the team."""

    article: int
    title: str
    why: str
    at: datetime

    @property
    def edit_address(self) -> str:
        """Where editors change it."""
        return f"{EDITING}pages/{self.article}/edit/"


def sent_back() -> list[ToMend]:
    """Return what came back and was not handed in again since, the newest first."""
    return [_sent_back(state) for state in _came_back().order_by("-finished_at")]


def taken_off() -> list[ToMend]:
    """Return what was taken off and not signed again since, the newest first."""
    newer = SignOff.objects.filter(
        article=OuterRef("sign_off__article"), pk__gt=OuterRef("sign_off_id")
    )
    ended = TakenOff.objects.filter(~Exists(newer)).select_related("sign_off__revision")
    return [_taken_off(one) for one in ended.order_by("-at", "-pk")]


def why_sent_back(article: int) -> str:
    """Return what should change in an article that came back; nothing for any other."""
    state = _came_back().filter(revision__object_id=str(article)).first()
    return str(state.comment) if state else ""


def changed_since_signed(waiting: Waiting) -> list[Change] | None:
    """Return which words are new or gone since the last sign-off; None for what never had one."""
    if waiting.signed is None:
        return None
    before = waiting.signed.revision.as_object()
    return list(changes(_words(before), _words(waiting.article)))


def _words(article: Article) -> list[str]:
    return [article.title, article.content_note, *paragraphs_of(article)]


def must_stay_as_it_is(kind: str, number: int) -> bool:
    """Whether a picture or film stands in a version that waits or is signed.

    The harm: another picture under the words that somebody answered for.
    """
    waiting = _asked().values_list("revision__content", flat=True)
    signed = in_force().values_list("revision__content", flat=True)
    return any(number in numbers_in(content, kind) for content in chain(waiting, signed))


def _asked() -> QuerySet[TaskState]:
    return _second_pairs().filter(status=TaskState.STATUS_IN_PROGRESS)


def _came_back() -> QuerySet[TaskState]:
    """Return the steps that ended with a no, while it is still the last word."""
    return _second_pairs().filter(
        status=TaskState.STATUS_REJECTED,
        workflow_state__status=WorkflowState.STATUS_NEEDS_CHANGES,
        workflow_state__current_task_state=F("pk"),
    )


def _second_pairs() -> QuerySet[TaskState]:
    steps: QuerySet[TaskState] = TaskState.objects.select_related("revision").filter(
        task__content_type__model="secondpair"
    )
    return steps


def _sent_back(state: TaskState) -> ToMend:
    version = state.revision
    return ToMend(int(version.object_id), version.object_str, state.comment, state.finished_at)


def _taken_off(ended: TakenOff) -> ToMend:
    signed = ended.sign_off
    return ToMend(signed.article_id, signed.revision.object_str, ended.why, ended.at)


def _waiting(state: TaskState) -> Waiting:
    article = state.revision.as_object()
    signed = article.sign_offs.select_related("revision").first()
    new = article.revisions.filter(pk__gt=signed.revision_id if signed else 0)
    writers = new.exclude(user=None).values_list("user_id", flat=True)
    digest = digest_of_version(state.revision.content)
    return Waiting(state, article, signed, digest, frozenset(writers))


@dataclass(frozen=True)
class Standing:
    """One signed article as staff see it: until when it counts as looked through."""

    listed: Listed
    next_review: date
    is_overdue: bool
    is_due_soon: bool


def signed_articles(at: datetime) -> list[Standing]:
    """Return what is signed, the next to be looked through first."""
    today = timezone.localdate(at)
    found = [_standing(one, today) for one in signed_in_any_language(at)]
    return sorted(found, key=lambda one: (one.next_review, one.listed.title))


def _standing(one: Listed, today: date) -> Standing:
    due = one.sign_off.next_review
    return Standing(one, due, is_overdue=due < today, is_due_soon=due < today + SOON)
