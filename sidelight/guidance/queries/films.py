"""Films of articles, and a piece of one."""

from dataclasses import dataclass

from django.db.models.fields.files import FieldFile

from sidelight.guidance.models import Film


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


def piece_of(file: FieldFile, start: int, most: int) -> Piece:
    """Return at most so many bytes of a film, from there on."""
    with file.open("rb") as opened:
        opened.seek(start)
        return Piece(start, opened.read(most), file.size)
