"""One demo for all journeys, and a browser for each person in them."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.demo import copy_of_the_demo
from tests.empty import put_empty_database
from tests.journeys.browsers import DESKTOP, NEUTRAL, PHONE, Windows, launch
from tests.journeys.evening import ABOUT_THE_LINE, Evening
from tests.journeys.site import Site, running
from tests.pseudo import LEFT_TO_RIGHT, RIGHT_TO_LEFT, write_catalogues
from tests.rooms import sites

OpenPage = Callable[..., Page]
PlanEvening = Callable[..., Evening]


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The demo that journeys share, whatever they did in it before."""
    yield from a_demo(tmp_path_factory)


@pytest.fixture(scope="module")
def untouched_demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A demo in which no other file has done anything."""
    yield from a_demo(tmp_path_factory)


def a_demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A demo on a port of its own: in English, and in the two languages that nobody speaks."""
    folder = tmp_path_factory.mktemp("journeys")
    write_catalogues(folder / "translations")
    settings = {
        "SIDELIGHT_LANGUAGE": f"en-gb,{LEFT_TO_RIGHT},{RIGHT_TO_LEFT}",
        "SIDELIGHT_TRANSLATIONS": str(folder / "translations"),
    }
    with running("demo", copy_of_the_demo(folder / "demo", tmp_path_factory), settings) as site:
        yield site


# Per file: Playwright keeps an event loop in this thread, and while one runs there Django keeps
# its database from the tests of other files.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = launch(playwright)
        yield started
        started.close()


@pytest.fixture
def site(demo: Site) -> Site:
    """The running copy of this journey."""
    return demo


@pytest.fixture
def windows(browser: Browser, site: Site) -> Iterator[Windows]:
    """The browsers of one journey. No page may ask elsewhere, break the policy or fail."""
    opened = Windows(browser, site)
    yield opened
    opened.close()
    assert opened.faults == []
    assert [address for address in opened.asked_elsewhere if address != NEUTRAL] == []


@pytest.fixture
def a_phone(windows: Windows) -> OpenPage:
    """Open a small phone: a_phone(), a_phone(script=False), a_phone(dark=True)."""
    return lambda **options: windows.open(PHONE, **options)


@pytest.fixture
def a_desktop(windows: Windows) -> OpenPage:
    """Open a desktop, as a_phone does."""
    return lambda **options: windows.open(DESKTOP, **options)


@pytest.fixture(scope="session")
def rooms_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sites.Site]:
    """A charity with leaders, members and nothing else: a test plans a room of its own in it."""
    folder = tmp_path_factory.mktemp("evenings")
    put_empty_database(folder)
    told = sites.on_sqlite(folder)
    sites.prepared(told)
    with sites.running(told) as started:
        yield started


@pytest.fixture
def an_evening(browser: Browser, rooms_site: sites.Site) -> Iterator[PlanEvening]:
    """Plan a room: an_evening(members=8). No page in it may ask elsewhere, or fail."""
    address = f"http://localhost:{rooms_site.web.port}"
    folder = Path(rooms_site.told["SIDELIGHT_DATA"])
    windows = Windows(browser, Site(address, folder, folder / "output"))
    yield lambda **wanted: Evening(rooms_site, windows, rooms_site.room(**wanted))
    windows.close()
    assert [fault for fault in windows.faults if not ABOUT_THE_LINE.search(fault)] == []
    assert [asked for asked in windows.asked_elsewhere if asked != NEUTRAL] == []


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    """Put what the site printed beside a journey that failed."""
    report = yield
    site = getattr(item, "funcargs", {}).get("site")
    if report.failed and isinstance(site, Site):
        report.sections.append(("what the site printed", site.printed[-5000:]))
    return report
