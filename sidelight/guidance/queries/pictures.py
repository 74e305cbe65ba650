"""Pictures of articles, and their drawn sizes."""

from wagtail.images import get_image_model
from wagtail.images.models import Image, Rendition

from sidelight.guidance.rules import WIDTHS


def drawings_of(picture: Image) -> list[Rendition]:
    """Return a picture drawn anew in both sizes: nothing else of its file is in them.

    Wagtail would write down in its cache, at each look, what stands in its table already.
    """
    wanted = [f"width-{width}|format-webp|webpquality-80" for width in WIDTHS]
    drawn = picture.renditions.filter(filter_spec__in=wanted)
    there = {one.filter_spec: one for one in drawn}
    return [there.get(how) or picture.get_rendition(how) for how in wanted]


def drawing_of(picture: Image, width: int) -> Rendition:
    """Return one of its sizes."""
    return drawings_of(picture)[WIDTHS.index(width)]


def picture(number: int) -> Image | None:
    """Return a picture by its number, whoever may see it."""
    return get_image_model().objects.filter(pk=number).first()
