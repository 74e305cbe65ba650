"""A member gives emergency details on a phone; a counsellor asks, a lead agrees, and both read."""

import subprocess
import sys
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.demo import copy_of_the_demo
from tests.journeys.acts import button, link, main, sign_in
from tests.journeys.browsers import DESKTOP, PHONE, Windows
from tests.journeys.looking import AXE, EVERY_RULE, FIND_FAULTS, FIND_WIDE
from tests.journeys.site import REPOSITORY, Site, plain_environment, running

WHERE = "4 Example Road, second floor"
ON_THE_WAY = """
import django; django.setup()
from sidelight.courses.tests.build import open_group, placed, published_version
from sidelight.foundation import clock
from sidelight.people.models import Person
amira, cass, sol = (Person.objects.get(shown_name=name) for name in ("Amira", "Cass", "Sol"))
at = clock.now()
version = published_version(by=cass, reviewed_by=sol, at=at)
placed(open_group(version, by=cass, at=at), amira, at=at)
"""


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A demo of this journey's own: no other finds Amira on her way to a course."""
    folder = tmp_path_factory.mktemp("emergency")
    with running("demo", copy_of_the_demo(folder / "demo", tmp_path_factory)) as site:
        yield site


def is_on_the_way(site: Site) -> None:
    """Let Amira have a place on a course: only then is there anything to give."""
    keys = {"SECRET": "secret", "LEDGER": "ledger", "ENCRYPTION": "encryption"}
    settings = {
        f"SIDELIGHT_{name}_KEY": (site.folder / "keys" / file).read_text().strip()
        for name, file in keys.items()
    }
    subprocess.run(
        [sys.executable, "-c", ON_THE_WAY],
        env={
            **plain_environment(), **settings, "SIDELIGHT_DATA": str(site.folder),
            "SIDELIGHT_DEMO": "on", "SIDELIGHT_HOSTS": "localhost",
            "DJANGO_SETTINGS_MODULE": "sidelight.config.settings",
        },
        cwd=REPOSITORY, check=True,
    )  # fmt: skip


def looks_right(page: Page) -> None:
    """Small, light and dark: nothing is hidden from anybody, and nothing is too wide."""
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]  # Playwright's own shape of it
    page.evaluate(AXE)
    for light in ("light", "dark"):
        page.emulate_media(color_scheme=light)  # type: ignore[arg-type]  # the same
        assert page.evaluate(FIND_FAULTS, EVERY_RULE) == []
        assert not page.evaluate(FIND_WIDE)


def gives(page: Page) -> None:
    page.goto("/me/emergency/?next=/me/account/")
    page.get_by_label("Your real first name").fill("Robin")
    page.get_by_label("Where you are during a session").fill(WHERE)
    button(main(page), "Keep this").click()
    expect(page.get_by_text("Kept, and sealed.")).to_be_visible()
    assert urlsplit(page.url).path == "/me/account/"


def test_it_takes_two(windows: Windows, site: Site) -> None:
    is_on_the_way(site)
    amira = windows.open(PHONE, script=False)
    cass, sol = windows.open(PHONE), windows.open(DESKTOP)
    for page, name in ((amira, "Amira"), (cass, "Cass"), (sol, "Sol")):
        sign_in(page, site.person(name))
    gives(amira)
    expect(amira.locator("body")).not_to_contain_text(WHERE)

    cass.goto("/staff/emergencies/?who=Amira")
    looks_right(cass)
    cass.get_by_label("We thought that you might be in danger").check()
    cass.get_by_label("Why, in your words").fill("They wrote goodbye and went quiet.")
    button(main(cass), "Ask for a second person").click()
    expect(button(main(cass), "Show what they gave")).to_have_count(0)
    looks_right(cass)

    sol.goto("/staff/concerns/")
    link(main(sol), "Read why").click()
    link(main(sol), "About Amira").first.click()
    looks_right(sol)
    button(main(sol), "I agree: open it to both of us").click()
    looks_right(sol)
    cass.reload()
    for page in (cass, sol):
        button(main(page), "Show what they gave").click()
        expect(page.get_by_text(WHERE)).to_be_visible()
        looks_right(page)

    amira.goto("/me/emergency/")
    button(main(amira), "Remove it").click()
    cass.reload()
    expect(cass.get_by_text("There are no emergency details to open")).to_be_visible()
