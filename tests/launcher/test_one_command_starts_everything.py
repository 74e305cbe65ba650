"""One command starts a copy that works, on this machine only, and is quick to come back."""

import json
import os
import re
import signal
import socket
import time
from collections.abc import Iterator
from dataclasses import dataclass
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener, urlopen

import pytest

from tests.launcher.running import Running, free_port, started

RUNNING = "Ctrl-C stops it"
# Three seconds are promised on a quiet machine; other tests run beside this one.
SECOND_START_SECONDS = 8


@dataclass
class Demo:
    folder: Path
    address: str
    running: Running
    seconds_to_start: float

    def people(self) -> list[dict[str, str]]:
        text = (self.folder / "demo-people.json").read_text(encoding="utf-8")
        return list(json.loads(text))


@pytest.fixture(scope="module")
def first_start(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Running]:
    """The first start of a demo, already stopped with Ctrl-C."""
    folder = tmp_path_factory.mktemp("first") / "demo"
    with started("demo", "--port", free_port(), "--data", folder) as running:
        running.read_until("Sign in: ")
        running.stop(signal.SIGINT)
    return folder, running


@pytest.fixture(scope="module")
def demo(first_start: tuple[Path, Running]) -> Iterator[Demo]:
    """The second start of that demo, running."""
    folder, port, began = first_start[0], free_port(), time.monotonic()
    with started("demo", "--port", port, "--data", folder) as running:
        running.read_until(RUNNING)
        seconds = time.monotonic() - began
        running.read_until("Sign in: ")
        yield Demo(folder, f"http://localhost:{port}", running, seconds)


def test_it_says_how_to_sign_in_as_each_person(demo: Demo) -> None:
    printed = demo.running.printed

    assert f"Sidelight is running: {demo.address} " in printed
    assert len(demo.people()) >= 7
    for person in demo.people():
        assert person["sign_in_name"] in printed
        assert person["passphrase"] in printed


def test_one_can_sign_in_with_what_it_says(demo: Demo) -> None:
    browser = build_opener(HTTPCookieProcessor(CookieJar()))
    address = f"{demo.address}/sign-in/"
    member = demo.people()[0]
    token = re.search(r'csrfmiddlewaretoken" value="(\w+)"', page(browser, address))
    assert token

    form = {"login": member["sign_in_name"], "password": member["passphrase"]}
    page(browser, address, {**form, "csrfmiddlewaretoken": token[1]})

    assert member["shown_name"] in page(browser, f"{demo.address}/me/")


def test_no_other_machine_can_reach_the_demo(demo: Demo) -> None:
    port = int(demo.address.rpartition(":")[2])

    # The second is this machine as well, but the demo answers on the first only.
    socket.create_connection(("127.0.0.1", port), timeout=5).close()
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.2", port), timeout=5)


def test_a_web_server_that_dies_comes_back(demo: Demo) -> None:
    for child in demo.running.children():
        os.kill(child, signal.SIGKILL)

    # The launcher holds the port, so a visit waits for the new one instead of being turned away.
    assert page(build_opener(), f"{demo.address}/health/")


def test_only_this_account_can_read_the_folder(demo: Demo) -> None:
    kept = [demo.folder, *(demo.folder / name for name in ("keys/secret", "keys/ledger"))]
    kept += demo.folder.glob("sidelight.sqlite3*")

    assert [path for path in kept if path.stat().st_mode & 0o077] == []


def test_the_second_start_prepares_nothing(demo: Demo) -> None:
    assert demo.running.printed.strip().startswith("Sidelight is running")
    assert demo.seconds_to_start < SECOND_START_SECONDS


def test_the_first_start_stopped_cleanly(first_start: tuple[Path, Running]) -> None:
    _, running = first_start

    assert "Loading the demo charity" in running.printed
    assert running.printed.endswith("Stopped.\n")
    assert running.program.returncode == 0


def test_an_empty_site_leads_to_its_first_page(tmp_path: Path) -> None:
    port = free_port()
    with started("run", "--port", port, "--data", tmp_path / "site") as running:
        printed = running.read_until("/set-up/")
        link = re.search(rf"http://localhost:{port}/set-up/\S+", printed)
        assert link

        assert "<form" in page(build_opener(), link[0])

        running.stop(signal.SIGTERM)
    with pytest.raises(URLError):
        urlopen(link[0], timeout=5)


def page(browser: OpenerDirector, address: str, form: dict[str, str] | None = None) -> str:
    sent = urlencode(form).encode() if form else None
    with browser.open(address, sent, timeout=30) as answer:
        return str(answer.read().decode())
