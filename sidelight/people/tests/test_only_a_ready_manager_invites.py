"""Only managers who are ready invite, under names that are fit and free."""

from datetime import datetime

import pytest

from sidelight.foundation.register import Register
from sidelight.people import actions, queries, registers
from sidelight.people.errors import AlreadyInvited, NameNotFit, NameTaken, OnlyManagersInvite
from sidelight.people.models import Person, Role

pytestmark = pytest.mark.django_db
NOOR = actions.NewInvitation("Noor", Role.MODERATOR)


@pytest.fixture
def token(max: Person, at: datetime) -> str:
    return actions.invite(NOOR, by=max, at=at)


@pytest.mark.parametrize("who", ["mo", "amira"])
def test_only_a_manager_invites_and_withdraws(
    request: pytest.FixtureRequest, token: str, at: datetime, who: str
) -> None:
    somebody, invitation = request.getfixturevalue(who), queries.invitation_of(token, at)
    assert invitation

    with pytest.raises(OnlyManagersInvite):
        actions.invite(actions.NewInvitation("Ola", Role.EDITOR), by=somebody, at=at)
    with pytest.raises(OnlyManagersInvite):
        actions.withdraw_invitation(invitation, by=somebody, at=at)
    assert queries.invitation_of(token, at)


def test_a_manager_who_is_not_ready_invites_nobody(
    max: Person, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(registers, "readiness", Register())

    with pytest.raises(OnlyManagersInvite):
        actions.invite(NOOR, by=max, at=at)


def test_a_manager_who_has_left_invites_nobody(max: Person, at: datetime) -> None:
    max.left_at, max.is_active = at, False

    with pytest.raises(OnlyManagersInvite):
        actions.invite(NOOR, by=max, at=at)


def test_names_are_looked_at_before_a_link_is_made(
    token: str, max: Person, amira: Person, at: datetime
) -> None:
    for name, refusal in [
        ("noor ", AlreadyInvited),
        ("amira", NameTaken),
        ("07700900123", NameNotFit),
    ]:
        with pytest.raises(refusal):
            actions.invite(actions.NewInvitation(name, Role.EDITOR), by=max, at=at)
