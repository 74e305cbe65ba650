"""Managers choose name, colour and logo; every page shows them, at no cost to a page."""

from collections.abc import Callable
from datetime import datetime
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError
from django.test import Client
from django.urls import reverse
from PIL import Image

from sidelight.design import queries
from sidelight.design.models import Look
from sidelight.ledger.models import Act, Line
from sidelight.people.models import Person
from tests.build import Place

PAGE = reverse("staff_look")
PLUM = "#7a2a8c"
OWN = {"name": "Harbour Lights", "palette": "own", "colour": PLUM}


def logo() -> SimpleUploadedFile:
    written = BytesIO()
    Image.new("RGB", (30, 30), PLUM).save(written, "PNG")
    return SimpleUploadedFile("logo.png", written.getvalue(), "image/png")


@pytest.fixture
def manager(max: Person, browser_of: Callable[[object], Client]) -> Client:
    return browser_of(max)


@pytest.fixture
def choose(
    manager: Client, django_capture_on_commit_callbacks: Callable[..., object]
) -> Callable[..., object]:
    """Choose a look as a manager does, with all that happens once it is kept."""

    def chosen(**typed: object) -> object:
        with django_capture_on_commit_callbacks(execute=True):
            return manager.post(PAGE, typed)

    return chosen


def front() -> str:
    return Client().get("/").content.decode()


def test_a_page_says_sidelight_until_something_is_chosen(place: Place) -> None:
    page = front()

    assert " · Sidelight</title>" in page
    assert "/look/" not in page
    assert "runs on Sidelight" not in page


def test_name_colour_and_logo_are_on_every_page_at_once(choose: Callable[..., object]) -> None:
    choose(**OWN, logo=logo())

    version = Look.objects.get().slug
    page = front()
    assert " · Harbour Lights</title>" in page
    assert "Harbour Lights is a place to write" in page
    assert f'<link rel="stylesheet" href="/look/{version}.css">' in page
    assert f'src="/look/logo-{version}.png" alt="" width="30" height="30"' in page
    assert "runs on Sidelight" in page


def test_what_browsers_fetch_is_kept_for_ever_and_tells_nothing(
    choose: Callable[..., object], manager: Client
) -> None:
    choose(**OWN, logo=logo())
    version = Look.objects.get().slug

    for address, kind in ((f"/look/{version}.css", "text/css"),
                          (f"/look/logo-{version}.png", "image/png")):  # fmt: skip
        answer = manager.get(address)

        assert answer.status_code == 200
        assert answer.headers["Content-Type"].startswith(kind)
        assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
        # A cache on the way keeps it for everybody: nobody's cookie may be in it.
        assert not answer.cookies


def test_the_logo_stays_until_it_is_taken_away(choose: Callable[..., object]) -> None:
    choose(**OWN, logo=logo())

    choose(**{**OWN, "name": "Harbour"})
    assert queries.look_in_force().has_logo
    choose(**OWN, no_logo="on")

    assert not queries.look_in_force().has_logo
    assert Look.objects.count() == 3


def test_sidelights_colours_come_back(choose: Callable[..., object]) -> None:
    choose(**OWN)

    choose(**{**OWN, "palette": "sidelight"})

    assert ".css" not in front().partition("/look/")[2][:40]
    assert not queries.look_in_force().has_colour


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"palette": "own", "colour": "red"}, "six digits"),
        ({"palette": "own", "colour": "#fff;}body{}"}, "at most 7"),
        ({"palette": ""}, "required"),
        ({"name": "x" * 41, "palette": "sidelight"}, "at most 40"),
        ({"palette": "sidelight", "logo": SimpleUploadedFile("a.svg", b"<svg/>")}, "PNG, JPEG"),
    ],
)
def test_what_does_not_fit_is_refused_with_a_reason(
    choose: Callable[..., object], typed: dict[str, object], words: str
) -> None:
    answer = choose(**typed)

    assert words in answer.content.decode()
    assert not Look.objects.exists()


def test_a_name_is_words_and_never_html(choose: Callable[..., object]) -> None:
    choose(name="<b>Harbour</b>", palette="sidelight")

    assert "&lt;b&gt;Harbour&lt;/b&gt;" in front()
    assert "<b>Harbour</b>" not in front()


def test_the_ledger_says_who_chose_and_when(
    choose: Callable[..., object], max: Person, at: datetime
) -> None:
    choose(**OWN)

    look = Look.objects.get()
    line = Line.objects.get(act=Act.SETTING_CHANGED, subject_kind="look")
    assert (look.chosen_by_id, look.chosen_at) == (max.pk, at)
    assert (line.actor_id, line.subject_id, line.at) == (max.pk, look.pk, at)
    assert line.detail == {"own_colour": True, "own_logo": False}


def test_a_page_does_not_ask_for_the_look_again(
    choose: Callable[..., object], django_assert_num_queries: Callable[[int], object]
) -> None:
    choose(**OWN)
    front()

    with django_assert_num_queries(0):
        assert queries.look_shown().name == "Harbour Lights"


def test_another_process_shows_it_within_a_minute(
    choose: Callable[..., object], monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(**OWN)
    ago = queries.KEPT_SECONDS + 1
    now = queries.time.monotonic()
    queries.kept.look, queries.kept.seen_at = queries.OUR_OWN, now
    assert queries.look_shown().name == "Sidelight"

    monkeypatch.setattr(queries.time, "monotonic", lambda: now + ago)

    assert queries.look_shown().name == "Harbour Lights"


def test_the_last_look_known_is_shown_when_it_cannot_be_read(
    choose: Callable[..., object], monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(**OWN)
    front()

    def broken() -> None:
        raise DatabaseError

    queries.kept.seen_at = None
    monkeypatch.setattr(queries, "look_in_force", broken)

    assert queries.look_shown().name == "Harbour Lights"
    assert " · Harbour Lights</title>" in Client().get("/nowhere/").content.decode()


def test_nobody_else_chooses(
    place: Place, mo: Person, sol: Person, ed: Person, amira: Person,
    browser_of: Callable[[object], Client],
) -> None:  # fmt: skip
    for person in (None, mo, sol, ed, amira):
        assert browser_of(person).post(PAGE, OWN).status_code == 404

    assert not Look.objects.exists()
