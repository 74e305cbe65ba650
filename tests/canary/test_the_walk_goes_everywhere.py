"""A walk that asked at the wrong place would find no word anywhere, whatever leaked."""

from datetime import datetime

import pytest
from django.urls import Resolver404, resolve, reverse

from tests.build import Place
from tests.canary.addresses import Address, addresses, is_about, pages, path_of
from tests.canary.things import UNKNOWN_SLUG, slugs_by_model
from tests.canary.walk import PLAIN, Asked, Visitor
from tests.house.lived_in import LivedIn
from tests.house.permissions import ROWS
from tests.house.walls.permissions import EVERYBODY, HIDDEN, MANAGER, SIGN_IN, WRONG_VERB

# Secret or random: nobody comes to them by walking, and there is nothing behind the tried ones.
NOT_GUESSED = {
    "set_up", "invitation", "message_stop", "offer_link", "away_link", "wanted_link",
    "missed_link", "own_sign_in_end", "passkey", "passkey_removal", "device_removal",
    "look_sheet", "look_logo",
}  # fmt: skip
# The evening of the lived-in place has nothing to hand out.
NOTHING_THERE = {"run_handout_showing"}


@pytest.fixture
def lived_in(place: Place, at: datetime) -> LivedIn:
    return LivedIn.of(place, at)


def page_behind(address: Address) -> str:
    try:
        return str(resolve(address.path).url_name)
    except Resolver404:
        return "nothing"


def test_each_address_leads_to_its_page(lived_in: LivedIn) -> None:
    walked = list(addresses())

    assert {page.name for page in pages()} == {address.name for address in walked}
    assert [one for one in walked if page_behind(one) != one.name] == []


def test_everything_that_is_there_is_asked_for(lived_in: LivedIn) -> None:
    """And tests.house say of each of these addresses who meets something there."""
    walked = {address.path for address in addresses()}
    there = {
        page.name: reverse(page.name, kwargs=lived_in.arguments.get(page.name)) for page in pages()
    }

    assert {name for name, path in there.items() if path not in walked} == (
        NOT_GUESSED | NOTHING_THERE
    )


def test_a_page_that_is_asked_for_another_kind_of_thing_finds_nothing(lived_in: LivedIn) -> None:
    """By somebody whom it shows something: as if they had asked for what is not there."""
    visitors = {who: Visitor(lived_in.browser_of(who)) for who in EVERYBODY}
    one_of_each = {model: slugs[0] for model, slugs in slugs_by_model().items() if slugs}
    found = []
    for page in pages():
        if "slug" in page.converters:
            who, asked = who_meets(page.name)
            given = lived_in.arguments[page.name]
            others = [model for model in one_of_each if not is_about(page, model)]
            nothing, *answers = (
                visitors[who].ask(Address(page.name, path_of(page, {**given, "slug": slug})), asked)
                for slug in (UNKNOWN_SLUG, *(one_of_each[model] for model in others))
            )
            found += [
                (page.name, model.__name__)
                for model, answer in zip(others, answers, strict=True)
                if answer.status_code != nothing.status_code
            ]

    assert len(one_of_each) > 25
    assert found == []


def who_meets(name: str) -> tuple[str, Asked]:
    """Return somebody who is not turned away at once, and how they ask."""
    row = ROWS[name]
    for answers, asked in ((row.get, PLAIN), (row.post, Asked(method="POST"))):
        for who in EVERYBODY:
            if answers[who] not in (HIDDEN, SIGN_IN, WRONG_VERB):
                return who, asked
    return MANAGER, PLAIN
