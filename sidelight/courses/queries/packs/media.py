"""The pictures of a pack."""

from collections.abc import Callable, Mapping

from django.utils.translation import gettext as _

from sidelight.courses.errors.programmes import PictureNotFit, PictureTooLarge
from sidelight.courses.queries.packs.entries import Reading
from sidelight.courses.queries.packs.places import Places
from sidelight.courses.rules.packs import MOST_PICTURES, PackPicture
from sidelight.courses.rules.pictures import MEDIA_TYPES

# Draws a picture anew from its file and the end of its name; raises PictureNotFit, PictureTooLarge.
Redraw = Callable[[bytes, str], bytes]


def read_pictures(
    files: Mapping[str, bytes], places: Places, reading: Reading, redraw: Redraw
) -> tuple[PackPicture, ...]:
    """Return the pictures of a pack, drawn anew, by name."""
    pictures = []
    paths = list(places.pictures)
    if len(paths) > MOST_PICTURES:
        says = _("a pack has at most %(most)s pictures.") % {"most": MOST_PICTURES}
        reading.faults.add("media", says)
        return ()
    for path in paths:
        name, end = path.partition("/")[2], path.rpartition(".")[2]
        try:
            content = redraw(files[path], end)
        except (PictureNotFit, PictureTooLarge) as refusal:
            reading.faults.add(path, str(refusal))
            content = b""
        pictures.append(PackPicture(name, MEDIA_TYPES[end], content))
    return tuple(pictures)
