"""Templates look down the house too, and carry no script, style or stranger's address."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from tests.house.walls.floors import may_look
from tests.house.walls.sources import REPOSITORY, files

REFERENCE = re.compile(r"""{%-?\s*(include|extends|url|static)\s+["']([^"']+)["']""")
COMMENTS = re.compile(r"{#.*?#}|{%\s*comment\b.*?endcomment\s*%}|<!--.*?-->", re.DOTALL)
INLINE = {
    "a script without a file": re.compile(r"<script(?![^>]*\ssrc=)[^>]*>", re.IGNORECASE),
    "a style element": re.compile(r"<style\b", re.IGNORECASE),
    "a style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE),
    "a script attribute": re.compile(r"<[^>]*\son[a-z]+\s*=\s*[\"']", re.IGNORECASE),
    "a script address": re.compile(r"javascript:", re.IGNORECASE),
}
ELSEWHERE = re.compile(r"(?:https?:)?//[\w.-]+\.\w{2,}[^\s\"'()<>]*|https?://[^\s\"'()<>{]+")
# Names of languages, never fetched by a browser.
NOT_FETCHED = {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}


@dataclass(frozen=True)
class Page:
    """A template, style sheet or script; `path` is counted from the repository."""

    path: str
    text: str

    @property
    def app(self) -> str:
        return PurePosixPath(self.path).parts[1]

    @property
    def name(self) -> str:
        """What other templates call it: design/base.html."""
        return "/".join(PurePosixPath(self.path).parts[3:])

    @property
    def said(self) -> str:
        """The text without its comments, each line where it was."""
        return COMMENTS.sub(lambda found: "\n" * found[0].count("\n"), self.text)

    def fault(self, place: int, says: str) -> str:
        return f"{self.path}:{self.said.count(chr(10), 0, place) + 1}: {says}"


def pages(*kinds: str) -> list[Page]:
    """Return our own files of these kinds; what stands in a `vendor` folder is another's work."""
    found = [path for path in files("sidelight", kinds=kinds) if "vendor" not in path.parts]
    return [page(path) for path in found]


def page(path: Path) -> Page:
    return Page(path.relative_to(REPOSITORY).as_posix(), path.read_text(encoding="utf-8"))


def upward_looks(
    templates: Iterable[Page], house: Mapping[str, int], address_apps: Mapping[str, str]
) -> list[str]:
    """Find every include, extends, url and static of an app that does not lie lower."""
    templates = list(templates)
    template_apps = {template.name: template.app for template in templates}
    faults = []
    for template in templates:
        for found in REFERENCE.finditer(template.said):
            word, name = found.groups()
            owners = address_apps if word == "url" else template_apps
            app = owners.get(name) or name.split("/")[0]
            if word == "url" and name not in address_apps:
                faults.append(template.fault(found.start(), f"{name} is the name of no address"))
            elif app in house and not may_look(template.app, app, dict(house)):
                faults.append(template.fault(found.start(), f"{word} {name} looks up to {app}"))
    return faults


def inline(page: Page) -> list[str]:
    """Find what the content policy would refuse anyway, before a young person meets the gap."""
    return [
        page.fault(found.start(), what)
        for what, pattern in INLINE.items()
        for found in pattern.finditer(page.said)
    ]


def strangers(page: Page) -> list[str]:
    """Find addresses of other hosts: nothing is loaded from elsewhere, so nobody can look on."""
    return [
        page.fault(found.start(), f"leads to {found[0]}")
        for found in ELSEWHERE.finditer(page.said)
        if found[0] not in NOT_FETCHED
    ]
