"""A charity adds a language with a file beside its data and one setting."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from django.utils.translation import activate, deactivate, gettext, ngettext

from tests.build import Place
from tests.pseudo import LEFT_TO_RIGHT, RIGHT_TO_LEFT, twisted, write_catalogues
from tests.pseudo.messages import Message, every_message


@pytest.fixture
def _both_languages(settings: object, tmp_path: Path) -> Iterator[None]:
    """Say in the settings what SIDELIGHT_LANGUAGE and SIDELIGHT_TRANSLATIONS would say."""
    write_catalogues(tmp_path)
    settings.LOCALE_PATHS = [tmp_path]
    settings.LANGUAGES = [("en-gb", "en-gb"), (LEFT_TO_RIGHT, ""), (RIGHT_TO_LEFT, "")]
    yield
    deactivate()


@pytest.mark.usefixtures("_both_languages")
def test_a_browser_gets_the_language_that_it_asks_for(place: Place) -> None:
    english = Client().get("/", headers={"Accept-Language": "en-GB"}).content.decode()
    page = Client().get("/", headers={"Accept-Language": RIGHT_TO_LEFT}).content.decode()

    assert '<html lang="en-gb" dir="ltr"' in english
    assert f'<html lang="{RIGHT_TO_LEFT}" dir="rtl"' in page
    assert twisted("Help now") in page
    assert "Help now" not in page


@pytest.mark.usefixtures("_both_languages")
def test_a_language_that_nobody_put_there_is_english(place: Place) -> None:
    page = Client().get("/", headers={"Accept-Language": "cy"}).content.decode()

    assert '<html lang="en-gb" dir="ltr"' in page


@pytest.mark.usefixtures("_both_languages")
def test_placeholders_and_plurals_live() -> None:
    activate(LEFT_TO_RIGHT)

    said = gettext("%(day)s from %(time)s") % {"day": "X", "time": "1"}
    many = ngettext("Flags (%(number)s open)", "Flags (%(number)s open)", 2) % {"number": 2}

    assert said.startswith("⟦X ƒŕóḿ 1")
    assert many.startswith("⟦Ƒłáǵś (2 ")


def test_a_message_is_longer_and_keeps_its_html() -> None:
    said = twisted("See <b>%(name)s</b> &amp; 100%%.\n")

    assert said.startswith("⟦Śéé <b>%(name)s</b> &amp; 100%%.")
    assert said.endswith("⟧\n")
    assert len(twisted("x" * 100)) >= 130


def test_the_words_of_pages_programs_and_libraries_are_found() -> None:
    messages = every_message()

    assert Message("Help now") in messages
    assert Message("The team is reading %(when)s.") in messages
    assert Message("This field is required.") in messages
    assert Message("Flags (%(number)s open)", "Flags (%(number)s open)") in messages
