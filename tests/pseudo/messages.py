"""Every message that a page can show: ours, and those of the libraries that speak in our pages."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import allauth
import django
from babel.messages.pofile import read_po
from django.utils.translation.template import templatize

from tests.house.walls.sources import files

# The places of context, singular and plural among the arguments of each function.
SPEAKS = {
    "gettext": (None, 0, None),
    "ngettext": (None, 0, 1),
    "pgettext": (0, 1, None),
    "npgettext": (0, 1, 2),
}
CALL = re.compile(r"\b(?:(?:np|n|p)?gettext|_)\(")
DJANGO = Path(django.__file__).parent
LIBRARIES = [
    folder / "locale" / "en" / "LC_MESSAGES" / "django.po"
    for folder in (DJANGO / "conf", DJANGO / "contrib/auth", Path(allauth.__file__).parent)
]


@dataclass(frozen=True)
class Message:
    """Words that can be translated, with the plural and the context where there is one."""

    singular: str
    plural: str = ""
    context: str = ""


def every_message() -> set[Message]:
    ours = {message for path in files("sidelight", kinds=(".py",)) for message in in_python(path)}
    pages = files("sidelight", kinds=(".html", ".txt"))
    theirs = {message for path in LIBRARIES for message in in_catalogue(path)}
    return ours | theirs | {message for path in pages for message in in_template(path)}


def in_python(path: Path) -> Iterator[Message]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    yield from (said for node in ast.walk(tree) if (said := said_by(node)))


def in_template(path: Path) -> Iterator[Message]:
    """Django writes a template down as calls of gettext; all else in it is crossed out."""
    source = templatize(path.read_text(encoding="utf-8"))
    for found in CALL.finditer(source):
        yield from filter(None, [said_by(call_at(source, found.start()))])


def call_at(source: str, start: int) -> ast.expr:
    """Return the call that begins here: it ends at the first bracket that makes sense."""
    end = start
    while True:
        end = source.index(")", end) + 1
        try:
            return ast.parse(source[start:end], mode="eval").body
        except SyntaxError:
            continue


def said_by(node: ast.AST) -> Message | None:
    if not isinstance(node, ast.Call):
        return None
    name = ast.unparse(node.func).rpartition(".")[2].removesuffix("_lazy")
    places = SPEAKS.get("gettext" if name == "_" else name)
    words = [one.value if isinstance(one, ast.Constant) else None for one in node.args]
    if not places or not isinstance(words[places[1]], str):
        return None
    context, singular, plural = (None if at is None else str(words[at]) for at in places)
    return Message(singular or "", plural or "", context or "")


def in_catalogue(path: Path) -> Iterator[Message]:
    with path.open("rb") as written:
        for message in read_po(written):
            if message.id:
                both = (message.id, "") if isinstance(message.id, str) else message.id
                yield Message(both[0], both[1], message.context or "")
