"""What the demo's people did, told through the same actions as everybody's."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from uuid import NAMESPACE_OID, UUID, uuid5

from sidelight.community.actions import (
    NewSpace,
    NewWords,
    mix_bands,
    open_space,
    react,
    submit_edit,
    submit_post,
    submit_reply,
)
from sidelight.community.models import EVERY_BAND, Post, Reaction, Space
from sidelight.foundation.week import after_open_time
from sidelight.home.actions.demo.cast import AFTER_SCHOOL, Cast, bring_in, on_day
from sidelight.home.actions.demo.timeline import Timeline
from sidelight.home.rules.story import (
    Answer,
    Concerned,
    Member,
    SentBack,
    Support,
    Told,
    Unseen,
    Worried,
)
from sidelight.people.models import AgeBand, Clause, HouseText, Role
from sidelight.people.queries import text_in_force
from sidelight.review.actions import (
    Choice,
    Worry,
    claim,
    decide,
    flag,
    raise_about_submission,
    release,
)
from sidelight.review.models import Outcome, Submission
from sidelight.safeguarding.models import Needed
from sidelight.safeguarding.queries import Told as ToldConcern
from sidelight.team.queries import zone

# How much open time passed until somebody decided, one after the other.
DECIDED_AFTER_MINUTES = (6, 11, 19, 8, 27, 14, 9, 34, 12)
LOOKED_FOR = timedelta(minutes=2)


@dataclass
class Telling:
    """How far the story is told: who is there, and what was written by then."""

    cast: Cast
    timeline: Timeline
    spaces: dict[str, Space] = field(default_factory=dict)
    posts: dict[str, Post] = field(default_factory=dict)
    decisions: int = 0


@dataclass(frozen=True)
class PlannedDecision:
    """What a moderator will say about some words. clause: its title."""

    outcome: Outcome = Outcome.APPROVE
    clause: str = ""
    note: str = ""


PUBLISH = PlannedDecision()


def tell(cast: Cast, *, founded: datetime, at: datetime) -> None:
    """Let everything in the story happen, from the founding until this instant."""
    telling = Telling(cast, Timeline())
    _open_spaces(telling, founded + timedelta(hours=1))
    _plan_days(telling, at)
    _plan_the_last_hour(telling, at)
    telling.timeline.play(until=at)


def _open_spaces(telling: Telling, at: datetime) -> None:
    manager = telling.cast.first(Role.MANAGER)
    lead = telling.cast.first(Role.SAFEGUARDING_LEAD)
    for position, place in enumerate(telling.cast.story.space, start=1):
        mixed = place.band == EVERY_BAND
        band = AgeBand.MIDDLE if mixed else place.band
        space = open_space(NewSpace(place.name, place.about, band, position), by=manager, at=at)
        if mixed:
            mix_bands(space, place.mixed_reason, by=lead, at=at)
        telling.spaces[place.code] = space


def _plan_days(telling: Telling, at: datetime) -> None:
    story, plan = telling.cast.story, telling.timeline.plan
    for member in story.member:
        plan(on_day(at, member.days, member.time), partial(_joins, telling, member))
    for thread in story.thread:
        plan(on_day(at, thread.days, thread.time), partial(_posts, telling, thread))
    for sent in story.sent_back:
        plan(on_day(at, sent.days, sent.time), partial(_is_sent_back, telling, sent))


def _plan_the_last_hour(telling: Telling, at: datetime) -> None:
    story, plan = telling.cast.story, telling.timeline.plan
    for support in story.reaction:
        plan(at - timedelta(hours=1), partial(_supports, telling, support))
    for worried in story.flag:
        plan(at - timedelta(minutes=worried.minutes_ago), partial(_flags, telling, worried))
    for concerned in story.concern:
        raised_at = at - timedelta(minutes=concerned.minutes_ago)
        plan(raised_at, partial(_is_concerned, telling, concerned))
    for member in story.newcomer:
        joined = at - timedelta(minutes=story.newcomer_minutes_ago)
        plan(joined, partial(_comes_in, telling, member))
    for unseen in story.waiting:
        sent_at = at - timedelta(minutes=unseen.minutes_ago)
        plan(sent_at, partial(WAITING[unseen.kind], telling, unseen))


def _comes_in(telling: Telling, member: Member, at: datetime) -> None:
    bring_in(member, telling.cast, at=at)


def _joins(telling: Telling, member: Member, at: datetime) -> None:
    person = bring_in(member, telling.cast, at=at)
    chosen = Submission.objects.written_by(person).get(kind="name")
    _decide_soon(telling, chosen, PUBLISH, at)


def _posts(telling: Telling, told: Told | SentBack, at: datetime) -> Post:
    words = NewWords(told.body, _key(told.by, told.title), title=told.title, wish=told.wish)
    author = telling.cast[told.by]
    post = submit_post(telling.spaces[told.space], words, author=author, at=at)
    telling.posts[told.title] = post
    if isinstance(told, Told):
        published = _decide_soon(telling, post.submission, PUBLISH, at)
        for answer in told.reply:
            answered = published + timedelta(minutes=answer.after)
            telling.timeline.plan(answered, partial(_replies, telling, post, answer))
    return post


def _replies(telling: Telling, post: Post, answer: Answer, at: datetime) -> None:
    words = NewWords(answer.body, _key(answer.by, answer.body))
    reply = submit_reply(post, words, author=telling.cast[answer.by], at=at)
    _decide_soon(telling, reply.submission, PUBLISH, at)


def _is_sent_back(telling: Telling, sent: SentBack, at: datetime) -> None:
    post = _posts(telling, sent, at)
    planned = PlannedDecision(Outcome(sent.outcome), sent.clause, sent.note)
    _decide_soon(telling, post.submission, planned, at)


def _post_waits(telling: Telling, unseen: Unseen, at: datetime) -> None:
    words = NewWords(
        unseen.body, _key(unseen.by, unseen.title), title=unseen.title, wish=unseen.wish
    )
    author = telling.cast[unseen.by]
    submit_post(telling.spaces[unseen.space], words, author=author, at=at)


def _reply_waits(telling: Telling, unseen: Unseen, at: datetime) -> None:
    words = NewWords(unseen.body, _key(unseen.by, unseen.body))
    submit_reply(telling.posts[unseen.to], words, author=telling.cast[unseen.by], at=at)


def _edit_waits(telling: Telling, unseen: Unseen, at: datetime) -> None:
    post = telling.posts[unseen.to]
    post.refresh_from_db()
    words = NewWords(unseen.body, _key(unseen.by, unseen.body), title=unseen.title or post.title)
    submit_edit(post, words, author=telling.cast[unseen.by], at=at)


def _supports(telling: Telling, support: Support, at: datetime) -> None:
    react(
        telling.posts[support.to], Reaction.Kind(support.kind), by=telling.cast[support.by], at=at
    )


def _flags(telling: Telling, worried: Worried, at: datetime) -> None:
    worry = Worry(worried.reason, worried.words, _key(worried.by, worried.words))
    flag(telling.posts[worried.to].submission, worry, by=telling.cast[worried.by], at=at)


def _is_concerned(telling: Telling, concerned: Concerned, at: datetime) -> None:
    """Look, tell the safeguarding leads, and leave the words for whoever looks next."""
    by = telling.cast[concerned.by]
    waiting = Submission.objects.waiting().get(words__title=concerned.title)
    key = _key(concerned.by, concerned.words)
    told = ToldConcern(concerned.words, Needed(concerned.needed), key)
    claim(waiting, moderator=by, at=at)
    raise_about_submission(waiting, told, by=by, at=at)
    release(waiting, moderator=by)


def _decide_soon(
    telling: Telling, submission: Submission, planned: PlannedDecision, at: datetime
) -> datetime:
    """Plan a decision in the team's open hours; return when it will be."""
    turn = telling.decisions
    telling.decisions += 1
    wait = timedelta(minutes=DECIDED_AFTER_MINUTES[turn % len(DECIDED_AFTER_MINUTES)])
    decided = after_open_time(AFTER_SCHOOL, at, wait, zone()) or at + wait
    moderators = telling.cast.moderators
    by = moderators[turn % len(moderators)]

    def looks(now: datetime) -> None:
        claim(submission, moderator=by, at=now - LOOKED_FOR)
        submission.refresh_from_db()
        clause = _clause(planned.clause, now) if planned.clause else None
        choice = Choice(planned.outcome, submission.version, clause, planned.note)
        decide(submission, choice, by=by, at=now)

    telling.timeline.plan(decided, looks)
    return decided


def _clause(title: str, at: datetime) -> Clause:
    rules = text_in_force(HouseText.Kind.HOUSE_RULES, at)
    return Clause.objects.get(text=rules, title=title)


def _key(author: str, words: str) -> UUID:
    """Return the same key for the same words each time, as a form would hold on to its own."""
    return uuid5(NAMESPACE_OID, f"{author}: {words}")


WAITING: dict[str, Callable[[Telling, Unseen, datetime], None]] = {
    "post": _post_waits,
    "reply": _reply_waits,
    "edit": _edit_waits,
}
