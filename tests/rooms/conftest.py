"""Sites that several files share: making one takes longer than most tests."""

import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

import pytest

from tests.empty import put_empty_database
from tests.rooms.sites import Site, copied, on_sqlite, prepared, running


@pytest.fixture(scope="session", autouse=True)
def _programs_end_with_the_tests() -> Iterator[None]:
    """Somebody who stops the tests stops what they started as well."""

    def leave(number: int, frame: FrameType | None) -> None:
        sys.exit(128 + number)

    before = signal.signal(signal.SIGTERM, leave)
    yield
    signal.signal(signal.SIGTERM, before)


@pytest.fixture(scope="session")
def prepared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a site on SQLite that nothing runs on: copy it."""
    folder = tmp_path_factory.mktemp("rooms") / "prepared"
    folder.mkdir()
    put_empty_database(folder)
    prepared(on_sqlite(folder))
    return folder


@pytest.fixture(scope="session")
def site(prepared_folder: Path) -> Iterator[Site]:
    """A site with one web server. A test plans a room of its own in it."""
    told = copied(prepared_folder, prepared_folder.parent / "site")
    with running(told) as started:
        yield started
