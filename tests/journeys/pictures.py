"""Pictures of every kind of page, from a fresh demo: python -m tests.journeys.pictures [DIR]

Each shows a page as whoever meets it first, four times: on a phone in light and dark, on a desktop
in light and dark. The folder is docs/pictures/pages unless another is named; what was in it goes,
and README.md lists it.
"""

import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

import conftest  # noqa: F401  # says the settings by which addresses are told apart
from tests.journeys.acts import sign_in
from tests.journeys.browsers import DESKTOP, PHONE, Windows, launch
from tests.journeys.looking import name_of
from tests.journeys.months_later import given_time
from tests.journeys.site import REPOSITORY, Site, running
from tests.journeys.visitors import VISITORS, steps

TALL = {**PHONE, "height": 900}
WIDE = {**DESKTOP, "height": 1110}
LIGHTS = ("light", "dark")
GAP = 10
GROUND = "#8a8178"
QUALITY = 30
KEPT_WIDE = 540  # all of them together stay near 3 MB
AFTERNOON = 17
ZONES = (
    "Europe/London",
    "America/New_York",
    "America/Los_Angeles",
    "Pacific/Honolulu",
    "Pacific/Auckland",
    "Asia/Tokyo",
    "Asia/Kolkata",
)
HEAD = """# Every kind of page, as it looks

Made by `bin/pictures` from the demo; please do not edit. Each picture shows one page on a phone
(320 px) and on a desktop (1280 px), in light and in dark, once for each kind of page.
"""


def main() -> int:
    if len(sys.argv) > 2:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    kept_in = Path(sys.argv[1]) if len(sys.argv) == 2 else REPOSITORY / "docs/pictures/pages"
    kept_in.mkdir(parents=True, exist_ok=True)
    for old in kept_in.glob("*.webp"):
        old.unlink()
    with (
        TemporaryDirectory() as scratch,
        running("demo", Path(scratch) / "demo", by_day()) as site,
        sync_playwright() as playwright,
    ):
        taken = list(take_all(launch(playwright), site, kept_in))
    (kept_in / "README.md").write_text(listed(taken), encoding="utf-8")
    return 0


def by_day() -> dict[str, str]:
    """Return a time zone in which it is the afternoon: at night pages look, and say, otherwise."""
    now = datetime.now(UTC)
    zone = min(ZONES, key=lambda name: abs(now.astimezone(ZoneInfo(name)).hour - AFTERNOON))
    return {"SIDELIGHT_TIME_ZONE": zone}


def take_all(browser: Browser, site: Site, kept_in: Path) -> Iterator[tuple[str, str, str]]:
    """Take every picture; return who saw the page, what it is and the name of the file."""
    seen: set[str] = set()
    links = given_time(site.folder)
    for who, visitor in VISITORS.items():
        windows = Windows(browser, site)
        page = windows.open(PHONE)
        if who:
            sign_in(page, site.person(who))
        for number, step in enumerate(steps(page, visitor, seen, links), start=1):
            if name_of(page) in seen:
                continue
            seen.add(name_of(page))
            file = f"{who.lower() or 'stranger'}-{number:02}-{words_of(name_of(page))}.webp"
            sheet_of(page).save(kept_in / file, "WEBP", quality=QUALITY, method=6)
            yield who or "A stranger", step, file
        windows.close()


def sheet_of(page: Page) -> Image.Image:
    """Return one sheet: two phones side by side, then two desktops at half size, one on another."""
    phones = [shot(page, TALL, light) for light in LIGHTS]
    desktops = [shot(page, WIDE, light) for light in LIGHTS]
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]  # Playwright's own shape of it
    width, height = phones[0].size
    half = (desktops[0].width * (height - GAP) // 2 // desktops[0].height, (height - GAP) // 2)
    sheet = Image.new("RGB", (2 * (width + GAP) + half[0], height), GROUND)
    for number, phone in enumerate(phones):
        sheet.paste(phone, (number * (width + GAP), 0))
    for number, desktop in enumerate(desktops):
        place = (2 * (width + GAP), number * (half[1] + GAP))
        sheet.paste(desktop.resize(half, Image.Resampling.LANCZOS), place)
    sheet.thumbnail((KEPT_WIDE, KEPT_WIDE), Image.Resampling.LANCZOS)
    return sheet


def shot(page: Page, size: dict[str, int], light: str) -> Image.Image:
    page.set_viewport_size(size)  # type: ignore[arg-type]  # Playwright's own shape of it
    page.emulate_media(color_scheme=light)  # type: ignore[arg-type]  # the same
    page.evaluate("() => { document.activeElement.blur(); scrollTo(0, 0); }")
    return Image.open(BytesIO(page.screenshot())).convert("RGB")


def words_of(name: str) -> str:
    return re.sub(r"[^a-z]+", "-", name) or "no-page"


def listed(taken: list[tuple[str, str, str]]) -> str:
    """Return the index: under each person, each page with its picture."""
    lines, last = [HEAD], ""
    for who, step, file in taken:
        if who != last:
            lines.append(f"## {who}\n")
            last = who
        shown = re.sub(r"(?<=/)[a-z0-9]{12}(?=/)", "…", step)
        lines.append(f"`{shown}`\n\n![{shown}]({file})\n")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
