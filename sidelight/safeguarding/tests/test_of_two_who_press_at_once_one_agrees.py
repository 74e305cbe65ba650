"""Two safeguarding leads press "I agree" in the same moment: one of them has agreed."""

from contextlib import suppress
from datetime import datetime
from threading import Barrier, BrokenBarrierError, Thread

import pytest
from django.db import connection

from sidelight.people.models import Person, Role
from sidelight.people.queries import works_as
from sidelight.safeguarding.actions import agree_to_open, emergencies
from sidelight.safeguarding.errors.emergencies import AlreadyAgreed
from sidelight.safeguarding.models import FollowUp, FollowUpKind
from sidelight.safeguarding.tests.build import asked_to_open, sealed
from tests.build import Place

pytestmark = pytest.mark.data


@pytest.fixture
def lou(place: Place) -> Person:
    return place.staff("Lou", "safeguarding_lead")


def wait_for_each_other(asker: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let both have read the row before either writes it; where one locks it, it goes on alone."""
    both_have_read = Barrier(2, timeout=1)

    def asked_about(person: Person, roles: frozenset[Role], at: datetime) -> frozenset[Role]:
        if person.pk == asker.pk:
            with suppress(BrokenBarrierError):
                both_have_read.wait()
        return works_as(person, roles, at)

    monkeypatch.setattr(emergencies, "works_as", asked_about)


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(
    connection.vendor == "sqlite",
    reason="SQLite has one writer at a time; its tests live in memory",
)
def test_of_two_leads_who_press_at_once_one_agrees(
    amira: Person,
    cass: Person,
    sol: Person,
    lou: Person,
    at: datetime,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sealed(amira, at=at)
    opening = asked_to_open(amira, by=cass, at=at)
    wait_for_each_other(cass, monkeypatch)
    outcomes: list[object] = []
    together = Barrier(2)

    def press(lead: Person) -> None:
        together.wait()
        try:
            outcomes.append(agree_to_open(opening, by=lead, at=at).agreed_by)
        except AlreadyAgreed as refusal:
            outcomes.append(type(refusal))
        finally:
            connection.close()

    threads = [Thread(target=press, args=[lead]) for lead in (sol, lou)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert AlreadyAgreed in outcomes
    assert len(outcomes) == 2
    assert FollowUp.objects.filter(kind=FollowUpKind.DETAILS_OPENED).count() == 1
