"""On a fresh machine bin/run says in one line what is missing, and installs nothing twice."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.launcher.running import REPOSITORY

TOOLS = ("cat", "cksum", "dirname", "env", "id", "mkdir", "sh")
NOBODY = 65534
Machine = Callable[..., subprocess.CompletedProcess[str]]

# Each stands for a Python, as far as bin/setup asks it anything.
TOO_OLD = 'case "$*" in *version_info*) exit 1 ;; esac'
WITHOUT_VENV = 'case "$*" in *ensurepip*) exit 1 ;; esac'
WHOLE = """
case "$1 $2" in
"-m venv") mkdir -p "$4/bin" && cat "$0" >"$4/bin/python" && chmod +x "$4/bin/python" ;;
"-m pip") echo pip >>"$LOG"; [ ! -e "$LOG.offline" ] ;;
"-P -m") echo "$@" >>"$LOG" ;;
esac
"""


@pytest.fixture
def copy() -> Iterator[Path]:
    """A copy of what bin/run reads, where also somebody without rights can come."""
    others_may_read = 0o022
    before = os.umask(others_may_read)
    with TemporaryDirectory() as place:
        folder = Path(place) / "sidelight"
        shutil.copytree(REPOSITORY / "bin", folder / "bin")
        shutil.copytree(REPOSITORY / "requirements", folder / "requirements")
        Path(place).chmod(0o755)
        yield folder
    os.umask(before)


@pytest.fixture
def machine(copy: Path) -> Machine:
    """Run bin/run on a machine that has this Python and the plainest tools."""
    programs = copy.parent / "programs"
    programs.mkdir()
    for tool in (*TOOLS, "chmod"):
        (programs / tool).symlink_to(str(shutil.which(tool)))

    def start(*words: str, python: str, as_whom: int | None = None) -> object:
        stub = programs / "python3"
        stub.write_text(f"#!/bin/sh\n{python}\n", encoding="utf-8")
        stub.chmod(0o755)
        return subprocess.run(
            [copy / "bin" / "run", *words], capture_output=True, text=True, check=False,
            env={"PATH": str(programs), "LOG": str(copy.parent / "log")}, user=as_whom, timeout=20,
        )  # fmt: skip

    return start


def refusal(answer: subprocess.CompletedProcess[str]) -> str:
    assert answer.returncode == 1
    assert answer.stderr.count("\n") == 1
    return answer.stderr


def test_a_python_that_is_too_old(machine: Machine) -> None:
    assert "Python 3.11 or newer is needed. Install it" in refusal(machine(python=TOO_OLD))


def test_a_python_without_venv(machine: Machine) -> None:
    assert "apt install python3-venv" in refusal(machine(python=WITHOUT_VENV))


def test_a_folder_that_is_read_only(machine: Machine, copy: Path) -> None:
    copy.chmod(0o555)

    answer = machine(python=WHOLE, as_whom=None if os.getuid() else NOBODY)

    assert f"Cannot write in {copy}" in refusal(answer)


def test_an_installation_that_fails(machine: Machine, copy: Path) -> None:
    (copy.parent / "log.offline").touch()

    answer = machine(python=WHOLE)

    assert "Installing requirements/run.txt failed" in refusal(answer)


def test_a_second_start_installs_nothing(machine: Machine, copy: Path) -> None:
    machine(python=WHOLE)

    machine("--port", "8001", python=WHOLE)

    asked = (copy.parent / "log").read_text(encoding="utf-8").splitlines()
    assert asked == ["pip", "-P -m sidelight demo", "-P -m sidelight demo --port 8001"]


def test_new_requirements_are_installed(machine: Machine, copy: Path) -> None:
    machine(python=WHOLE)
    with (copy / "requirements" / "run.txt").open("a", encoding="utf-8") as requirements:
        requirements.write("# one more\n")

    machine("--empty", python=WHOLE)

    asked = (copy.parent / "log").read_text(encoding="utf-8").splitlines()
    assert asked == ["pip", "-P -m sidelight demo", "pip", "-P -m sidelight run"]


def test_help_needs_nothing(machine: Machine) -> None:
    answer = machine("--help", python=TOO_OLD)

    assert answer.returncode == 0
    assert all(word in answer.stdout for word in ("--port", "--data", "--empty"))
