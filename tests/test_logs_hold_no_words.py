"""What somebody wrote, who they are and where they looked never reaches a log."""

import json
import logging
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
import structlog
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from sidelight.config import logs
from sidelight.notices.links import signed

Lines = Callable[[], list[dict[str, object]]]
WORDS = "plum-coloured words"


def breaks(request: HttpRequest, secret: str) -> HttpResponse:
    raise ValueError(f"{WORDS} {secret}")


urlpatterns = [path("breaks/<str:secret>/", breaks)]
handler500 = "sidelight.design.views.server_error"


@pytest.fixture
def lines(capsys: pytest.CaptureFixture[str]) -> Iterator[Lines]:
    """What was logged during the test, line by line as the operator's machine gets it."""
    logs.configure({"level": "INFO"})
    yield lambda: [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    logs.configure(settings.LOGGING)


@pytest.mark.urls(__name__)
def test_a_page_that_breaks_is_logged_by_kind_and_place(lines: Lines) -> None:
    visitor = Client(raise_request_exception=False)

    visitor.post("/breaks/heron/?search=teal", {"words": "ochre"})

    told = lines()
    broken = next(line for line in told if line["event"] == "request")
    assert broken["status"] == 500
    assert broken["page"] == "breaks/<str:secret>/"
    assert broken["error"] == ["ValueError"]
    assert str(broken["where"]).endswith(" breaks']")
    assert not re.search(f"heron|teal|ochre|{WORDS}|127.0.0.1", json.dumps(told))


@pytest.mark.urls(__name__)
def test_the_page_shows_the_reference_that_the_log_holds(lines: Lines) -> None:
    answer = Client(raise_request_exception=False).get("/breaks/heron/")

    broken = next(line for line in lines() if line["event"] == "request")
    assert str(broken["reference"]) in answer.content.decode()


def test_a_host_that_is_not_ours_is_not_repeated(lines: Lines) -> None:
    Client().get("/health/", headers={"host": "heron.example"})

    told = lines()
    assert [line["status"] for line in told if line["event"] == "request"] == [400]
    assert "heron" not in json.dumps(told)


def test_what_a_library_fills_in_is_left_out(lines: Lines) -> None:
    logging.getLogger("django.request").warning("Not found: %s", "/heron/")

    assert [line["event"] for line in lines()] == ["Not found: %s"]


@pytest.mark.parametrize("name", ["django.security.csrf", "somebody.else", "djangolike"])
def test_a_text_that_may_be_filled_in_already_is_left_out(lines: Lines, name: str) -> None:
    logging.getLogger(name).warning(f"Not found: {WORDS}")  # noqa: G004  # as libraries do

    told = lines()
    assert WORDS not in json.dumps(told)
    assert told[0]["logger"] == name


def test_our_own_lines_keep_codes_and_numbers(lines: Lines) -> None:
    structlog.get_logger("sidelight.test").info("decided", submission=12, outcome="approve")

    assert (
        lines()[0].items() >= {"event": "decided", "submission": 12, "outcome": "approve"}.items()
    )


@pytest.mark.parametrize("value", [WORDS, ["heron"], {"heron": 1}, ValueError("heron"), "x" * 81])
def test_our_own_lines_leave_out_whatever_could_be_words(lines: Lines, value: object) -> None:
    structlog.get_logger("sidelight.test").info("decided", note=value)

    assert lines()[0]["note"] == "(left out)"


def test_an_error_behind_an_error_is_named_and_not_quoted(lines: Lines) -> None:
    try:
        try:
            raise KeyError(WORDS)
        except KeyError as first:
            raise ValueError(WORDS) from first
    except ValueError:
        structlog.get_logger("sidelight.test").exception("failed")

    told = lines()
    assert told[0]["error"] == ["ValueError", "KeyError"]
    assert WORDS not in json.dumps(told)


def test_a_line_that_cannot_be_written_is_not_quoted(
    lines: Lines, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logs, "is_code", None)

    structlog.get_logger("sidelight.test").info("decided", note=WORDS)

    assert capsys.readouterr().err == "a log line of sidelight.test could not be written\n"


def test_no_request_is_mailed_to_anybody() -> None:
    assert logging.getLogger("django").handlers == []
    assert logging.getLogger("django.request").handlers == []


@pytest.mark.django_db
def test_a_link_of_a_message_is_in_no_line(lines: Lines) -> None:
    token = signed("stop", "1-1", expires=datetime(2099, 1, 1, tzinfo=UTC))
    visitor = Client(enforce_csrf_checks=True)

    visitor.post(f"/m/{token}/")
    visitor.get(f"/m/x{token}/")

    said = json.dumps(lines())
    assert "m/<str:token>/" in said
    assert token.rpartition(".")[2] not in said
