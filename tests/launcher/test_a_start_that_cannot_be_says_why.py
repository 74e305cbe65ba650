"""Whoever starts Sidelight reads one clear line about what is in the way, and how to go on."""

import socket
import subprocess
from pathlib import Path

import pytest

from tests.launcher.running import free_port, sidelight

ALL_COMMANDS = ("run", "demo", "manage", "check", "backup-key", "backup", "restore", "drill")


def refusal(answer: subprocess.CompletedProcess[str]) -> str:
    """Return the one line; fail when there is more, or when it claims that all is well."""
    assert answer.returncode == 1
    assert answer.stderr.count("\n") == 1
    assert answer.stderr.startswith("sidelight: ")
    return answer.stderr


def test_a_taken_port(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        answer = sidelight("demo", "--port", str(port), "--data", tmp_path / "demo")

    assert f"Port {port} is taken" in refusal(answer)
    assert not (tmp_path / "demo").exists()


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.touch()

    answer = sidelight("demo", "--port", str(free_port()), "--data", in_the_way / "demo")

    assert f"Cannot write in {in_the_way}" in refusal(answer)


def test_a_demo_in_the_folder_of_a_real_site(tmp_path: Path) -> None:
    (tmp_path / "kind").write_text("site\n", encoding="ascii")

    answer = sidelight("demo", "--port", str(free_port()), "--data", tmp_path)

    assert "is not the demo's" in refusal(answer)
    assert not (tmp_path / "keys").exists()


def test_a_real_site_in_the_folder_of_the_demo(tmp_path: Path) -> None:
    (tmp_path / "kind").write_text("demo\n", encoding="ascii")

    answer = sidelight("run", "--port", str(free_port()), "--data", tmp_path)

    assert "holds the demo" in refusal(answer)


@pytest.mark.parametrize("word", ["run", "demo"])
def test_a_folder_of_somebody_else_which_stays_as_it_is(tmp_path: Path, word: str) -> None:
    tmp_path.chmod(0o755)
    (tmp_path / "notes.txt").touch()

    answer = sidelight(word, "--port", str(free_port()), "--data", tmp_path)

    assert f"{tmp_path} is not Sidelight's" in refusal(answer)
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]
    assert tmp_path.stat().st_mode & 0o777 == 0o755


@pytest.mark.parametrize(
    ("word", "label"), [("run", b"garden\n"), ("demo", b""), ("check", b"\xff\xfe")]
)
def test_a_folder_whose_label_is_garbled(tmp_path: Path, word: str, label: bytes) -> None:
    (tmp_path / "kind").write_bytes(label)
    port = () if word == "check" else ("--port", str(free_port()))

    answer = sidelight(word, *port, "--data", tmp_path)

    assert "says neither demo nor site" in refusal(answer)
    assert not (tmp_path / "keys").exists()


def test_a_label_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "kind").mkdir()

    assert "Cannot read" in refusal(sidelight("check", "--data", tmp_path))


def test_a_site_for_other_machines_that_has_no_name(tmp_path: Path) -> None:
    words = ("run", "--host", "0.0.0.0", "--port", str(free_port()), "--data", tmp_path)

    assert "Set SIDELIGHT_HOSTS" in refusal(sidelight(*words))


def test_a_site_for_other_machines_without_https(tmp_path: Path) -> None:
    words = ("run", "--port", str(free_port()), "--data", tmp_path)

    answer = sidelight(*words, SIDELIGHT_HOSTS="example.org", SIDELIGHT_HTTPS="off")

    assert "SIDELIGHT_HTTPS=off is for this machine only" in refusal(answer)


def test_a_command_for_a_site_that_is_not_there(tmp_path: Path) -> None:
    answer = sidelight("manage", "--data", tmp_path / "nowhere", "verify_ledger")

    assert "There is no Sidelight in" in refusal(answer)
    assert not (tmp_path / "nowhere").exists()


def test_the_demo_cannot_be_told_to_answer_other_machines() -> None:
    answer = sidelight("demo", "--host", "0.0.0.0")

    assert answer.returncode == 2
    assert "--host" in answer.stderr


@pytest.mark.parametrize("port", ["0", "65536", "eighty"])
def test_a_port_that_is_none(port: str) -> None:
    answer = sidelight("demo", "--port", port)

    assert answer.returncode == 2
    assert "a port is a number from 1 to 65535" in answer.stderr


def test_help_names_every_command() -> None:
    answer = sidelight("--help")

    assert answer.returncode == 0
    assert all(word in answer.stdout for word in ALL_COMMANDS)
