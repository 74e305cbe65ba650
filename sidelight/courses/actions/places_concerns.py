"""A counsellor is worried about somebody who asked for a place: told to a safeguarding lead."""

from collections.abc import Iterator
from datetime import datetime

from sidelight.courses.actions.deciders import must_be_a_counsellor, must_not_know
from sidelight.courses.models import Application
from sidelight.courses.queries.words import asked
from sidelight.foundation.crypto import CannotDecrypt
from sidelight.people.models import Person
from sidelight.safeguarding.actions import Evidence, NewConcern, raise_concern
from sidelight.safeguarding.models import Concern
from sidelight.safeguarding.queries import Told

LONGEST_WORRY = 2_000


def raise_about_place(application: Application, told: Told, *, by: Person, at: datetime) -> Concern:
    """Raise a concern about whoever asked, with a sealed copy of all that they wrote.

    The counsellor is shown none of it by this: leads alone open the copy. Raises NotACounsellor,
    KnowsThem, and as `raise_concern` does.
    """
    must_be_a_counsellor(by, at)
    must_not_know(by, application.person)
    new = NewConcern(
        application.person,
        told.worry[:LONGEST_WORRY],
        list(_copies(application)),
        ("application", application.pk),
        told.needed,
    )
    return raise_concern(new, key=told.key, by=by, at=at)


def _copies(application: Application) -> Iterator[Evidence]:
    for one in application.words.all():
        try:
            yield Evidence(asked(one), application.person, one.written_at)
        except CannotDecrypt:
            continue  # a concern must not wait for words that nobody can open
