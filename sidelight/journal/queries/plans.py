"""A safety plan: for its owner, and for a counsellor while it is open to them."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from sidelight.foundation.crypto import CannotDecrypt
from sidelight.foundation.sealing import seal_for, unseal_for
from sidelight.journal.models import Plan, PlanShare, PlanSuggestion, Section
from sidelight.journal.queries.sealing import box_of
from sidelight.journal.queries.shares import LATELY, READS, named_readers
from sidelight.people.models import Person
from sidelight.people.queries import works_as

Parts = Mapping[str, str]


@dataclass(frozen=True)
class Suggested:
    """A line that waits for the owner of a plan. words: empty when they cannot be opened."""

    suggestion: PlanSuggestion
    words: str


@dataclass(frozen=True)
class PlanPart:
    """One part of a plan, with its heading and the lines that are suggested for it."""

    section: Section
    words: str
    suggested: Sequence[Suggested]


@dataclass(frozen=True)
class OwnPlan:
    """A plan with its words. parts: none when they cannot be opened any more."""

    plan: Plan
    parts: Parts | None
    shown: Sequence[PlanPart]

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in any part."""
        return not any((self.parts or {}).values())


def own_plan(person: Person) -> OwnPlan | None:
    """Return somebody's own plan with its words, or none."""
    plan = Plan.objects.filter(person=person).first()
    return opened_plan(plan) if plan else None


def opened_plan(plan: Plan) -> OwnPlan:
    """Return a plan with its words; for a reader the caller has seen to the ledger."""
    try:
        box = box_of(plan.person)
        parts = parts_in(box, plan)
    except CannotDecrypt:
        return OwnPlan(plan, None, [])
    lines = [
        Suggested(one, line_in(box, one)) for one in plan.suggestions.select_related("by", "plan")
    ]
    shown = [
        PlanPart(
            section,
            parts.get(section, ""),
            [one for one in lines if one.suggestion.section == section],
        )
        for section in Section
    ]
    return OwnPlan(plan, parts, shown)


def open_to(plan: Plan, at: datetime) -> list[PlanShare]:
    """Return to whom a plan is open just now."""
    standing = PlanShare.objects.standing().filter(plan=plan, ends_at__gt=at)
    return [one for one in standing.select_related("reader", "plan__person") if may_write(one, at)]


def open_plans_for(reader: Person, at: datetime) -> list[PlanShare]:
    """Return the plans that are open to somebody just now."""
    standing = PlanShare.objects.standing().filter(reader=reader, ends_at__gt=at)
    return [one for one in standing.select_related("reader", "plan__person") if may_write(one, at)]


def open_plan_for(reader: Person, slug: str, at: datetime) -> PlanShare | None:
    """Return one plan that is open to somebody just now, or none."""
    return next((one for one in open_plans_for(reader, at) if one.plan.slug == slug), None)


def lately_open_to(reader: Person, slug: str, at: datetime) -> PlanShare | None:
    """Return how a plan was open to somebody last, also where it closed within the last day."""
    theirs = PlanShare.objects.filter(reader=reader, plan__slug=slug, ends_at__gt=at - LATELY)
    return theirs.select_related("reader", "plan__person").order_by("-opened_at", "-pk").first()


def as_text(parts: Parts) -> str:
    """Return what a plan says as one text, each part under its name."""
    told = [f"{section.label}\n{parts[section]}" for section in Section if parts.get(section)]
    return "\n\n".join(told)


def may_write(share: PlanShare, at: datetime) -> bool:
    """Return whether a reader may read and suggest now: it is open, and they go with its owner."""
    if share.closed_at is not None or share.ends_at <= at:
        return False
    if not works_as(share.reader, READS, at):
        return False
    return share.reader_id in {one.pk for one in named_readers(share.plan.person, at)}


def sealed_parts(box: AESGCM, parts: Parts, slug: str) -> bytes:
    """Return what a plan says as its row keeps it."""
    return seal_for(box, json.dumps(dict(parts), ensure_ascii=False), of=f"plan {slug}")


def parts_in(box: AESGCM, plan: Plan) -> dict[str, str]:
    """Return what a plan says, part by part. Raises CannotDecrypt."""
    kept: dict[str, str] = json.loads(unseal_for(box, bytes(plan.sealed), of=f"plan {plan.slug}"))
    return kept


def sealed_line(box: AESGCM, words: str, slug: str) -> bytes:
    """Return a line as the row of its suggestion keeps it."""
    return seal_for(box, words, of=f"line {slug}")


def line_in(box: AESGCM, suggestion: PlanSuggestion) -> str:
    """Return a suggested line; nothing where it cannot be opened."""
    try:
        return unseal_for(box, bytes(suggestion.sealed), of=f"line {suggestion.slug}")
    except CannotDecrypt:
        return ""
