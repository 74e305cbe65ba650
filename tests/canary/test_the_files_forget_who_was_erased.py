"""Not one byte of an erased person's words is left in the files of a site."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.empty import put_empty_database

REPOSITORY = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What a site in a process of its own found in its files."""
    folder = tmp_path_factory.mktemp("site")
    said = {
        "SIDELIGHT_DATA": str(folder),
        "SIDELIGHT_SECRET_KEY": "only-for-tests",
        "SIDELIGHT_LEDGER_KEY": "only-for-tests-as-well",
        "SIDELIGHT_ENCRYPTION_KEY": "only-for-tests-too",
        "SIDELIGHT_HOSTS": "localhost",
        "SIDELIGHT_HTTPS": "off",
        "SIDELIGHT_LOG": "ERROR",
        "DJANGO_SETTINGS_MODULE": "sidelight.config.settings",
        "PYTHONPATH": str(REPOSITORY),
        "PATH": os.environ["PATH"],
    }
    put_empty_database(folder)
    answer = subprocess.run(
        [sys.executable, "-m", "tests.canary.on_disk"],
        env=said, cwd=REPOSITORY, text=True, capture_output=True, check=False, timeout=180,
    )  # fmt: skip
    assert answer.returncode == 0, answer.stderr[-2000:]
    found: dict[str, list[str]] = json.loads(answer.stdout.splitlines()[-1])
    return found


def test_the_words_were_there_before(told: dict[str, list[str]]) -> None:
    assert {"thread_body", "waiting_body", "draft_body", "flag", "step", "shown name"} <= set(
        told["before"]
    )


def test_nothing_is_left_while_the_site_runs_on(told: dict[str, list[str]]) -> None:
    assert told["after"] == []


def test_nothing_comes_back_when_it_stops(told: dict[str, list[str]]) -> None:
    assert told["closed"] == []
