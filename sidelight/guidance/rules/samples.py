"""How a sample file's parts become the parts of an article."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from markdown_it import MarkdownIt

Part = tuple[str, Any]  # Any: the fields depend on the kind of part
MARKDOWN = MarkdownIt("zero").enable(["emphasis", "link", "list"])


def parts_of(body: Sequence[Mapping[str, Any]], picture: Callable[[str, str], Any]) -> list[Part]:
    """Return the parts of a file's body; `picture` makes one of a file name and its words."""
    return [part for block in body for part in _parts_of(block, picture)]


def _parts_of(block: Mapping[str, Any], picture: Callable[[str, str], Any]) -> Iterator[Part]:
    ((kind, said),) = block.items()
    if kind == "text":
        yield "text", _rich(said)
    elif kind == "questions":
        for one in said:
            yield "question", {"question": one["question"], "answer": _rich(one["answer"])}
    elif kind == "picture":
        shown = picture(said["file"], said["alt"])
        yield "picture", {"picture": shown, "caption": said.get("caption", "")}
    else:
        yield kind, said


def _rich(words: str) -> str:
    return str(MARKDOWN.render(words)).replace("<strong>", "<b>").replace("</strong>", "</b>")
