"""Everything that somebody may ever have kept here, each with a word of its own."""

from dataclasses import replace
from datetime import datetime, timedelta

from sidelight.journal.tests.build import planned, written
from sidelight.people.actions import (
    complain,
    keep_contact,
    keep_needs,
    keep_step,
    make_recovery_words,
)
from sidelight.people.models import Need, Person, Step
from sidelight.people.rules import SafeContact
from sidelight.review.actions import Worry, answer_flag, flag
from sidelight.review.models import FlagAnswer
from sidelight.safeguarding.rules.emergencies import Details
from sidelight.safeguarding.tests.build import sealed
from tests.build import new_key, published_reply
from tests.canary.planted import (
    Planted,
    Scene,
    plant_decided,
    plant_drafts_and_flags,
    plant_edits,
    plant_seen,
    plant_undone,
    plant_waiting,
)

COMPLAINT = "complaint"


def plant_a_life(scene: Scene) -> Planted:
    """Let the author write in every state, be answered and thanked, and keep what one can keep."""
    planted = Planted()
    thread = plant_seen(days_before(scene, 5), planted)
    plant_waiting(days_before(scene, 5), planted, thread)
    plant_decided(days_before(scene, 4), planted, thread)
    plant_undone(days_before(scene, 3), planted)
    plant_edits(days_before(scene, 2), planted)
    plant_drafts_and_flags(days_before(scene, 1), planted, thread)
    plant_conversation(scene, planted)
    plant_own_things(scene, planted, scene.at)
    return planted


def days_before(scene: Scene, days: int) -> Scene:
    """The same people some days earlier: nobody can send very much in one."""
    return replace(scene, at=scene.at - timedelta(days=days))


def plant_conversation(scene: Scene, planted: Planted) -> None:
    """Publish a post that somebody replies to, a reply of the author's, and an answered worry."""
    mine = scene.shown_post(scene.author, planted.word("thread_body"))
    theirs = scene.shown_post(scene.other, planted.known("their_post"))
    published_reply(
        mine, scene.other, by=scene.moderator, at=scene.at, body=planted.known("their_reply")
    )
    published_reply(
        theirs, scene.author, by=scene.moderator, at=scene.at, body=planted.word("own_reply")
    )
    worry = Worry(reason="worried", words=planted.word("answered_flag"), key=new_key())
    told = flag(theirs.submission, worry, by=scene.author, at=scene.at)
    answer = planted.word("answer_to_flag")
    stays = FlagAnswer.Outcome.STAYS
    answer_flag(told, stays, words=answer, by=scene.moderator, at=scene.at)


def plant_own_things(scene: Scene, planted: Planted, at: datetime) -> None:
    """Keep a step, ways to be reached and found, needs and recovery words; complain."""
    month = at.date().replace(day=1)
    keep_step(scene.author, Step.Kind.OWN, words=planted.word("step"), month=month)
    contact = SafeContact("email", f"{planted.word('contact')}@example.org", 9, 17, "A friend")
    keep_contact(scene.author, contact, at=at)
    keep_needs(scene.author, [*Need], planted.word("needs"), at=at)
    sealed(scene.author, at=at, details=Details("Robin", planted.word("emergency")))
    make_recovery_words(scene.author, at=at)
    written(scene.author, planted.word("journal"), at=at, title=planted.word("journal_title"))
    planned(scene.author, at=at, worth=planted.word("plan"))
    complain(planted.word(COMPLAINT), key=new_key(), person=scene.author, at=at)


def names_of(person: Person) -> dict[str, str]:
    """Return what others and the person's devices knew them by."""
    return {"shown name": person.shown_name, "sign-in name": person.sign_in_name}
