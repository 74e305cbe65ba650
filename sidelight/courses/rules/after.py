"""The page after an evening: three small parts that become one page of a journal, and back."""

from collections.abc import Mapping, Sequence


def joined(headings: Mapping[str, str], parts: Mapping[str, str]) -> str:
    """Return the parts that hold something as one text, each under its heading.

    headings: by the name of a part, in the order of the page.
    """
    said = [(headings[name], parts.get(name, "").strip()) for name in headings]
    return "\n\n".join(f"{heading}\n{words}" for heading, words in said if words)


def parted(headings: Mapping[str, str], words: str) -> dict[str, str] | None:
    """Return the parts of such a text; None when its writer made something else of it."""
    found: dict[str, list[str]] = {}
    names = {heading: name for name, heading in headings.items()}
    current: list[str] | None = None
    for line in words.split("\n"):
        if (name := names.get(line)) and name not in found:
            current = found[name] = []
        elif current is not None:
            current.append(line)
    parts = {name: _trimmed(lines) for name, lines in found.items()}
    return parts if joined(headings, parts) == words else None


def _trimmed(lines: Sequence[str]) -> str:
    return "\n".join(lines).strip()
