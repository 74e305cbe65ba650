"""Pictures of a live room, for the handbook and the README: python -m tests.journeys.room_pictures

They show an invented evening, and are kept in docs/pictures/rooms.
"""

import sys
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import Page, expect, sync_playwright

from tests.journeys.acts import button
from tests.journeys.browsers import DESKTOP, PHONE, Windows, launch
from tests.journeys.evening import (
    Evening,
    closes,
    has_read,
    lets_through,
    own,
    presses_for,
    says,
    says_goodbye,
    shows,
    waiting,
)
from tests.journeys.site import REPOSITORY, Site
from tests.rooms import sites

KEPT_IN = REPOSITORY / "docs/pictures/rooms"
GAP = 12
GROUND = "#8a8178"
QUALITY = 60
WIDEST = 1100


def main() -> int:
    KEPT_IN.mkdir(exist_ok=True)
    with TemporaryDirectory() as scratch, sync_playwright() as playwright:
        told = sites.on_sqlite(Path(scratch))
        sites.prepared(told)
        with sites.running(told) as site:
            address = f"http://localhost:{site.web.port}"
            here = Site(address, Path(scratch), Path(scratch) / "output")
            windows = Windows(launch(playwright), here)
            take_all(
                Evening(site, windows, site.room(kind="evening_of_a_course", week=3, members=5))
            )
            windows.close()
    return 0


def take_all(evening: Evening) -> None:
    """Let an ordinary evening happen, and take its pictures on the way."""
    amira, dee = evening.comes("Amira", touch=True), evening.comes("Dee", touch=True)
    kit, noor = evening.comes("Kit", touch=True), evening.comes("Noor", touch=True, dark=True)
    button(dee, "Tired").click()
    phones = [shot(amira)]
    sam, lou = evening.comes("Sam", DESKTOP), evening.comes("Lou", PHONE, touch=True)
    button(sam, "Open the room").click()
    expect(button(sam, "Pause")).to_be_visible()
    talk(evening, sam)
    phones += [shot(amira), shot(noor)]
    presses_for(sam, "Kit", "Hold their messages")
    says(kit, "It was me who took the last biscuit.")
    says(dee, "I could not sleep again, so I listened to the rain.")
    expect(waiting(sam)).to_have_count(3)
    waiting(sam).first.focus()
    button(noor, "I need a moment").click()
    expect(sam.get_by_text("needs a moment").first).to_be_visible()
    kept(shot(sam), "leaders.webp")
    shows(lou, "held")
    leaders_phone = shot(lou)
    button(amira, "Talk to a leader").click()
    line = f"line:{evening.room.people['Amira']['place']}"
    says(amira, "Can I say something to you alone?", line)
    shows(sam, line)
    button(sam.locator(f'[data-panel="{line}"]'), "Go to a side room").click()
    says(sam, "Of course. I am here, and I have time.", line)
    has_read(amira, "Of course. I am here, and I have time.", line)
    kept(beside(*phones, shot(amira)), "members.webp")
    kept(beside(leaders_phone, phone_people(lou)), "leaders-phone.webp")
    button(sam, "Back from the side room").first.click()
    for page in (sam, amira):
        shows(page, "room")
    the_plan_and_the_end(evening, sam, lou)


def the_plan_and_the_end(evening: Evening, sam: Page, lou: Page) -> None:
    """Show what a step has for the room, see everybody out, and go on to a page of one's own."""
    dee = evening.pages["Dee"]
    shows(lou, "beside")
    lou.locator("#run-next").click()
    expect(lou.locator('[data-planned="1"]')).to_have_attribute("data-state", "now")
    phones = [shot(lou)]
    lou.locator('[data-planned="4"] summary').first.click()
    lou.locator('[data-planned="4"] [id^=run-show-]').last.click()
    dee.locator("#shown-note").fill("Like a grey sock")
    button(dee, "Put it up").click()
    button(sam, "Put it on the board").click()
    expect(dee.locator(".shown")).to_contain_text("grey sock")
    phones.append(shot(dee))
    sam.set_viewport_size({"width": 1440, "height": 900})
    kept(shot(sam), "leaders-plan.webp")
    says_goodbye(lou, "Amira", "Kit")
    phones.append(shot(lou))
    closes(lou, "Dee", "Noor")
    dee.locator(".room-banner[data-over] a").click()
    dee.get_by_role("link", name="A page for you, before you go").click()
    expect(dee.get_by_role("heading", name="After the session")).to_be_visible()
    kept(beside(*phones, shot(dee)), "evening.webp")


def talk(evening: Evening, leader: Page) -> None:
    """Let members say ordinary things, and a leader let them through; Amira's last one waits."""
    says(leader, "Welcome, everybody. We go slowly tonight.")
    for name, words in (
        ("Amira", "Hello. My week was long, and I am glad it is Thursday."),
        ("Dee", "Mine too. The dog next door helped."),
        ("Kit", "I made soup. It was nearly good."),
    ):
        says(evening.pages[name], words)
        expect(waiting(leader)).to_have_count(1)
        lets_through(leader, 1)
    said = evening.pages["Noor"].locator("[data-talk=room] > .said[data-seq]")
    expect(said.last).to_contain_text("nearly good")
    said.last.locator("summary").click()
    button(said.last, "Well said").click()
    expect(leader.locator(".said-signs").last).to_be_visible()
    says(evening.pages["Amira"], "What kind of soup?")
    expect(own(evening.pages["Amira"], "What kind")).to_contain_text("A leader reads it first.")


def phone_people(leader: Page) -> Image.Image:
    shows(leader, "people")
    return shot(leader)


def shot(page: Page) -> Image.Image:
    page.evaluate("() => document.activeElement.matches('.held') || document.activeElement.blur()")
    return Image.open(BytesIO(page.screenshot())).convert("RGB")


def beside(*pictures: Image.Image) -> Image.Image:
    """Return one picture of several side by side."""
    width = sum(one.width for one in pictures) + GAP * (len(pictures) - 1)
    sheet, done = Image.new("RGB", (width, max(one.height for one in pictures)), GROUND), 0
    for one in pictures:
        sheet.paste(one, (done, 0))
        done += one.width + GAP
    return sheet


def kept(picture: Image.Image, name: str) -> None:
    picture.thumbnail((WIDEST, WIDEST), Image.Resampling.LANCZOS)
    picture.save(KEPT_IN / name, "WEBP", quality=QUALITY, method=6)


if __name__ == "__main__":
    sys.exit(main())
