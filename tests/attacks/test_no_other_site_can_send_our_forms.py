"""A page of another site cannot send a form in somebody's name: each wants its own secret."""

from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse

from tests.build import Place
from tests.house.lived_in import LivedIn
from tests.house.permissions import ROWS
from tests.house.walls.permissions import ASKS_AGAIN, EVERYBODY, MOVES_ON

# Leaving must never fail. All that a forged request could do is sign somebody out.
WITHOUT_A_SECRET = {"exit"}


def test_every_form_is_refused_without_its_secret(place: Place, at: datetime) -> None:
    lived_in = LivedIn.of(place, at)
    taken = []

    for name, row in ROWS.items():
        senders = [who for who in EVERYBODY if row.post[who] in (MOVES_ON, ASKS_AGAIN)]
        if senders and name not in WITHOUT_A_SECRET:
            browser = Client(enforce_csrf_checks=True)
            if senders[-1] in lived_in.people:
                browser.force_login(lived_in.people[senders[-1]])
            answer = browser.post(reverse(name, kwargs=lived_in.arguments.get(name)))
            if answer.status_code != 403 or "did not reach us" not in answer.content.decode():
                taken.append((name, answer.status_code))

    assert taken == []


@pytest.mark.django_db
def test_a_secret_from_elsewhere_is_no_secret() -> None:
    browser = Client(enforce_csrf_checks=True)

    answer = browser.post("/sign-in/", {"csrfmiddlewaretoken": "x" * 64, "login": "a"})

    assert answer.status_code == 403


@pytest.mark.django_db
def test_another_origin_is_refused_even_with_the_secret() -> None:
    browser = Client(enforce_csrf_checks=True)
    secret = browser.get("/sign-in/").context["csrf_token"]
    sent = {"csrfmiddlewaretoken": str(secret), "login": "a"}

    assert browser.post("/sign-in/", sent).status_code == 200
    forged = browser.post("/sign-in/", sent, headers={"origin": "https://evil.example"})
    assert forged.status_code == 403
