"""Words for counsellors: screened and encrypted before the transaction, kept within it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import NAMESPACE_OID, UUID, uuid5

from sidelight.courses.models import Application, AskedWords, KnownNote
from sidelight.courses.queries.words import ASKED
from sidelight.foundation.crypto import encrypt
from sidelight.foundation.text import clean_words
from sidelight.people.models import Person
from sidelight.safeguarding.actions import Evidence, NewConcern, raise_concern
from sidelight.safeguarding.models import Needed, ProgramsWorry, Source
from sidelight.safeguarding.rules.worries import needed_for
from sidelight.screening.queries import look
from sidelight.screening.rules import Item, Verdict
from sidelight.triage.queries import harmful_links


@dataclass(frozen=True)
class PreparedWords:
    """Words as they will be kept. plain: for a concern that they may raise."""

    plain: str
    encrypted: str
    verdict: Verdict


def prepared(words: Mapping[str, str], *, purpose: str = ASKED) -> dict[str, PreparedWords]:
    """Clean, screen and encrypt what was written; what is empty is left out. Takes its time."""
    cleaned = {kind: clean_words(said) for kind, said in words.items()}
    return {
        kind: PreparedWords(
            said, encrypt(said, purpose=purpose), look(Item(text=said), links=harmful_links)
        )
        for kind, said in cleaned.items()
        if said
    }


def keep_words(
    application: Application, words: Mapping[str, PreparedWords], *, at: datetime
) -> None:
    """Keep answers with an application in the caller's transaction; newer ones take their place."""
    for kind, said in words.items():
        AskedWords.objects.update_or_create(
            application=application,
            kind=kind,
            defaults={
                "encrypted": said.encrypted,
                "written_at": at,
                "tier": said.verdict.tier,
                "screened": said.verdict.screened,
            },
        )
        tell_a_lead(application.person, said, (Source.APPLICATION.value, application.pk), at)


def keep_note(person: Person, said: PreparedWords, *, key: UUID, at: datetime) -> KnownNote:
    """Keep that somebody may know somebody here, in the caller's transaction; once for a key."""
    note, is_new = KnownNote.objects.get_or_create(
        key=key, defaults={"person": person, "encrypted": said.encrypted, "written_at": at}
    )
    if is_new:
        tell_a_lead(person, said, (Source.KNOWN_NOTE.value, note.pk), at)
    return note


def tell_a_lead(person: Person, said: PreparedWords, source: tuple[str, int], at: datetime) -> None:
    """Raise a concern in the program's own name where the words say that somebody needs somebody.

    The harm: a cry for help in a form that nobody opens before next week.
    """
    needed = needed_for(said.verdict)
    if needed is None:
        return
    evidence = [Evidence(said.plain, person, at)]
    worry = ProgramsWorry.MARKED_WORDS.value
    new = NewConcern(person, worry, evidence, source, Needed(needed))
    # The same words once more are the same concern.
    key = uuid5(NAMESPACE_OID, f"{source} {said.plain}")
    raise_concern(new, key=key, by=None, at=at)
