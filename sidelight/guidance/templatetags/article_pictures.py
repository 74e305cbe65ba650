"""A picture of an article, in two sizes, with what it shows in words."""

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.images.models import Image

from sidelight.guidance.queries import drawings_of
from sidelight.guidance.rules import WIDTHS

register = template.Library()


@register.simple_tag
def article_picture(picture: Image) -> SafeString:
    """Draw a picture; its words are what the editor gave it in this place."""
    sizes = list(zip(drawings_of(picture), WIDTHS, strict=True))
    largest = sizes[-1][0]
    sources = ", ".join(f"{_address(picture, width)} {drawn.width}w" for drawn, width in sizes)
    alt = "" if getattr(picture, "decorative", False) else picture.contextual_alt_text
    return format_html(
        '<img src="{}" srcset="{}" sizes="(min-width: 44rem) 40rem, 92vw" alt="{}" width="{}" '
        'height="{}" loading="lazy" decoding="async">',
        _address(picture, WIDTHS[-1]), sources, alt, largest.width, largest.height,
    )  # fmt: skip


def _address(picture: Image, width: int) -> str:
    return reverse("article_picture", kwargs={"number": picture.pk, "width": width})
