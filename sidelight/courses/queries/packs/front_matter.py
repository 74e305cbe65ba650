"""The front matter of a file: YAML of the plainest kind, with the line of everything in it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

import yaml
from django.utils.translation import gettext as _

from sidelight.courses.errors.programmes import Fault
from sidelight.foundation.text import clean_words

FENCE = "---"
DEEPEST = 8
Where = tuple[str | int, ...]


@dataclass(frozen=True)
class Matter:
    """A file that was read. lines: where each entry stands; words_line: where the words begin."""

    path: str
    entries: Mapping[str, object] = field(default_factory=dict)
    lines: Mapping[Where, int] = field(default_factory=dict)
    words: str = ""
    words_line: int = 1
    faults: tuple[Fault, ...] = ()

    def line_of(self, where: Where) -> int:
        """Return the line of an entry, or of what it stands in."""
        while where and where not in self.lines:
            where = where[:-1]
        return self.lines.get(where, 1)


def read_matter(path: str, content: bytes) -> Matter:
    """Return the front matter and the words of a file; what cannot be read is among its faults."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as broken:
        line = content[: broken.start].count(b"\n") + 1
        return _wrong(path, line, _("this is not UTF-8 text. Save the file as UTF-8."))
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if lines[0].rstrip() != FENCE:
        return _wrong(path, 1, _("the file has to begin with a line of three dashes: ---"))
    end = next((at for at, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE), None)
    if end is None:
        return _wrong(path, 1, _("the front matter has no end: put a line of three dashes: ---"))
    matter = _read_yaml(path, "\n".join(lines[1:end]))
    words_line, words = _trimmed(lines[end + 1 :], end + 2)
    return Matter(path, matter.entries, matter.lines, words, words_line, matter.faults)


def _trimmed(lines: list[str], first: int) -> tuple[int, str]:
    """Return the words without empty lines around them, and the line on which they begin."""
    empty = next((at for at, line in enumerate(lines) if line.strip()), len(lines))
    return first + empty, clean_words("\n".join(lines[empty:]))


class _Plain(yaml.SafeLoader):
    """YAML as it looks: “yes” is a word, and only true and false are not."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}


for tag, pattern, begins in (
    ("bool", r"^(?:true|false)$", "tf"),
    ("null", r"^(?:~|null|)$", ["~", "n", ""]),
    ("int", r"^-?(?:0|[1-9][0-9]{0,8})$", "-0123456789"),
    ("float", r"^-?(?:0|[1-9][0-9]{0,8})\.[0-9]{1,8}$", "-0123456789"),
):
    _Plain.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), list(begins))
KNOWN_TAGS = {
    f"tag:yaml.org,2002:{tag}" for tag in ("str", "bool", "null", "int", "float", "map", "seq")
}


class _Unread(Exception):
    """Something in YAML that is not read here, and where it stands."""

    def __init__(self, line: int, says: str) -> None:
        super().__init__(says)
        self.line, self.says = line, says


def _read_yaml(path: str, text: str) -> Matter:
    """Return what stands between the dashes. Its first line is the second one of the file."""
    lines: dict[Where, int] = {(): 1}
    try:
        _must_be_plain(text)
        part = yaml.compose(text, Loader=_Plain)
        if not isinstance(part, yaml.MappingNode):
            raise _Unread(0, _("write the front matter as lines like “title: Who am I”."))
        entries = _value(part, (), lines)
    except yaml.MarkedYAMLError as broken:
        mark = broken.problem_mark or broken.context_mark
        line = mark.line + 2 if mark else 1
        return _wrong(path, line, _not_yaml())
    except (yaml.YAMLError, ValueError):
        return _wrong(path, 1, _not_yaml())
    except _Unread as unread:
        return _wrong(path, unread.line + 2, unread.says)
    assert isinstance(entries, dict)  # noqa: S101  # a mapping was asked for above
    return Matter(path, entries, lines)


def _not_yaml() -> str:
    return _(
        "this cannot be read as YAML. Put words that hold a colon, or begin with a sign, in "
        "quotes, and use spaces to indent."
    )


def _must_be_plain(text: str) -> None:
    """Refuse anchors, aliases and deep nesting: a small file could grow without an end."""
    depth = 0
    for token in yaml.scan(text, Loader=_Plain):
        if isinstance(token, yaml.AnchorToken | yaml.AliasToken):
            says = _("“&” and “*” have a meaning in YAML that is not read here: use quotes.")
            raise _Unread(token.start_mark.line, says)
        if isinstance(token, OPENING):
            depth += 1
        elif isinstance(token, CLOSING):
            depth -= 1
        if depth > DEEPEST:
            raise _Unread(token.start_mark.line, _("this is nested too deeply."))


OPENING = (
    yaml.BlockMappingStartToken, yaml.BlockSequenceStartToken, yaml.FlowMappingStartToken,
    yaml.FlowSequenceStartToken,
)  # fmt: skip
CLOSING = (yaml.BlockEndToken, yaml.FlowMappingEndToken, yaml.FlowSequenceEndToken)


def _value(part: yaml.Node, where: Where, lines: dict[Where, int]) -> object:
    """Return what a part of YAML says, and note where it and all within it stand."""
    lines.setdefault(where, part.start_mark.line + 2)
    if part.tag not in KNOWN_TAGS:
        raise _Unread(part.start_mark.line, _("“!” has a meaning in YAML that is not read here."))
    if isinstance(part, yaml.MappingNode):
        return _mapping(part, where, lines)
    if isinstance(part, yaml.SequenceNode):
        return [_value(one, (*where, at), lines) for at, one in enumerate(part.value)]
    return _scalar(part)


def _mapping(part: yaml.MappingNode, where: Where, lines: dict[Where, int]) -> object:
    found: dict[str, object] = {}
    for key, value in part.value:
        name = str(key.value) if isinstance(key, yaml.ScalarNode) else "?"
        if name in found:
            raise _Unread(key.start_mark.line, _("“%(name)s” stands here twice.") % {"name": name})
        lines[(*where, name)] = key.start_mark.line + 2
        found[name] = _value(value, (*where, name), lines)
    return found


def _scalar(part: yaml.Node) -> object:
    said = str(part.value)
    kind = part.tag.rpartition(":")[2]
    if kind == "int":
        return int(said)
    if kind == "float":
        return float(said)
    if kind == "bool":
        return said == "true"
    return None if kind == "null" else said


def _wrong(path: str, line: int, says: str) -> Matter:
    return Matter(path, faults=(Fault(path, line, says),))
