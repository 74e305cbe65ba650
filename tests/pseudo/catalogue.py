"""The catalogues of both languages, as a charity would put them beside its data."""

from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from tests.pseudo.messages import every_message
from tests.pseudo.twist import twisted

LEFT_TO_RIGHT = "en-xa"
RIGHT_TO_LEFT = "ar-xb"


def write_catalogues(folder: Path) -> None:
    """Write both languages into a folder for SIDELIGHT_TRANSLATIONS."""
    catalogue = Catalog(charset="utf-8")
    for message in every_message():
        both = (message.singular, message.plural)
        catalogue.add(
            both if message.plural else message.singular,
            tuple(map(twisted, both)) if message.plural else twisted(message.singular),
            context=message.context or None,
        )
    for code in (LEFT_TO_RIGHT, RIGHT_TO_LEFT):
        language, _, country = code.partition("-")
        place = folder / f"{language}_{country.upper()}" / "LC_MESSAGES"
        place.mkdir(parents=True)
        with (place / "django.mo").open("wb") as written:
            write_mo(written, catalogue)
