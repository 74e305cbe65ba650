"""Settings that would show words to the wrong people do not start at all."""

import os
import subprocess
import sys
from collections.abc import Mapping

import pytest
from django.test import Client

SOUND = {
    "SIDELIGHT_SECRET_KEY": "x" * 50,
    "SIDELIGHT_LEDGER_KEY": "y" * 50,
    "SIDELIGHT_ENCRYPTION_KEY": "z" * 50,
    "SIDELIGHT_HOSTS": "help.example.org",
}


def refusal_of(settings: Mapping[str, str]) -> str:
    """Return the last line of a start with these settings; empty when it starts."""
    started = subprocess.run(
        [sys.executable, "-c", "import sidelight.config.settings"],
        env={"PATH": os.environ["PATH"], **settings},
        capture_output=True,
        text=True,
        check=False,
    )
    return started.stderr.strip().splitlines()[-1] if started.returncode else ""


@pytest.mark.parametrize(
    ("unsafe", "why"),
    [
        ({"SIDELIGHT_DEMO": "on"}, "The demo answers on this machine only"),
        ({"SIDELIGHT_DEBUG": "on"}, "shows words in error pages"),
        ({"SIDELIGHT_HTTPS": "off"}, "is for this machine only"),
        ({"SIDELIGHT_VALKEY_URL": "http://there"}, "must begin with valkey://"),
        ({"SIDELIGHT_METRICS": "0.0.0.0:9464"}, "SIDELIGHT_METRICS must be on this machine"),
        ({"SIDELIGHT_METRICS": "there.example:9464"}, "SIDELIGHT_METRICS must be on this machine"),
        ({"SIDELIGHT_SECRET_KEY": ""}, "SIDELIGHT_SECRET_KEY is not set"),
        ({"SIDELIGHT_LEDGER_KEY": ""}, "SIDELIGHT_LEDGER_KEY is not set"),
        ({"SIDELIGHT_ENCRYPTION_KEY": ""}, "SIDELIGHT_ENCRYPTION_KEY is not set"),
    ],
)
def test_an_unsafe_site_does_not_start(unsafe: dict[str, str], why: str) -> None:
    sound = refusal_of(SOUND)

    assert sound == ""
    assert why in refusal_of({**SOUND, **unsafe})


@pytest.mark.parametrize("alias", ["DATABASE_URL", "VALKEY_URL"])
def test_the_demo_does_not_even_read_the_short_names(alias: str) -> None:
    wrong = {**SOUND, alias: "http://there"}
    demo = {**wrong, "SIDELIGHT_DEMO": "on", "SIDELIGHT_HOSTS": "localhost"}

    assert "must begin with" in refusal_of(wrong)
    assert refusal_of(demo) == ""


@pytest.mark.django_db
def test_every_page_says_what_a_browser_may_load(client: Client) -> None:
    policy = client.get("/").headers["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "style-src 'self'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy


@pytest.mark.parametrize(
    ("unsafe", "why"),
    [
        ({"SIDELIGHT_MAIL_URL": "console:"}, "console: prints what is sent"),
        ({"SIDELIGHT_TEXT_URL": "console:"}, "console: prints what is sent"),
        ({"SIDELIGHT_MAIL_URL": "http://mail.example"}, "must begin with smtp://"),
        ({"SIDELIGHT_MAIL_URL": "smtp://"}, "must begin with smtp://"),
        ({"SIDELIGHT_TEXT_URL": "http://gateway.example/"}, "must begin with https://"),
        ({"SIDELIGHT_TEXT_URL": "https://us:key@gateway.example/"}, "without a name"),
        ({"SIDELIGHT_TEXT_URL": "https://gateway.example:x/"}, "a port that is no number"),
        ({"SIDELIGHT_LINK_HOST": "elsewhere.example"}, "must be one of SIDELIGHT_HOSTS"),
    ],
)
def test_a_way_out_that_shows_too_much_does_not_start(unsafe: dict[str, str], why: str) -> None:
    assert why in refusal_of({**SOUND, **unsafe})


def test_safe_ways_out_do_start() -> None:
    told = {
        "SIDELIGHT_MAIL_URL": "smtps://us:a%20phrase@mail.example",
        "SIDELIGHT_TEXT_URL": "https://gateway.example/send",
        "SIDELIGHT_HOSTS": "help.example.org,notes.example.org",
        "SIDELIGHT_LINK_HOST": "notes.example.org",
    }
    here = {"SIDELIGHT_HOSTS": "localhost", "SIDELIGHT_MAIL_URL": "console:"}

    assert refusal_of({**SOUND, **told}) == ""
    assert refusal_of({**SOUND, **here}) == ""
