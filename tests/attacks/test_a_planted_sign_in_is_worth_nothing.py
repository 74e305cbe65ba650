"""A session key that somebody planted in a browser opens nothing after the other one signed in."""

from datetime import datetime

import pytest
from django.test import Client

from sidelight.people import actions
from sidelight.people.models import Person, Role
from sidelight.people.queries import texts_in_force
from tests.build import PASSPHRASE, new_key

pytestmark = pytest.mark.django_db


@pytest.fixture
def planted(client: Client) -> str:
    """The key of a session that the attacker knows, in the browser of somebody else."""
    session = client.session
    session["planted"] = True
    session.save()
    client.cookies["session"] = session.session_key
    return str(session.session_key)


def opens_nothing(key: str) -> bool:
    attacker = Client()
    attacker.cookies["session"] = key
    return attacker.get("/me/").status_code == 302


def test_after_signing_in(client: Client, planted: str, amira: Person) -> None:
    client.post("/sign-in/", {"login": amira.sign_in_name, "password": PASSPHRASE})

    assert client.get("/me/").status_code == 200
    assert opens_nothing(planted)


def test_after_joining(client: Client, planted: str, place: object, at: datetime) -> None:
    agreed = [str(text.pk) for text in texts_in_force(at)]
    sent = {"key": str(new_key()), "name": "River", "passphrase": PASSPHRASE, "age_band": "16-17"}

    client.post("/join/", {**sent, "agreed": agreed})

    assert client.get("/me/").status_code == 200
    assert opens_nothing(planted)


def test_while_somebody_takes_up_an_invitation(
    client: Client, planted: str, max: Person, at: datetime
) -> None:
    token = actions.invite(actions.NewInvitation("Noor", Role.EDITOR), by=max, at=at)
    client.get(f"/invitation/{token}/")
    attacker = Client()
    attacker.cookies["session"] = planted

    theirs = attacker.get("/invitation/")

    assert theirs.status_code == 404
    assert client.get("/invitation/").status_code == 200


def test_while_somebody_comes_back_with_words(
    client: Client, planted: str, amira: Person, at: datetime
) -> None:
    words = " ".join(actions.make_recovery_words(amira, at=at))
    client.post("/recover/", {"name": amira.sign_in_name, "words": words})
    attacker = Client()
    attacker.cookies["session"] = planted

    theirs = attacker.post("/recover/passphrase/", {"passphrase": "mine from now on"})

    assert theirs["Location"] == "/recover/"
    own = client.session.session_key
    client.post("/recover/passphrase/", {"passphrase": "four quiet lamps at sea"})
    assert client.get("/me/").status_code == 200
    assert client.session.session_key != own
    assert opens_nothing(planted)
    assert opens_nothing(str(own))
