"""Signing in, coming back and joining answer alike, in the same time, whoever is asked for."""

import re
from datetime import datetime

import pytest
from django.http import HttpResponse
from django.test import Client

from sidelight.people import actions
from sidelight.people.models import Person
from sidelight.people.queries import texts_in_force
from tests.attacks.counting import CountingHasher
from tests.build import PASSPHRASE, new_key

SECRET_OF_THE_FORM = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')
DIFFERS = ("Content-Length", "Expires")
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _count_slow_hashes(settings: object, place: object) -> None:
    settings.PASSWORD_HASHERS = ["tests.attacks.counting.CountingHasher"]


def told(address: str, sent: dict[str, object], secret: str) -> dict[str, object]:
    """Return everything that an answer tells: status, headers, page, and how long it took."""
    CountingHasher.runs = 0
    answer = Client().post(address, sent)
    return {
        "status": answer.status_code,
        "headers": headers_of(answer),
        "page": SECRET_OF_THE_FORM.sub("", answer.content.decode()).replace(secret, "(name)"),
        "hash runs": CountingHasher.runs,
    }


def headers_of(answer: HttpResponse) -> dict[str, str]:
    """Without what differs by the length of the name that was typed, and by the second."""
    return {name: answer[name] for name in answer.headers if name not in DIFFERS}


def at_sign_in(name: str) -> dict[str, object]:
    return told("/sign-in/", {"login": name, "password": "not the one we want"}, name)


def at_recovery(name: str, words: str = "not these seven words at all now") -> dict[str, object]:
    return told("/recover/", {"name": name, "words": words}, name)


def test_at_sign_in(amira: Person) -> None:
    known, unknown = at_sign_in(amira.sign_in_name), at_sign_in("noisy-otter-111")

    assert known["hash runs"] == 1
    assert known == unknown


def test_at_sign_in_by_being_made_to_wait(amira: Person) -> None:
    names = (amira.sign_in_name, "noisy-otter-111")

    known, unknown = ([at_sign_in(name) for _ in range(6)] for name in names)

    assert known[-1]["status"] == 429
    assert known == unknown


def test_at_recovery(amira: Person, dee: Person, at: datetime) -> None:
    actions.make_recovery_words(amira, at=at)

    with_words, without = at_recovery(amira.sign_in_name), at_recovery(dee.sign_in_name)
    unknown = at_recovery("noisy-otter-111")

    assert "do not fit together" in str(with_words["page"])
    assert with_words["hash runs"] == 1
    assert with_words == without == unknown


def test_at_recovery_of_somebody_who_left(amira: Person, at: datetime) -> None:
    words = " ".join(actions.make_recovery_words(amira, at=at))
    Person.objects.filter(pk=amira.pk).update(left_at=at, is_active=False)

    assert at_recovery(amira.sign_in_name, words) == at_recovery("noisy-otter-111", words)


def joining_as(name: str, at: datetime) -> dict[str, object]:
    agreed = [str(text.pk) for text in texts_in_force(at)]
    sent = {"key": str(new_key()), "name": name, "passphrase": PASSPHRASE, "age_band": "16-17"}
    return told("/join/", {**sent, "agreed": agreed}, name)


def test_at_joining_a_name_that_waits_is_like_one_nobody_asked_for(
    place: object, at: datetime
) -> None:
    first = joining_as("Quiet Sea", at)

    again, another = joining_as("Quiet Sea", at), joining_as("Loud Sea", at)

    assert first["status"] == 302
    assert first == again == another


def test_at_joining_only_an_approved_shown_name_is_said_to_be_taken(
    amira: Person, at: datetime
) -> None:
    """Shown names are on every page that members read; sign-in names are never asked for."""
    assert "already has a name like that" in str(joining_as("Amira", at)["page"])
    assert "taken" not in str(joining_as(amira.sign_in_name[:24], at)["page"])
