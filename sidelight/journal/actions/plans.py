"""Writing a safety plan, alone or together. Only its owner changes a word of it."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from uuid import UUID, uuid5

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from sidelight.foundation.text import clean_words
from sidelight.journal import rules
from sidelight.journal.actions.keys import lock_writer, own_box
from sidelight.journal.actions.pages import Writing, begin_page
from sidelight.journal.errors import (
    ManySuggestions,
    NothingWritten,
    NotTheirReader,
    OneLine,
    PartTooLong,
    PlanClosed,
)
from sidelight.journal.models import Plan, PlanShare, PlanSuggestion, Section
from sidelight.journal.queries.pages import Said
from sidelight.journal.queries.plans import (
    OwnPlan,
    Parts,
    as_text,
    may_write,
    opened_plan,
    parts_in,
    sealed_line,
    sealed_parts,
)
from sidelight.journal.queries.shares import readers_of
from sidelight.ledger.actions import record
from sidelight.ledger.models import Act
from sidelight.people.models import Person

AT_LEAST_OPEN = timedelta(hours=2)


@dataclass(frozen=True)
class PlanWriting:
    """What stands in an open form of a plan. key, turn, seen: as for a page."""

    parts: Parts
    key: UUID
    turn: int = 0
    seen: int = 0


@dataclass(frozen=True)
class SavedPlan:
    """The plan. is_elsewhere: these words went to a page of the journal, beside a newer plan."""

    plan: Plan
    is_elsewhere: bool = False


def write_plan(person: Person, writing: PlanWriting, *, at: datetime) -> SavedPlan:
    """Keep what somebody's plan says. Where another device wrote meanwhile that stays, and these
    words become a page of their journal.

    Raises NothingWritten for a plan that would begin empty, PartTooLong, JournalFull, and
    SomebodyLeft.
    """
    parts = _cleaned(writing.parts)
    with transaction.atomic():
        writer = lock_writer(person)
        plan: Plan | None = Plan.objects.filter(person=writer).first()
        if plan is None:
            return SavedPlan(_new_plan(writer, writing, parts, at))
        if plan.last_key != writing.key and plan.revision != writing.seen:
            if any(parts.values()):
                words = Said(as_text(parts), gettext("My safety plan, another version"))
                beside = Writing(words, uuid5(writing.key, "plan"), writing.turn)
                begin_page(writer, beside, at=at)
            return SavedPlan(plan, is_elsewhere=True)
        if plan.last_key != writing.key or plan.last_turn <= writing.turn:
            plan.last_key, plan.last_turn = writing.key, writing.turn
            _write(plan, parts, at)
    return SavedPlan(plan)


def remove_plan(plan: Plan) -> None:
    """Remove a plan for good, and every line that was suggested for it. Twice is the same."""
    with transaction.atomic():
        lock_writer(plan.person)
        Plan.objects.filter(pk=plan.pk).delete()


def open_plan(plan: Plan, *, reader: Person, at: datetime) -> PlanShare:
    """Open a plan to a counsellor for the rest of the day; the same while it is open to them.

    Raises NotTheirReader, and SomebodyLeft.
    """
    with transaction.atomic():
        writer = lock_writer(plan.person)
        if reader.pk not in {one.pk for one in readers_of(writer, at)}:
            raise NotTheirReader
        standing = PlanShare.objects.standing().filter(plan=plan, reader=reader)
        for share in standing:
            if share.ends_at > at:
                return share
            _close(share, share.ends_at)
        share = PlanShare.objects.create(
            plan=plan, reader=reader, opened_at=at, ends_at=end_of_day(at)
        )
        about, detail = ("safety_plan", plan.pk), {"reader": reader.pk}
        record(Act.PLAN_SHARED, actor_id=writer.pk, subject=about, at=at, detail=detail)
    return share


def close_plan(plan: Plan, *, at: datetime) -> None:
    """Close a plan to everybody but its owner, at once."""
    with transaction.atomic():
        lock_writer(plan.person)
        for share in PlanShare.objects.standing().filter(plan=plan):
            _close(share, max(at, share.opened_at))


def hide_plans(person: Person, at: datetime) -> None:
    """Close what is open of somebody who leaves, and what is open to them; in that transaction."""
    for key in ("plan__person", "reader"):
        for share in PlanShare.objects.standing().filter(**{key: person}):
            _close(share, max(at, share.opened_at))


def read_plan(share: PlanShare, *, by: Person, at: datetime) -> OwnPlan:
    """Return a plan to whom it is open, after writing down that they looked. Raises PlanClosed."""
    with transaction.atomic():
        current = _open_to(share, by, at)
        record(
            Act.RECORD_VIEWED,
            actor_id=by.pk,
            subject=("safety_plan", current.plan_id),
            at=at,
            detail={"of": "safety_plan", "about": current.plan.person_id},
        )
        return opened_plan(current.plan)


@dataclass(frozen=True)
class NewLine:
    """A line for one part of a plan. key: made with the form."""

    section: Section
    words: str
    key: UUID


def suggest_line(share: PlanShare, line: NewLine, *, by: Person, at: datetime) -> PlanSuggestion:
    """Suggest a line: it waits until the owner of the plan takes it, changes it, or leaves it.

    Raises OneLine, PlanClosed, ManySuggestions, and SomebodyLeft.
    """
    words = " ".join(clean_words(line.words).split())
    if not rules.line_fits(words):
        raise OneLine
    with transaction.atomic():
        writer = lock_writer(share.plan.person)
        current = _open_to(share, by, at)
        made = PlanSuggestion.objects.filter(key=line.key, plan=current.plan).first()
        if made is not None:
            return made
        if current.plan.suggestions.count() >= rules.MOST_SUGGESTIONS:
            raise ManySuggestions
        suggestion = PlanSuggestion(
            plan=current.plan, section=line.section, key=line.key, by=by, at=at
        )
        suggestion.sealed = sealed_line(own_box(writer, at), words, suggestion.slug)
        suggestion.save()
    return suggestion


def take_line(suggestion: PlanSuggestion, words: str, *, at: datetime) -> None:
    """Put a suggested line in its part of the plan, in the words that its owner chose; once.

    Raises OneLine, PartTooLong, and SomebodyLeft.
    """
    words = " ".join(clean_words(words).split())
    if not rules.line_fits(words):
        raise OneLine
    with transaction.atomic():
        writer = lock_writer(suggestion.plan.person)
        waiting = PlanSuggestion.objects.filter(pk=suggestion.pk).first()
        if waiting is None:
            return
        plan = Plan.objects.get(pk=waiting.plan_id)
        parts = parts_in(own_box(writer, at), plan)
        parts[waiting.section] = rules.with_line(parts.get(waiting.section, ""), words)
        _write(plan, _cleaned(parts), at)
        waiting.delete()


def leave_line(suggestion: PlanSuggestion) -> None:
    """Leave a suggested line: it is gone, and nobody is told. Twice is the same."""
    with transaction.atomic():
        lock_writer(suggestion.plan.person)
        PlanSuggestion.objects.filter(pk=suggestion.pk).delete()


def end_of_day(at: datetime) -> datetime:
    """Return when “today” ends by the clock of this place; at night, two hours from now."""
    here = timezone.localtime(at)
    midnight = datetime.combine(here.date() + timedelta(days=1), time(0), here.tzinfo)
    return max(midnight, at + AT_LEAST_OPEN)


def _cleaned(parts: Parts) -> dict[str, str]:
    cleaned = {section.value: clean_words(parts.get(section, "")) for section in Section}
    if not all(rules.section_fits(words) for words in cleaned.values()):
        raise PartTooLong
    return cleaned


def _new_plan(writer: Person, writing: PlanWriting, parts: Parts, at: datetime) -> Plan:
    if not any(parts.values()):
        raise NothingWritten
    plan = Plan(person=writer, last_key=writing.key, last_turn=writing.turn, written_at=at)
    plan.sealed = sealed_parts(own_box(writer, at), parts, plan.slug)
    plan.save()
    return plan


def _write(plan: Plan, parts: Parts, at: datetime) -> None:
    plan.sealed = sealed_parts(own_box(plan.person, at), parts, plan.slug)
    plan.written_at = at
    plan.revision += 1  # its owner's row is locked
    plan.save(update_fields=["sealed", "written_at", "revision", "last_key", "last_turn"])


def _open_to(share: PlanShare, by: Person, at: datetime) -> PlanShare:
    standing = PlanShare.objects.standing().select_related("plan__person", "reader")
    current: PlanShare | None = standing.filter(pk=share.pk, reader=by).first()
    if current is None or not may_write(current, at):
        raise PlanClosed
    return current


def _close(share: PlanShare, at: datetime) -> None:
    share.closed_at = at
    share.save(update_fields=["closed_at"])
