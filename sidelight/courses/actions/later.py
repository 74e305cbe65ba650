"""Asking how somebody is after a course: only who wants it, once each, and not after a silence."""

from datetime import datetime

from django.db import transaction
from django_tasks import task

from sidelight.courses.actions.seats import locked_person
from sidelight.courses.actions.words import prepared, tell_a_lead
from sidelight.courses.errors.feelings import NotAskedNow, NotYourGroup
from sidelight.courses.models import Afterwards, Group, GroupLeader, LaterAsk
from sidelight.courses.queries import later as queries
from sidelight.courses.queries.leaders import part_of
from sidelight.courses.rules import later as rules
from sidelight.foundation import clock
from sidelight.ledger.actions import record
from sidelight.ledger.models import Act
from sidelight.notices.actions import tell
from sidelight.notices.models import NoticeKind
from sidelight.outcomes.actions import call_somebody, check_in
from sidelight.outcomes.models import Feeling, Moment
from sidelight.people.errors import SomebodyLeft
from sidelight.people.models import Person


def choose_to_be_asked(person: Person, *, at: datetime) -> Afterwards:
    """Note that somebody may be asked after their course.

    Raises NotAskedNow without one, and SomebodyLeft.
    """
    chosen: Afterwards
    with transaction.atomic():
        locked_person(person)
        application = queries.choosable(person, at)
        if application is None:
            raise NotAskedNow
        chosen, _ = Afterwards.objects.update_or_create(
            application=application, defaults={"chosen_at": at, "stopped_at": None}
        )
    return chosen


def stop_being_asked(person: Person, *, at: datetime) -> None:
    """Ask somebody nothing any more."""
    mine = Afterwards.objects.filter(application__person=person, stopped_at=None)
    mine.update(stopped_at=at)


def ask_later(at: datetime) -> int:
    """Ask whoever is to be asked now; return how many. Two workers at once ask each once.

    Whoever did not answer is not asked again.
    """
    return sum(_asked(one, at) for one in queries.to_be_asked(at))


@task
def ask_later_now() -> None:
    """Ask whoever is to be asked now; once an hour."""
    ask_later(clock.now())


def answer_later(person: Person, feeling: Feeling, words: str, *, at: datetime) -> LaterAsk:
    """Keep an answer: how they are, and words for the counsellors of their group, if any.

    Said again while it is open, it is changed. A worrying answer is a task for a person as every
    check-in is; who needs somebody now is told of to a safeguarding lead, for nobody is there.
    Raises NotAskedNow, and SomebodyLeft.
    """
    said = prepared({"later": words}, purpose=queries.PURPOSE).get("later")
    with transaction.atomic():
        # The person first, as whoever leaves does; otherwise both could wait for ever.
        locked_person(person)
        ask = queries.open_ask(person, at)
        if ask is None:
            raise NotAskedNow
        locked = LaterAsk.objects.select_for_update().get(pk=ask.pk)
        source = (queries.LATER, locked.pk)
        call_somebody(check_in(person, Moment.LATER, feeling, source=source, at=at), at=at)
        locked.answered_at = at
        if said is not None:
            locked.encrypted = said.encrypted
            tell_a_lead(person, said, source, at)
        locked.save(update_fields=["answered_at", "encrypted"])
    return locked


def open_later_words(group: Group, slug: str, *, by: Person, at: datetime) -> str:
    """Return what somebody wrote after a course, after writing down who looked.

    Raises NotYourGroup for whoever is no counsellor of that group.
    """
    leads = GroupLeader.objects.filter(group=group, person=by, ended_at=None)
    if part_of(by, at) != GroupLeader.Part.COUNSELLOR or not leads.exists():
        raise NotYourGroup
    found = [one for one in queries.later_answers(group) if one.ask.slug == slug]
    if not found:
        raise NotYourGroup
    ask = found[0].ask
    record(Act.RECORD_VIEWED, actor_id=by.pk, subject=("later", ask.pk), at=at)
    return queries.later_words(ask)


def _asked(afterwards: Afterwards, at: datetime) -> bool:
    with transaction.atomic():
        try:
            locked_person(afterwards.application.person)
        except SomebodyLeft:
            return False
        # The harm: two workers at once would ask somebody twice.
        locked = Afterwards.objects.select_for_update().get(pk=afterwards.pk)
        asked = {
            one.months: (one.asked_at, one.answered_at is not None) for one in locked.asks.all()
        }
        if locked.stopped_at is not None:
            return False
        if rules.went_unanswered(asked, at):
            locked.stopped_at = at
            locked.save(update_fields=["stopped_at"])
            return False
        application = afterwards.application
        months = rules.due(application.ended_at, asked, at) if application.ended_at else None
        if months is None:
            return False
        LaterAsk.objects.create(afterwards=locked, months=months, asked_at=at)
        tell(
            application.person,
            NoticeKind.LATER,
            about=application.slug,
            at=at,
            useful_until=at + rules.OPEN_FOR,
        )
    return True
