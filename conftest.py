"""The small named cast of every test, the instant at which they act, and safe settings."""

import gc
import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import mkdtemp
from time import monotonic
from typing import TYPE_CHECKING

os.environ.setdefault("SIDELIGHT_DATA", mkdtemp(prefix="sidelight-tests-"))
(Path(os.environ["SIDELIGHT_DATA"]) / "static").mkdir(exist_ok=True)
os.environ.setdefault("SIDELIGHT_SECRET_KEY", "only-for-tests")
os.environ.setdefault("SIDELIGHT_LEDGER_KEY", "only-for-tests-as-well")
os.environ.setdefault("SIDELIGHT_ENCRYPTION_KEY", "only-for-tests-too")
os.environ.setdefault("SIDELIGHT_HOSTS", "testserver,localhost,127.0.0.1")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sidelight.config.settings")

import django
import pytest
from django.core.cache import cache
from django.test import Client

django.setup()
# What is loaded by now stays until the end; to look through it again and again takes long.
gc.freeze()
gc.set_threshold(100_000, 50, 50)

if TYPE_CHECKING:
    from tests.build import Place


TRIED_WHOLE_ON_POSTGRESQL = (
    "sidelight/courses/tests",
    "sidelight/live/tests",
    "sidelight/rooms/tests",
)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Try all of live rooms on both databases, where elsewhere the data layer is enough."""
    for item in items:
        if item.path.as_posix().rpartition("/")[0].endswith(TRIED_WHOLE_ON_POSTGRESQL):
            item.add_marker("data")


USUAL_MASK = os.umask(0o022)
os.umask(USUAL_MASK)


@pytest.fixture(autouse=True)
def _usual_mask() -> None:
    """Whoever prepares a data folder in this process makes every later file of it private."""
    os.umask(USUAL_MASK)


@pytest.fixture(autouse=True)
def _plain_settings(settings: object, tmp_path: Path) -> None:
    """Http, cheap passphrases and unhashed files, so that tests are quick; nothing else."""
    from sidelight.community.queries.night import forget_night_opening
    from sidelight.design import queries as look
    from sidelight.directory.queries import forget_listed_entries
    from sidelight.rooms.queries.led import forget_who_is_led
    from sidelight.triage.queries import forget_links

    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.SECURE_SSL_REDIRECT = False
    settings.CACHES = {
        "default": {
            **settings.CACHES["default"],
            "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        }
    }
    settings.SIDELIGHT_DATA = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    cache.clear()  # rate limits of the test before
    forget_listed_entries()
    forget_night_opening()
    forget_who_is_led()
    forget_links()
    look.kept.look, look.kept.seen_at = look.OUR_OWN, monotonic()  # so that no page asks for it


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None,
) -> Iterator[None]:
    """Migrating takes longer than most files of tests: it is done once, and copied."""
    from tests.empty import databases_begin_migrated

    with databases_begin_migrated():
        yield


@pytest.fixture(scope="session", autouse=True)
def _flush_may_empty_guarded_tables() -> Iterator[None]:
    """Transactional tests are cleaned up by flush, which append-only tables would refuse."""
    from tests.unguarded import guards_step_aside_for_flush

    with guards_step_aside_for_flush():
        yield


@pytest.fixture
def at() -> datetime:
    """A Wednesday in term, seven in the evening in London, while moderators are there."""
    return datetime(2026, 3, 4, 19, 0, tzinfo=UTC)


@pytest.fixture
def clock_at(at: datetime, monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    """Set the clock that views ask; it stands at `at` until it is set again."""
    from sidelight.foundation import clock

    def stand(instant: datetime) -> None:
        monkeypatch.setattr(clock, "now", lambda: instant)

    stand(at)
    return stand


@pytest.fixture
def place(db: None, at: datetime, clock_at: object, monkeypatch: pytest.MonkeyPatch) -> "Place":
    """A charity with its texts in force, open hours, and its whole staff ready."""
    from sidelight.foundation.register import Register
    from sidelight.people import registers
    from tests.build import Place
    from tests.remembered import RememberedPlace, is_untouched

    # The go-live gate has tests of its own, in home.
    monkeypatch.setattr(registers, "before_joining", Register())
    since = at - timedelta(days=30)
    return RememberedPlace.founded_once(since) if is_untouched() else Place.founded(since)


@pytest.fixture
def amira(place: "Place") -> object:
    return place.member("Amira", "16-17")


@pytest.fixture
def dee(place: "Place") -> object:
    return place.member("Dee", "16-17")


@pytest.fixture
def kit(place: "Place") -> object:
    return place.member("Kit", "13-15")


@pytest.fixture
def mo(place: "Place") -> object:
    return place.staff("Mo", "moderator")


@pytest.fixture
def nan(place: "Place") -> object:
    return place.staff("Nan", "moderator")


@pytest.fixture
def sol(place: "Place") -> object:
    return place.staff("Sol", "safeguarding_lead")


@pytest.fixture
def cass(place: "Place") -> object:
    return place.staff("Cass", "counsellor")


@pytest.fixture
def yusuf(place: "Place") -> object:
    return place.staff("Yusuf", "youth_worker")


@pytest.fixture
def ed(place: "Place") -> object:
    return place.staff("Ed", "editor")


@pytest.fixture
def max(place: "Place") -> object:
    return place.manager


@pytest.fixture
def browser_of() -> Callable[[object], Client]:
    """Return a client in which somebody is signed in, or a stranger's for None.

    A sign-in of staff has shown a second factor.
    """

    from tests.signed_in import signed_in

    return lambda person: Client() if person is None else signed_in(person)
