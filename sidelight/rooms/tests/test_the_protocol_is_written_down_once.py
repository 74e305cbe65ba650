"""The docs, the schema and the code of the live protocol name the same things."""

import re
from pathlib import Path

from jsonschema import Draft202012Validator

from sidelight.live.counts import CODES
from sidelight.outcomes.models import Feeling
from sidelight.rooms.actions.activities import ACTIVITIES
from sidelight.rooms.consumers.socket import OTHERS
from sidelight.rooms.errors import KIND_WORDS
from sidelight.rooms.models import Reaction, Room
from sidelight.rooms.rules.jobs import Code, Why
from sidelight.rooms.rules.reading import VERSION
from sidelight.rooms.rules.reasons import OutReason, Reason
from sidelight.rooms.rules.speaking import LONGEST_TEXT
from sidelight.rooms.tests.protocol import NAMED, SCHEMA, activities

DOCS = (Path(__file__).parents[3] / "docs" / "live-protocol.md").read_text(encoding="utf-8")
NAME = re.compile(r"`([a-z_]+)")
ROW = re.compile(r"^\| `([a-z_]+) (.*?)` \|(.*)\|$", re.MULTILINE)
FIELD = re.compile(r"[a-z_]+")


def section(title: str) -> str:
    return DOCS.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def rows(title: str) -> dict[str, str]:
    """Return the messages of a table of the docs, each with the fields it names."""
    return {name: fields for name, fields, _ in ROW.findall(section(title))}


def fields_in_schema(name: str) -> set[str]:
    kind = SCHEMA["$defs"][name]
    return {field for one in kind.get("oneOf", [kind]) for field in one["properties"]} - {"type"}


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_docs_and_schema_name_the_same_messages() -> None:
    assert set(rows("From the page")) == set(NAMED["from_page"])
    assert set(rows("To the page")) == set(NAMED["to_page"])


def test_the_code_takes_the_messages_that_pages_may_send() -> None:
    assert set(NAMED["from_page"]) == {"hello", "say", *map(str, OTHERS)}


def test_docs_and_schema_name_the_same_fields() -> None:
    for title, direction in (("From the page", "from_page"), ("To the page", "to_page")):
        for name, fields in rows(title).items():
            if ".." not in fields:  # told beneath the table
                named = set(FIELD.findall(re.sub(r'"\w+"', "", fields.replace(": line", ""))))
                assert named == fields_in_schema(NAMED[direction][name]), name


def test_docs_schema_and_code_name_the_same_activities() -> None:
    told = section("From the page").partition("`activity` for everybody:")[2]
    in_docs = set(NAME.findall(told.partition("Each is one action")[0]))

    assert in_docs == activities() == {*ACTIVITIES, "release"}


def test_docs_schema_and_code_name_the_same_codes() -> None:
    in_docs = set(NAME.findall(section("Codes of a refusal").partition("A socket is closed")[0]))

    assert in_docs == set(SCHEMA["$defs"]["code"]["enum"]) == set(Code) == CODES
    assert set(KIND_WORDS) == set(Code)


def test_the_fixed_sets_are_those_of_the_code() -> None:
    kinds = SCHEMA["$defs"]
    acts = {act["properties"]["activity"]["enum"][0]: act for act in kinds["page_act"]["oneOf"]}

    assert kinds["holding"]["enum"] == Room.Holding.values
    assert kinds["mood_value"]["enum"] == Feeling.values
    assert kinds["out"]["enum"] == [one.value for one in OutReason]
    assert kinds["room_held"]["properties"]["why"]["enum"] == [one.value for one in Why]
    assert kinds["room_state"]["oneOf"][0]["properties"]["phase"]["enum"] == Room.Phase.values
    assert acts["react"]["properties"]["sign"]["enum"] == Reaction.Sign.values
    assert acts["decline"]["properties"]["reason"]["enum"] == [one.value for one in Reason]
    assert kinds["page_say"]["properties"]["text"]["maxLength"] == LONGEST_TEXT
    assert kinds["page_hello"]["properties"]["v"]["const"] == VERSION
