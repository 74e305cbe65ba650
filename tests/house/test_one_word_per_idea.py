"""Names in code, files and addresses keep to the glossary."""

import re

import pytest

from tests.house.conftest import Plant
from tests.house.walls import glossary
from tests.house.walls.addresses import addresses
from tests.house.walls.sources import REPOSITORY, everywhere, files, shipped

INSTEAD = glossary.banned(glossary.GLOSSARY.read_text(encoding="utf-8"))
# Templates that take the place of a library's own must be called what it calls them; tests are
# called by the sentence that they prove.
OTHERWISE_NAMED = ("wagtail_hooks.py", "/templates/account/", "/tests/")


def test_names_in_the_code_keep_to_the_glossary() -> None:
    names = [name for source in shipped() for name in glossary.names_in(source)]

    ours = [name for name in names if not any(part in name for part in OTHERWISE_NAMED)]
    assert glossary.second_words(ours, INSTEAD) == []


def test_names_of_files_keep_to_the_glossary() -> None:
    paths = files("sidelight", kinds=(".py", ".html", ".css", ".js", ".toml"))
    names = [path.relative_to(REPOSITORY).as_posix() for path in paths]

    ours = [name for name in names if not any(part in name for part in OTHERWISE_NAMED)]
    assert glossary.second_words(ours, INSTEAD) == []


def test_addresses_keep_to_the_glossary() -> None:
    patterns = [re.sub(r"<\w+:", "<", address.pattern) for address in addresses()]

    assert glossary.second_words(patterns, INSTEAD) == []


def test_no_name_says_nothing() -> None:
    assert everywhere(glossary.empty_names) == []


def test_the_glossary_has_the_words_of_the_house() -> None:
    said = set(INSTEAD.values())

    assert {"submission", "decision", "flag", "concern", "room", "session", "notice"} <= said


def test_no_word_is_both_right_and_wrong() -> None:
    right = {glossary.words(word) for word in INSTEAD.values()}

    assert right.isdisjoint(INSTEAD)


@pytest.mark.parametrize(
    "line",
    ["class PendingPost: ...", "def reject_post(): ...", "username = 1", "def look(*, users): ...",
     "for comment in thread: ...", "class ChatRoom: ..."],
)  # fmt: skip
def test_a_second_word_in_the_code_is_noticed(plant: Plant, line: str) -> None:
    names = glossary.names_in(plant("community/models.py", line))

    assert glossary.second_words(names, INSTEAD) != []


@pytest.mark.parametrize("name", ["community/templates/community/comments.html", "/login/<slug>/"])
def test_a_second_word_in_a_file_or_address_is_noticed(name: str) -> None:
    assert glossary.second_words([name], INSTEAD) != []


@pytest.mark.parametrize(
    "line", ["person = request.user", "class Person:\n    USERNAME_FIELD = 'sign_in_name'"]
)
def test_what_a_library_named_is_let_be(plant: Plant, line: str) -> None:
    names = glossary.names_in(plant("people/models.py", line))

    assert glossary.second_words(names, INSTEAD) == []


@pytest.mark.parametrize("place", ["people/utils.py", "people/actions/helpers.py"])
def test_a_module_that_says_nothing_is_noticed(plant: Plant, place: str) -> None:
    assert glossary.empty_names(plant(place, "")) != []


@pytest.mark.parametrize("line", ["data = 1", "def process(): ...", "class Helper: ..."])
def test_a_name_that_says_nothing_is_noticed(plant: Plant, line: str) -> None:
    assert glossary.empty_names(plant("people/queries.py", line)) != []
