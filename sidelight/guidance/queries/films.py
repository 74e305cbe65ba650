"""Films of articles: which of them everybody may see, and a piece of one."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models.fields.files import FieldFile

from sidelight.guidance.models import Film
from sidelight.guidance.queries.articles import readable
from sidelight.guidance.rules import films_in


@dataclass(frozen=True)
class Piece:
    """Some bytes of a film. start: where they begin; whole: how many there are in all."""

    start: int
    body: bytes
    whole: int

    @property
    def range_said(self) -> str:
        """As a browser is told: RFC 9110, 14.4."""
        return f"bytes {self.start}-{self.start + len(self.body) - 1}/{self.whole}"


def film(number: int) -> Film | None:
    """Return a film by its number, whoever may see it."""
    return Film.objects.filter(pk=number).first()


def film_is_in_an_article(number: int, at: datetime) -> bool:
    """Whether a film stands in an article that everybody may read now."""
    return any(number in films_in(one.sign_off.revision.content) for one in readable(at))


def piece_of(file: FieldFile, start: int, most: int) -> Piece:
    """Return at most so many bytes of a film, from there on."""
    with file.open("rb") as opened:
        opened.seek(start)
        return Piece(start, opened.read(most), file.size)
