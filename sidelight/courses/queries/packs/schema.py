"""The JSON Schema of course packs is the one place that says which entry may hold what."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from json import loads
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

SCHEMA_FILE = Path(__file__).parents[2] / "packs" / "course-pack.schema.json"
Where = tuple[str | int, ...]


@dataclass(frozen=True)
class WrongEntry:
    """An entry that the schema does not allow."""

    where: Where
    says: str

    @property
    def name(self) -> str:
        """The entry it is about, as a form has it."""
        return str(self.where[0]) if self.where else ""


def wrong_entries(part: str, entries: object) -> list[WrongEntry]:
    """Return what the schema does not allow. part: course, week, step, handout or words."""
    errors = list(_judge(part).iter_errors(entries))
    # While nobody knows which kind is meant, nobody knows either what it may have.
    if any(error.validator == "enum" and tuple(error.path) == ("kind",) for error in errors):
        errors = [error for error in errors if error.validator != "not"]
    return [wrong for error in errors for wrong in _said(part, error)]


@cache
def whole_schema() -> Mapping[str, Any]:  # Any: a JSON document
    """Return the schema as it is shipped."""
    schema: Mapping[str, Any] = loads(SCHEMA_FILE.read_text(encoding="utf-8"))
    return schema


@cache
def _judge(part: str) -> Draft202012Validator:
    return Draft202012Validator({**whole_schema(), "$ref": f"#/$defs/{part}"})


def _said(part: str, error: ValidationError) -> Iterator[WrongEntry]:
    where: Where = tuple(error.absolute_path)
    if error.validator == "required":
        # One error for each entry that is missing: it is named by the message alone.
        name = next(one for one in error.validator_value if f"'{one}'" in error.message)
        yield WrongEntry((*where, name), _missing(name, error.instance))
    elif error.validator == "additionalProperties":
        known = sorted(error.schema["properties"])
        for name in sorted(set(error.instance) - set(known)):
            yield WrongEntry((*where, name), _unknown(name, known))
    else:
        say = SAYINGS.get(str(error.validator), _not_so)
        yield WrongEntry(where, say(part, where, error))


def _missing(name: str, entries: object) -> str:
    kind = entries.get("kind") if isinstance(entries, dict) else None
    if name in ("options", "cards", "piles") and kind in ("poll", "sort_cards"):
        return how_many(name)
    return _("“%(name)s” is missing.") % {"name": name}


def _unknown(name: str, known: Sequence[str]) -> str:
    close = get_close_matches(name, known, n=1, cutoff=0.6)
    if close:
        shown = {"name": name, "close": close[0]}
        return _("“%(name)s” is not known here. Did you mean “%(close)s”?") % shown
    shown = {"name": name, "known": ", ".join(known)}
    return _("“%(name)s” is not known here. These are: %(known)s.") % shown


def _only_there(part: str, where: Where, error: ValidationError) -> str:
    if where[-1] == "options":
        return _("only a poll has “options”.")
    return _("only sort_cards has “%(name)s”.") % {"name": _name(where)}


def how_many(name: str) -> str:
    """Return in words how many options, cards or piles a step needs."""
    bounds = whole_schema()["$defs"]["step"]["properties"][name]
    shown = {"least": bounds["minItems"], "most": bounds["maxItems"]}
    if name == "options":
        return _("a poll needs between %(least)s and %(most)s options.") % shown
    if name == "cards":
        return _("cards to sort need between %(least)s and %(most)s cards.") % shown
    return _("cards to sort need between %(least)s and %(most)s piles.") % shown


def _count(part: str, where: Where, error: ValidationError) -> str:
    name = str(where[-1])
    if name in ("options", "cards", "piles"):
        return how_many(name)
    shown = {"name": name, "most": error.validator_value}
    return _("“%(name)s” has at most %(most)s entries.") % shown


def _type(part: str, where: Where, error: ValidationError) -> str:
    shown = {"name": _name(where)}
    if error.validator_value == "string" and isinstance(error.instance, int | float | bool):
        return _("“%(name)s” needs words: put this in quotes.") % shown
    if error.validator_value == "integer":
        return _number(part, where, error)
    if error.validator_value == "array":
        return _("“%(name)s” needs a list, one entry a line, each after a dash.") % shown
    return _("“%(name)s” needs words.") % shown


def _number(part: str, where: Where, error: ValidationError) -> str:
    name = _name(where)
    bounds = whole_schema()["$defs"][part]["properties"][name]
    shown = {"name": name, "least": bounds["minimum"], "most": bounds["maximum"]}
    return _("“%(name)s” needs a whole number from %(least)s to %(most)s.") % shown


def _long(part: str, where: Where, error: ValidationError) -> str:
    shown = {"most": error.validator_value, "has": len(error.instance), "name": _name(where)}
    if part == "words":
        return _("this is too long: at most %(most)s letters, and it has %(has)s.") % shown
    return _("“%(name)s” is too long: at most %(most)s letters, and it has %(has)s.") % shown


def _empty(part: str, where: Where, error: ValidationError) -> str:
    return _("“%(name)s” is empty.") % {"name": _name(where)}


def _twice(part: str, where: Where, error: ValidationError) -> str:
    return _("“%(name)s” says the same thing twice.") % {"name": _name(where)}


def _one_of(part: str, where: Where, error: ValidationError) -> str:
    known = [str(one) for one in error.validator_value]
    close = get_close_matches(str(error.instance), known, n=1, cutoff=0.6)
    shown = {"said": error.instance, "known": ", ".join(known), "close": "".join(close)}
    if close:
        return _("“%(said)s” is not known. Did you mean “%(close)s”?") % shown
    return _("“%(said)s” is not known. These are: %(known)s.") % shown


def _const(part: str, where: Where, error: ValidationError) -> str:
    shown = {"name": _name(where), "value": error.validator_value}
    return _("“%(name)s” has to be %(value)s.") % shown


def _pattern(part: str, where: Where, error: ValidationError) -> str:
    if where[-1] == "licence":
        return _("“licence” needs the short name of a licence, such as CC-BY-4.0.")
    return _("“language” needs a short name, such as en-GB.")


def _not_so(part: str, where: Where, error: ValidationError) -> str:
    return _("“%(name)s” cannot be like this.") % {"name": _name(where)}


def _name(where: Where) -> str:
    return next((one for one in reversed(where) if isinstance(one, str)), "")


SAYINGS: Mapping[str, Callable[[str, Where, ValidationError], str]] = {
    "type": _type,
    "minItems": _count,
    "maxItems": _count,
    "maxLength": _long,
    "minLength": _empty,
    "uniqueItems": _twice,
    "enum": _one_of,
    "const": _const,
    "pattern": _pattern,
    "minimum": _number,
    "maximum": _number,
    "not": _only_there,
}
