"""Pictures of articles: which of them everybody may see, and their drawn sizes."""

from datetime import datetime

from wagtail.images import get_image_model
from wagtail.images.models import Image, Rendition

from sidelight.guidance.queries.articles import readable
from sidelight.guidance.rules import pictures_in


def drawing_of(picture: Image, width: int) -> Rendition:
    """Return a picture drawn anew, so many pixels wide: nothing else of its file is in it."""
    return picture.get_rendition(f"width-{width}|format-webp|webpquality-80")


def picture(number: int) -> Image | None:
    """Return a picture by its number, whoever may see it."""
    return get_image_model().objects.filter(pk=number).first()


def is_in_an_article(number: int, at: datetime) -> bool:
    """Whether a picture stands in an article that everybody may read now."""
    return any(number in pictures_in(one.sign_off.revision.content) for one in readable(at))
