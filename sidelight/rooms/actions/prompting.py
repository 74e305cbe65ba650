"""Leaders are asked to look after a member who is silent or gone: once, on whichever worker."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from sidelight.ledger.actions import record
from sidelight.ledger.models import Act
from sidelight.people.models import Person
from sidelight.rooms.actions.closing import tell_leaders
from sidelight.rooms.actions.happening import lock_room
from sidelight.rooms.actions.leading import must_lead
from sidelight.rooms.errors import NothingThere, SomebodyHasIt
from sidelight.rooms.models import Place, Prompt, Room, SeenOut
from sidelight.rooms.queries.prompts import asked_about, heard, members_in_turn, open_prompts
from sidelight.rooms.queries.running import OPEN_PHASES
from sidelight.rooms.rules.closing import Due, Heard, Missing, due_at, is_back, missing
from sidelight.safeguarding.actions import ask_follow_up
from sidelight.safeguarding.models import FollowUpKind


def look_after_members(at: datetime, *, turn: int | None = None) -> None:
    """Ask the leaders of running rooms about members of whom nothing was heard.

    Done twice, or by two workers in the same second, it does no more than done once. turn: which
    tenth of the rooms; all of them for None.
    """
    members = heard(members_in_turn(turn), at)
    asked = open_prompts({one.room_id for one in members}) if members else {}
    changed = {one.room_id for one in members if _is_news(one, asked.get(one.place_id), at)}
    for room_id in sorted(changed):
        _look_into(room_id, at)


def claim_prompt(room: Room, slug: str, *, by: Place, at: datetime) -> None:
    """Say "I look after it"; the other leader reads who does. Raises SomebodyHasIt."""
    with transaction.atomic():
        locked = must_lead(room.pk, by, at)
        prompt = _open_one(locked, slug)
        if prompt.claimed_by_id == by.person_id:
            return
        if prompt.claimed_by_id is not None:
            raise SomebodyHasIt
        prompt.claimed_by, prompt.claimed_at = by.person, at
        prompt.save(update_fields=["claimed_by", "claimed_at"])
        tell_leaders(locked, by.person, at)


def settle_prompt(
    room: Room, slug: str, outcome: Prompt.Outcome, *, by: Place, at: datetime
) -> None:
    """Say how it went; either leader may. Asking for a follow-up makes one, due the same evening.

    Raises NothingThere when it was settled otherwise meanwhile.
    """
    with transaction.atomic():
        locked = must_lead(room.pk, by, at)
        if Prompt.objects.filter(slug=slug, place__room=locked, outcome=outcome).exists():
            return
        prompt = _open_one(locked, slug)
        _settle(prompt, outcome, by.person, at)
        if outcome == Prompt.Outcome.FOLLOW_UP:
            _follow_up(prompt, by.person, at)
        tell_leaders(locked, by.person, at)


def end_prompts(locked: Room, at: datetime) -> None:
    """The session is over: whoever was not seen out has a follow-up. In a locked room."""
    for prompt in open_prompts([locked.pk]).values():
        _settle(prompt, Prompt.Outcome.OVER, None, at)


def _is_news(one: Heard, asked: Prompt | None, at: datetime) -> bool:
    now = missing(one, at)
    if asked is None:
        return now is not None
    return is_back(one, asked_about(asked)) or _is_gone_since(asked, now)


def _is_gone_since(asked: Prompt, now: Missing | None) -> bool:
    """Whether somebody who was silent has gone: the same prompt says so."""
    return asked.kind == Prompt.Kind.SILENT and now is not None and now.is_gone


def _look_into(room_id: int, at: datetime) -> None:
    """Look once more, under the room's lock, and write down what is new."""
    with transaction.atomic():
        locked = lock_room(room_id)
        if locked.phase not in OPEN_PHASES:
            return
        asked = open_prompts([room_id])
        members = heard(members_in_turn(None).filter(room=room_id), at)
        changed = [one for one in members if _is_news(one, asked.get(one.place_id), at)]
        for one in changed:
            _note(one, asked, at)
        if changed:
            tell_leaders(locked, None, at)


def _note(one: Heard, asked: Mapping[int, Prompt], at: datetime) -> None:
    prompt, now = asked.get(one.place_id), missing(one, at)
    if prompt is not None and is_back(one, asked_about(prompt)):
        _settle(prompt, Prompt.Outcome.BACK, None, at)
    elif now is not None:
        kind = Prompt.Kind.GONE if now.is_gone else Prompt.Kind.SILENT
        if prompt is None:
            Prompt.objects.create(place_id=one.place_id, kind=kind, since=now.since, at=at)
        else:
            prompt.kind, prompt.since = kind, now.since
            prompt.save(update_fields=["kind", "since"])


def _open_one(locked: Room, slug: str) -> Prompt:
    those = Prompt.objects.filter(slug=slug, place__room=locked, settled_at=None)
    prompt: Prompt | None = those.select_related("place__person").first()
    if prompt is None:
        raise NothingThere
    return prompt


def _settle(prompt: Prompt, outcome: Prompt.Outcome, by: Person | None, at: datetime) -> None:
    prompt.outcome, prompt.settled_by, prompt.settled_at = outcome, by, at
    prompt.save(update_fields=["outcome", "settled_by", "settled_at"])
    record(
        Act.PROMPT_SETTLED,
        actor_id=by.pk if by else None,
        subject=("room", prompt.place.room_id),
        at=at,
        detail={"person": prompt.place.person_id, "outcome": outcome.value},
    )


def _follow_up(prompt: Prompt, by: Person, at: datetime) -> None:
    is_gone = prompt.kind == Prompt.Kind.GONE
    ask_follow_up(
        prompt.place.person,
        FollowUpKind.LEFT_EARLY if is_gone else FollowUpKind.NOT_SEEN_OUT,
        source=("place", prompt.place_id),
        at=at,
        due_at=due_at(Due.TONIGHT, at),
    )
    SeenOut.objects.get_or_create(
        place=prompt.place, defaults={"how": SeenOut.How.FOLLOW_UP, "by": by, "at": at}
    )
