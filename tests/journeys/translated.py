"""Reading a page in a language that nobody speaks: which of its words could nobody translate?"""

import re
import sqlite3
from collections.abc import Collection
from contextlib import closing

from playwright.sync_api import Page

from tests.journeys.browsers import PHONE
from tests.journeys.site import Site
from tests.pseudo import RIGHT_TO_LEFT

# What stays as it is in every language: our own name, and codes that are shown as codes.
NAMES = (
    "Sidelight",
    "PNG",
    "JPEG",
    "WebP",
    "Europe/London",
    "GMT",
    "BST",
    "notes@localhost",
    "localhost",
)
# Addresses of other sites, and shown names of our making, which nobody may tell from one another.
NOT_WORDS = re.compile(r"https?://\S+|\b[A-Z][a-z]+ [A-Z][a-z]+ [0-9]{2}\b")
# What is translated: a run with a letter or a bracket that no English word has.
TRANSLATED = re.compile(r"\S*[^\x00-\x7f…’“”–]\S*")
LONG = 20
WORD = re.compile(r"[A-Za-z]{2,}")
# All that somebody sees or hears: texts, names of controls, pictures, choices.
READ_ALL = """() => {
    // Words of a course say which language they are in: nobody translates them here.
    const own = "body [lang]";
    const skipped = `script, noscript, style, textarea, code, kbd, [translate=no], ${own}`;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const read = [document.title];
    while (walker.nextNode()) {
        const holder = walker.currentNode.parentElement;
        if (!holder.closest(skipped)) read.push(walker.currentNode.data);
    }
    for (const name of ["aria-label", "alt", "title", "placeholder"])
        for (const one of document.querySelectorAll(`[${name}]`)) read.push(one.getAttribute(name));
    return read.map(words => words.replace(/\\s+/g, " ").trim()).filter(Boolean);
}"""


def plain_words(page: Page, own_words: "OwnWords") -> list[str]:
    """Return the texts of a page that are neither translated nor somebody's own words."""
    return [read for read in page.evaluate(READ_ALL) if WORD.search(own_words.taken_out_of(read))]


class OwnWords:
    """What people wrote, as the database keeps it: nobody translates that.

    sealed: words that it keeps encrypted.
    """

    def __init__(self, site: Site, sealed: Collection[str] = ()) -> None:
        self.site, self.sealed = site, frozenset(sealed)
        self.known = self.sealed

    def taken_out_of(self, read: str) -> str:
        """Return a text without names, without what is translated and what somebody wrote."""
        if WORD.search(self._without(read)):
            self.known = self.sealed.union(self._all_kept())
        return self._without(read)

    def _without(self, read: str) -> str:
        read = NOT_WORDS.sub("", read)
        opening = TRANSLATED.sub(" ", read).strip("… ")
        if len(opening) > LONG and any(opening in words for words in self.known):
            return ""
        for words in (*NAMES, *self._parts_in(read)):
            read = read.replace(words, "")
        return TRANSLATED.sub(" ", read)

    def _parts_in(self, read: str) -> list[str]:
        parts = (words for words in self.known if words in read)
        return sorted(parts, key=len, reverse=True)

    def _all_kept(self) -> set[str]:
        """Return every text in the database that is more than a code, whole and line by line."""
        path = self.site.folder / "sidelight.sqlite3"
        kept: set[str] = set()
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as database:
            tables = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            for (table,) in tables.fetchall():
                for row in database.execute(f'SELECT * FROM "{table}"'):
                    texts = [cell for cell in row if isinstance(cell, str)]
                    kept.update(part for text in texts for part in (text, *text.splitlines()))
        return {" ".join(part.split()) for part in kept if is_more_than_a_code(part)}


def is_more_than_a_code(line: str) -> bool:
    return bool(WORD.search(line)) and (" " in line or not line.islower() or "-" in line)


def open_translated(page: Page, address: str) -> None:
    """Open the same page in the language that runs from right to left, on a small phone."""
    chosen = {"name": "django_language", "value": RIGHT_TO_LEFT, "url": address}
    page.context.add_cookies([chosen])  # type: ignore[list-item]  # Playwright's own shape of it
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]  # the same
    page.goto(address)
    page.context.clear_cookies(name="django_language")
