"""Pictures of the main pages, from a fresh demo: python -m tests.journeys.pictures DIR

Names say what is on them: spaces-phone-dark.png. The README shows one or two from docs/pictures.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.journeys.acts import button, heading, sign_in
from tests.journeys.browsers import DESKTOP, PHONE, Windows, launch
from tests.journeys.site import Site, running
from tests.journeys.walks import first

SIZES = {"phone": {**PHONE, "width": 390, "height": 780}, "desktop": DESKTOP}


def main() -> int:
    if len(sys.argv) != 2:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    kept_in = Path(sys.argv[1])
    kept_in.mkdir(parents=True, exist_ok=True)
    with (
        TemporaryDirectory() as scratch,
        running("demo", Path(scratch) / "demo") as site,
        sync_playwright() as playwright,
    ):
        take_all(launch(playwright), site, kept_in)
    return 0


def take_all(browser: Browser, site: Site, kept_in: Path) -> None:
    for size, shape in SIZES.items():
        for light in ("light", "dark"):
            windows = Windows(browser, site)
            visitor, member, moderator, manager = (
                windows.open(shape, dark=light == "dark") for _ in range(4)
            )
            album = Album(kept_in, f"{size}-{light}")
            of_a_visitor(visitor, album)
            of_a_member(member, site, album)
            of_a_moderator(moderator, site, album)
            of_a_manager(manager, site, album)
            windows.close()


class Album:
    """Where pictures are kept, and how those of one size and light are called."""

    def __init__(self, kept_in: Path, ending: str) -> None:
        self.kept_in, self.ending = kept_in, ending

    def take(self, page: Page, address: str, name: str) -> None:
        page.goto(address)
        self.keep(page, name)

    def keep(self, page: Page, name: str) -> None:
        page.screenshot(path=self.kept_in / f"{name}-{self.ending}.png")


def of_a_visitor(page: Page, album: Album) -> None:
    for address, name in (("/", "front"), ("/join/", "join"), ("/help-now/", "help-now")):
        album.take(page, address, name)


def of_a_member(page: Page, site: Site, album: Album) -> None:
    sign_in(page, site.person("Amira"))
    space = first(page, "/spaces/", ".card-title a")
    thread = first(page, space, ".card", having="I told my form tutor")
    for address, name in (
        ("/me/", "own-page"),
        ("/spaces/", "spaces"),
        (space, "space"),
        (thread, "thread"),
        (f"{space}new-post/", "write"),
        (first(page, "/me/", "a", having="What happens next"), "waiting"),
    ):
        album.take(page, address, name)


def of_a_moderator(page: Page, site: Site, album: Album) -> None:
    sign_in(page, site.person("Mo"))
    album.take(page, "/review/", "queue")
    button(page, "Take the next one").click()
    expect(heading(page, "Your decision")).to_be_visible()
    album.keep(page, "desk")
    button(page, "Let it go").click()
    expect(heading(page, "Desk")).to_be_visible()


def of_a_manager(page: Page, site: Site, album: Album) -> None:
    sign_in(page, site.person("Max"))
    album.take(page, "/staff/", "overview")


if __name__ == "__main__":
    sys.exit(main())
