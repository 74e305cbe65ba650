"""What somebody who asks for a place sends, and what is kept about it, for tests."""

from datetime import datetime
from uuid import UUID

from sidelight.courses.actions.asking import NewApplication
from sidelight.courses.models import (
    Application,
    AskedWords,
    DecisionWords,
    KnownNote,
    KnownPair,
    OneThing,
    PlaceDecision,
)
from sidelight.courses.queries.words import ASKED, DECIDED, KNOWN, ONE_THING
from sidelight.courses.tests.build import Scene, application, open_group, published_version
from sidelight.foundation.crypto import encrypt
from sidelight.people.models import Person
from sidelight.review.tests.build import new_key


def asking(
    wish: str = "I would like to meet others.", *, knows: str = "", key: UUID | None = None
) -> NewApplication:
    """Return what the form gives, under a new key."""
    words = {AskedWords.Kind.WISH: wish}
    return NewApplication(key or new_key(), "alone", "phone", words, knows=knows)


def ended_course(scene: Scene) -> None:
    """Amira asked for a place with a few words, heard from a counsellor, and took it back."""
    version = published_version(by=scene.mo, reviewed_by=scene.sol, at=scene.at)
    asked = application(open_group(version, by=scene.mo, at=scene.at), scene.amira, at=scene.at)
    words_of(asked, by=scene.mo, at=scene.at)
    Application.objects.filter(pk=asked.pk).update(ended_at=scene.at, ended_how="withdrawn")


def words_of(asked: Application, *, by: Person, at: datetime) -> None:
    """Keep words with what somebody asked for, of theirs and of a counsellor."""
    AskedWords.objects.create(
        application=asked,
        kind=AskedWords.Kind.WISH,
        encrypted=encrypt("I would like to meet others.", purpose=ASKED),
        written_at=at,
    )
    decision = PlaceDecision.objects.create(
        application_number=asked.pk,
        person=asked.person,
        group=asked.group,
        outcome=PlaceDecision.Outcome.NOTED,
        by=by,
        at=at,
    )
    DecisionWords.objects.create(
        decision=decision, encrypted=encrypt("Knows what it is for.", purpose=DECIDED)
    )


def apart(one: Person, other: Person, *, by: Person, at: datetime) -> KnownPair:
    """Return that these two are not to meet."""
    first, second = sorted((one, other), key=lambda person: person.pk)
    return KnownPair.objects.create(one=first, other=second, noted_by=by, noted_at=at)


def known_note(person: Person, *, at: datetime) -> KnownNote:
    """Return that somebody knows somebody here, in their words."""
    said = encrypt("My cousin may be there.", purpose=KNOWN)
    return KnownNote.objects.create(person=person, key=new_key(), encrypted=said, written_at=at)


def one_thing(application: Application, *, at: datetime, words: str = "Ring Noor.") -> OneThing:
    """Return what somebody wants to be reminded of in the first week."""
    return OneThing.objects.create(
        application=application,
        week=application.group.version.weeks.get(number=1),
        encrypted=encrypt(words, purpose=ONE_THING),
        chosen_at=at,
        remind_at=at,
    )
