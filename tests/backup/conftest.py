"""One charity, made once; each test has a copy of its own."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from sidelight.config.launch.folder import Kind
from tests.backup.sites import back_up, back_up_keys, become, copy_of, make_key
from tests.demo import copy_of_the_demo


@dataclass(frozen=True)
class Site:
    """A site, its backup, the backup of its keys, and the key that opens both."""

    data: Path
    backup: Path
    keys: Path
    key: Path


@pytest.fixture(scope="session")
def charity(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A charity with its backup; nobody changes anything in it."""
    place = tmp_path_factory.mktemp("charity")
    data = copy_of_the_demo(place / "site", tmp_path_factory)
    become(data, Kind.SITE)
    (data / "demo-people.json").unlink()
    key = make_key(data, place / "key.txt")
    keys = back_up_keys(data, place / "keys.age")
    return Site(data, back_up(data, place / "backups"), keys, key)


@pytest.fixture
def site(charity: Site, tmp_path: Path) -> Site:
    """A copy of that charity that a test may change."""
    return Site(copy_of(charity.data, tmp_path / "site"), charity.backup, charity.keys, charity.key)
