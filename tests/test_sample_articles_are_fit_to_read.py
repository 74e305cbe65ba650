"""The articles that come with the program are whole, easy to read, and lead nowhere in vain."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.urls import Resolver404, resolve

from sidelight.directory.queries import shipped_entries
from sidelight.foundation.reading import WORD, reading_age
from sidelight.screening.queries import look
from sidelight.screening.rules import Item
from tests.house.walls.reading import sentences_in
from tests.house.walls.sources import REPOSITORY

SAMPLES = REPOSITORY / "sidelight" / "guidance" / "samples"
FILES = sorted(SAMPLES.glob("*.yaml"))
KEYS = {
    "title", "slug", "topic", "kind", "summary", "author", "content_note", "related_help", "body",
}  # fmt: skip
TOPICS = {
    "the-facts", "the-myths", "telling-someone", "for-friends", "for-parents",
    "for-professionals", "safe-online",
}  # fmt: skip
# What stands in a block beside plain words.
PARTS = {
    "callout": {"title", "words"},
    "steps": {"title", "steps"},
    "questions": {"question", "answer"},
    "help": {"words"},
    "quotation": {"words", "who"},
    "picture": {"file", "alt", "caption"},
}
FEWEST_WORDS, MOST_WORDS = 350, 700
ABOUT_ELEVEN = 11.0
MOST_BYTES_OF_A_PICTURE = 30_000
LINK = re.compile(r"\[([^\]]+)\]\(([^)]*)\)")
OTHER_MARKS = re.compile(r"[<>`#_*|~]|!\[|https?:|www\.")
NUMBER_TO_CALL = re.compile(r"\d(?:[\s-]?\d){2,}")
# CARE: how nobody speaks here of a young person, and what nobody counts.
NEVER = re.compile(
    r"\bcutters?\b|\bcutting\b|commit(ted|s)? suicide|suicide attempt|failed attempt|attempt failed"
    r"|attention.seek|\brelaps|\bstreak|days since|\b24/7\b|\busers?\b|\bsufferers?\b"
    r"|\bpatients?\b",
    re.IGNORECASE,
)

# What screening would hold up in a member's words has no place in ours either.
WOULD_BE_HELD_UP = {
    "pact", "encourages-harm", "asks-or-offers-ways", "makes-it-look-good", "bullies", "link",
}  # fmt: skip

Article = dict[str, Any]  # Any: what a file holds is what these tests find out


@pytest.fixture(params=FILES, ids=lambda path: path.stem)
def article(request: pytest.FixtureRequest) -> Article:
    path: Path = request.param
    told: Article = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert told["slug"] == path.stem
    return told


def test_there_are_enough_and_every_topic_has_one() -> None:
    told = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in FILES]

    assert len(told) >= 12
    assert {one["topic"] for one in told} == TOPICS
    assert len({one["title"] for one in told}) == len(told)


def test_it_has_the_form_that_is_promised(article: Article) -> None:
    assert set(article) == KEYS
    assert article["topic"] in TOPICS
    assert len(article["summary"]) <= 200
    assert [fault for block in article["body"] for fault in faults_of_form(block)] == []


def test_it_waits_for_a_clinician(article: Article) -> None:
    assert article["kind"] == "clinical"


def test_it_shows_the_way_to_help(article: Article) -> None:
    shipped = {service.name for service in shipped_entries()}

    assert any("help" in block for block in article["body"])
    assert article["related_help"]
    assert set(article["related_help"]) <= shipped


def test_it_is_whole_and_not_too_long(article: Article) -> None:
    count = sum(len(WORD.findall(words)) for words in words_of(article))

    assert FEWEST_WORDS <= count <= MOST_WORDS


def test_it_is_read_with_ease_at_eleven(article: Article) -> None:
    assert age_of(words_of(article)) <= ABOUT_ELEVEN


def test_each_part_of_it_is_read_with_ease(article: Article) -> None:
    # A hard paragraph must not hide behind easy ones. Three years more: few words say little.
    parts = [words for words in words_of(article) if len(WORD.findall(words)) > 30]

    assert [part for part in parts if age_of([part]) > ABOUT_ELEVEN + 3] == []


def test_its_links_lead_somewhere_on_this_site(article: Article) -> None:
    addresses = [link[1] for words in raw_words_of(article) for link in LINK.findall(words)]

    assert [address for address in addresses if not is_there(address)] == []


def test_links_stand_only_in_parts_that_show_them(article: Article) -> None:
    plain = [block for block in article["body"] if not {"text", "questions"} & set(block)]

    said = raw_words_of(article | {"body": plain})

    assert [words for words in said if LINK.search(words) or "**" in words] == []


def test_it_holds_no_number_and_no_mark_that_pages_cannot_show(article: Article) -> None:
    for words in words_of(article):
        assert not NUMBER_TO_CALL.search(words), words
        assert not OTHER_MARKS.search(words), words


def test_it_says_nothing_that_does_harm(article: Article) -> None:
    said = [*words_of(article), article["slug"]]

    assert [words for words in said if NEVER.search(words)] == []


def test_screening_finds_no_way_and_no_praise_in_it(article: Article) -> None:
    signals = [signal.code for words in words_of(article) for signal in look(Item(words)).signals]

    assert WOULD_BE_HELD_UP.isdisjoint(signals)


def test_its_pictures_are_there_small_and_told_in_words(article: Article) -> None:
    for block in article["body"]:
        if picture := block.get("picture"):
            assert (SAMPLES / picture["file"]).stat().st_size <= MOST_BYTES_OF_A_PICTURE
            assert len(picture["alt"]) > 30


def test_no_picture_lies_there_for_nothing() -> None:
    told = "\n".join(path.read_text(encoding="utf-8") for path in FILES)

    assert [path.name for path in SAMPLES.glob("*.webp") if path.name not in told] == []


@pytest.mark.parametrize(
    "words", ["Call 116 123 now.", "Ring 999.", "0800 1111", "at 08000-684141"]
)
def test_a_number_would_be_noticed(words: str) -> None:
    assert NUMBER_TO_CALL.search(words)


@pytest.mark.parametrize("address", ["/nowhere/", "/understand/the-facts/nothing/", "help-now/"])
def test_a_link_into_nothing_would_be_noticed(address: str) -> None:
    assert not is_there(address)


def faults_of_form(block: Article) -> list[str]:
    """Say what is wrong with one block; nothing for a block that is right."""
    if len(block) != 1:
        return [f"{sorted(block)}: a block has one key"]
    ((name, held),) = block.items()
    if name in ("heading", "text"):
        return [] if isinstance(held, str) and held.strip() else [f"{name}: no words"]
    if name not in PARTS:
        return [f"{name}: no such block"]
    parts = held if name == "questions" else [held]
    return [f"{name}: {sorted(part)}" for part in parts if set(part) != PARTS[name]]


def raw_words_of(article: Article) -> list[str]:
    """Return every sentence that a reader meets, as it is written in the file."""
    said = [article["title"], article["summary"], article["content_note"]]
    for block in article["body"]:
        ((name, held),) = block.items()
        if isinstance(held, str):
            said += held.split("\n")
            continue
        for part in held if name == "questions" else [held]:
            for key, words in part.items():
                said += words if key == "steps" else [words] if key != "file" else []
    return [words for words in said if words.strip()]


def words_of(article: Article) -> list[str]:
    """Return the same as it is read: links are their words, and bold is not seen."""
    return [
        LINK.sub(r"\1", words).replace("**", "").removeprefix("- ")
        for words in raw_words_of(article)
    ]


def age_of(said: list[str]) -> float:
    page = "".join(f"<p>{words}</p>" for words in said)
    return reading_age(sentences_in(f"<main>{page}</main>"))


def is_there(address: str) -> bool:
    """Return whether the site answers there; articles link to one another by topic and name."""
    if address.startswith("/understand/"):
        topic, slug = address.removeprefix("/understand/").strip("/").split("/")
        path = SAMPLES / f"{slug}.yaml"
        return path.exists() and f"topic: {topic}\n" in path.read_text(encoding="utf-8")
    try:
        return bool(resolve(address))
    except Resolver404:
        return False
