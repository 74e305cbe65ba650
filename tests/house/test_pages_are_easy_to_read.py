"""What a young person reads here can be read with ease at about eleven."""

from http import HTTPStatus

import pytest
from django.test import Client
from django.urls import reverse

from sidelight.foundation.reading import reading_age
from sidelight.home.queries import sample_of
from sidelight.people.models import HouseText
from tests.house.lived_in import LivedIn
from tests.house.permissions import ROWS
from tests.house.walls.permissions import AUTHOR, PAGE, STRANGER
from tests.house.walls.reading import sentences_in

ABOUT_ELEVEN = 11.0
# A page with hardly a sentence on it has no age to speak of.
ENOUGH_SENTENCES = 8


@pytest.mark.parametrize("who", [STRANGER, AUTHOR])
def test_every_page_is(lived_in: LivedIn, who: str) -> None:
    ages = {name: age_of(lived_in.browser_of(who), name, lived_in) for name in opening_to(who)}

    assert {name: age for name, age in ages.items() if age > ABOUT_ELEVEN} == {}


@pytest.mark.parametrize("kind", HouseText.Kind)
def test_the_texts_that_one_agrees_to_are(kind: HouseText.Kind) -> None:
    sample = sample_of(kind)
    told = [sample.words, *(f"{title}. {words}" for title, words in sample.clauses)]
    page = "".join(f"<p>{words}</p>" for words in told)

    assert reading_age(sentences_in(f"<main>{page}</main>")) <= ABOUT_ELEVEN


def test_long_words_in_long_sentences_are_noticed() -> None:
    page = (
        "<main><p>Notwithstanding the aforementioned considerations, individuals participating "
        "in moderated environments are encouraged to familiarise themselves with the applicable "
        "terms and conditions governing confidentiality and disclosure.</p></main>"
    )

    assert reading_age(sentences_in(page)) > ABOUT_ELEVEN


def opening_to(who: str) -> list[str]:
    return [name for name, row in ROWS.items() if row.get.get(who) == PAGE]


def age_of(browser: Client, name: str, lived_in: LivedIn) -> float:
    answer = browser.get(reverse(name, kwargs=lived_in.arguments.get(name)))
    if answer.status_code != HTTPStatus.OK or "html" not in answer.headers["Content-Type"]:
        return 0
    sentences = sentences_in(answer.content.decode())
    return round(reading_age(sentences), 1) if len(sentences) >= ENOUGH_SENTENCES else 0
