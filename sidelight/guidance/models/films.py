"""Films that stand in articles: our own file, with captions and its words."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.core.files import File
from django.core.validators import FileExtensionValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

MOST_BYTES = 60 * 1000 * 1000
# How the files begin: an MP4 says so after four bytes, a WebM with the mark of Matroska.
MP4, WEBM, CAPTIONS = b"ftyp", b"\x1a\x45\xdf\xa3", b"WEBVTT"


def looks_like_a_film(file: "File[bytes]") -> None:
    """Refuse what is no MP4 and no WebM, whatever its name says, and what is too large."""
    if file.size > MOST_BYTES:
        raise ValidationError(_("A film may have up to 60 MB."))
    start = _first_bytes(file)
    if start[4:8] != MP4 and not start.startswith(WEBM):
        raise ValidationError(_("This is no MP4 and no WebM film."))


def looks_like_captions(file: "File[bytes]") -> None:
    """Refuse what is no WebVTT file."""
    if not _first_bytes(file).removeprefix(b"\xef\xbb\xbf").startswith(CAPTIONS):
        raise ValidationError(_("Captions come as a WebVTT file: its first word is WEBVTT."))


def _first_bytes(file: "File[bytes]") -> bytes:
    was_closed = file.closed
    file.seek(0)
    start: bytes = file.read(16)
    file.seek(0)
    if was_closed:  # it was kept before, and nobody else closes it
        file.close()
    return start


class Film(models.Model):
    """A film of our own. words: all that is said and shown in it, for who reads it instead."""

    title = models.CharField(max_length=120, verbose_name=_("Title"))
    file = models.FileField(
        upload_to="films",
        validators=[FileExtensionValidator(["mp4", "webm"]), looks_like_a_film],
        verbose_name=_("Film"),
        help_text=_("MP4 or WebM, up to 60 MB."),
    )
    captions = models.FileField(
        upload_to="films",
        validators=[FileExtensionValidator(["vtt"]), looks_like_captions],
        verbose_name=_("Captions"),
        help_text=_("A WebVTT file. Without captions a film is not for everybody."),
    )
    words = models.TextField(
        max_length=20_000,
        verbose_name=_("What is said and shown"),
        help_text=_("For everybody who would rather read it."),
    )

    class Meta:
        ordering: ClassVar = ["title"]
        verbose_name = _("film")
        verbose_name_plural = _("films")

    def __str__(self) -> str:
        return self.title
