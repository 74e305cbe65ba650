"""Every word of ours that a page can show is read with ease at about eleven, the staff's too.

Whole pages are measured where they are shown (test_pages_are_easy_to_read). This reads what a
page may show on another day: errors, choices, notices, messages, pages for rare states, courses.
"""

import re
from collections.abc import Iterable, Iterator
from html import unescape
from pathlib import Path

import pytest
import yaml

from sidelight.directory.queries import shipped_entries
from sidelight.foundation.reading import WORD, reading_age, sentences_in
from tests.house.walls.sources import REPOSITORY, files
from tests.pseudo.messages import in_python, in_template

ABOUT_ELEVEN = 11.0
# A few words say little about an age: one "safeguarding" makes three years. So a single message
# may be harder than a file of them, but not by more than this.
ALONE = 14.0
A_MESSAGE = 12  # words; shorter ones are too short to be measured alone
NOT_A_LABEL = 8  # words
ENOUGH_MESSAGES = 5
# Names are what they are, however long.
NAMES = re.compile(
    r"Information Commissioner.s Office|United Kingdom|Northern Ireland|Sidelight|Markdown"
    r"|[Aa]uthenticator app|safeguarding leads?"
)
# For whoever writes a course in a text editor: the names of files cannot be said more simply.
ABOUT_FILES = ("courses/queries/packs/places.py", "courses/queries/markdown.py")
TAG = re.compile(r"<[^>]+>")
GAP = re.compile(r"%\(\w+\)[sd]|\{\w+\}|%[sd]")
PAGES = [
    path
    for path in files("sidelight", kinds=(".html", ".txt", ".py"))
    if "tests" not in path.relative_to(REPOSITORY).parts
]
PACK = REPOSITORY / "sidelight" / "courses" / "packs" / "steady-ground"
LONGEST_IN_A_PACK = 14.0


def test_every_file_is() -> None:
    ages = {
        name: age_of(said)
        for name, said in ((short(path), messages_of(path)) for path in PAGES)
        if len([one for one in said if length_of(one) >= NOT_A_LABEL]) >= ENOUGH_MESSAGES
    }

    assert len(ages) > 80
    assert {name: age for name, age in ages.items() if age > ABOUT_ELEVEN} == {}


def test_no_message_alone_is_hard() -> None:
    said = [
        (short(path), message)
        for path in PAGES
        if not short(path).endswith(ABOUT_FILES)
        for message in messages_of(path)
        if length_of(message) >= A_MESSAGE
    ]

    assert len(said) > 500
    assert [one for one in said if age_of([one[1]]) > ALONE] == []


@pytest.mark.parametrize("path", sorted(PACK.rglob("*.md")), ids=lambda path: path.stem)
def test_every_page_of_the_sample_course_is(path: Path) -> None:
    assert age_of(path.read_text(encoding="utf-8").split("\n")) <= ABOUT_ELEVEN


@pytest.mark.parametrize("path", sorted(PACK.rglob("*.md")), ids=lambda path: path.stem)
def test_nothing_that_a_course_says_alone_is_hard(path: Path) -> None:
    _, facts, words = path.read_text(encoding="utf-8").split("---\n", 2)
    for_members = words.partition("# For leaders")[0].split("\n")
    said = [*texts_in(yaml.safe_load(facts)), *for_members]

    alone = [one for one in said if length_of(one) >= A_MESSAGE]
    assert [one for one in alone if age_of([one]) > LONGEST_IN_A_PACK] == []


def test_what_help_lines_say_of_themselves_is() -> None:
    assert age_of(entry.about for entry in shipped_entries()) <= ABOUT_ELEVEN


def test_long_words_in_long_sentences_are_noticed() -> None:
    hard = (
        "Individuals participating in moderated environments are encouraged to familiarise "
        "themselves with the applicable conditions concerning disclosure."
    )

    assert length_of(hard) >= A_MESSAGE
    assert age_of([hard]) > ALONE


def test_a_name_and_a_gap_make_nothing_harder() -> None:
    said = plain("Ask the <b>Information Commissioner's Office</b> on %(day)s &amp; wait.")

    assert said == "Ask the it on it & wait."


def messages_of(path: Path) -> list[str]:
    """Return what one file may say on a page, in singular and in plural."""
    found = in_python(path) if path.suffix == ".py" else in_template(path)
    return [plain(words) for one in found for words in (one.singular, one.plural) if words]


def plain(message: str) -> str:
    """Return a message as it is read; what is filled in later counts as one short word."""
    return NAMES.sub("it", unescape(TAG.sub("", GAP.sub("it", message.replace("%%", "%")))))


def texts_in(facts: object) -> Iterator[str]:
    if isinstance(facts, str):
        yield facts
    elif isinstance(facts, dict):
        yield from (text for one in facts.values() for text in texts_in(one))
    elif isinstance(facts, list):
        yield from (text for one in facts for text in texts_in(one))


def length_of(message: str) -> int:
    return len(WORD.findall(message))


def age_of(said: Iterable[str]) -> float:
    return round(reading_age(sentences_in([NAMES.sub("it", one) for one in said])), 1)


def short(path: Path) -> str:
    return path.relative_to(REPOSITORY / "sidelight").as_posix()
