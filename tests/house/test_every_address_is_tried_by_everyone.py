"""Every address is tried by a stranger, by members and by each role of the staff."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client

from tests.house.lived_in import LivedIn
from tests.house.permissions import MATRIX, ROWS
from tests.house.walls.addresses import Address, addresses
from tests.house.walls.permissions import (
    ASKS_AGAIN,
    HIDDEN,
    MEMBER,
    MOVES_ON,
    PAGE,
    SIGN_IN,
    STRANGER,
    Row,
    all_get,
    answer_of,
    idle_rows,
    missing_rows,
    surprises,
)


def test_every_address_has_a_row() -> None:
    assert missing_rows(addresses(), ROWS) == []


def test_every_row_is_about_an_address_and_everybody() -> None:
    assert idle_rows(addresses(), ROWS) == []


@pytest.mark.parametrize("app", MATRIX)
def test_everybody_reads_what_is_for_them(app: str, lived_in: LivedIn) -> None:
    read = {name: lived_in.answers(name, Client.get) for name in MATRIX[app]}

    assert [line for name in read for line in surprises(name, read[name], ROWS[name].get)] == []


@pytest.mark.parametrize("app", MATRIX)
def test_everybody_sends_what_they_may(app: str, lived_in: LivedIn) -> None:
    sent = {name: lived_in.answers(name, Client.post) for name in MATRIX[app]}

    assert [line for name in sent for line in surprises(name, sent[name], ROWS[name].post)] == []


def attic(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


ATTIC = Address("attic", "/attic/", attic, "sidelight.home.urls")


def test_a_new_address_without_a_row_is_noticed() -> None:
    assert missing_rows([ATTIC], ROWS) == ["/attic/ (attic)"]


def test_a_row_without_an_address_is_noticed() -> None:
    row = Row(all_get(PAGE), all_get(HIDDEN))

    assert idle_rows([], {"attic": row}) == ["attic"]


def test_a_row_that_leaves_somebody_out_is_noticed() -> None:
    row = Row(all_get(PAGE), {STRANGER: HIDDEN})

    assert idle_rows([ATTIC], {"attic": row}) == ["attic leaves somebody out"]


def test_an_answer_that_surprises_is_noticed() -> None:
    expected = all_get(HIDDEN, ({MEMBER}, PAGE))

    assert surprises("attic", expected, expected) == []
    assert surprises("attic", all_get(HIDDEN), expected) == [
        "attic: the member got 'not found', and should get 'a page'"
    ]


@pytest.mark.parametrize(
    ("status", "where", "answer"),
    [(200, "", PAGE), (404, "", HIDDEN), (302, "/sign-in/?next=/me/", SIGN_IN),
     (302, "/me/", MOVES_ON), (422, "", ASKS_AGAIN), (500, "", "500")],
)  # fmt: skip
def test_answers_are_told_apart(status: int, where: str, answer: str) -> None:
    response = HttpResponse(status=status, headers={"Location": where})

    assert answer_of(response) == answer
