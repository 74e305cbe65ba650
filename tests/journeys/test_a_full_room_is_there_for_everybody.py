"""A room in which much happens: readable, whole, translated, and wide enough for a thumb."""

from playwright.sync_api import Page, expect

from tests.journeys.acts import button, link
from tests.journeys.browsers import PHONE
from tests.journeys.conftest import PlanEvening
from tests.journeys.enlarged import FIND_LOST, LETTERS
from tests.journeys.evening import (
    TABLET,
    Evening,
    closes,
    has_read,
    in_sight,
    lets_through,
    own,
    presses_for,
    says,
    shows,
    waiting,
)
from tests.journeys.looking import FIND_WIDE, Seen, look_at

# What is pressed in a room by a thumb; links in the middle of a sentence are as high as its lines.
TOO_SMALL = """room => [...room.querySelectorAll("button, summary, select, textarea, a")]
    .filter(one => one.checkVisibility() && !one.closest("[hidden], .visually-hidden, p.small"))
    .map(one => [one.outerHTML.slice(0, 90), one.getBoundingClientRect()])
    .filter(([_, box]) => box.width > 1 && Math.min(box.width, box.height) < 43.5)
    .map(([html, box]) => `${Math.round(box.width)} x ${Math.round(box.height)} ${html}`)"""


def test_every_state_of_it_can_be_read(an_evening: PlanEvening) -> None:
    evening, seen = an_evening(members=3), Seen()
    much_happens(evening)
    lou, amira = evening.pages["Lou"], evening.pages["Amira"]

    for name in ("Amira", "Dee", "Lou", "Sam"):
        look_at(evening.pages[name], f"{name}, in the evening", seen)
    shows(amira, "room")
    look_at(amira, "Amira, talk", seen)
    lou.set_viewport_size(PHONE)  # type: ignore[arg-type]  # Playwright's own shape of it
    for part in ("held", "people", "team"):
        shows(lou, part)
        look_at(lou, f"Lou, {part}", seen)
    shows(lou, "held")
    waiting(lou).first.get_by_text("Do not show it").click()
    look_at(lou, "Lou, reasons", seen)
    link(waiting(lou).first, "Raise a concern").click()
    look_at(lou, "Lou, a concern", seen)
    lou.keyboard.press("Escape")
    shows(lou, "closing")
    look_at(lou, "Lou, closing", seen)
    closes(lou, "Amira", "Dee", "Kit")
    for name in ("Amira", "Lou"):
        look_at(evening.pages[name], f"{name}, closed", seen)
    opens_what_was_said(evening, seen)

    assert seen.hard_to_read == []
    assert seen.too_wide == []
    assert seen.without_bearings == []


def test_a_thumb_hits_what_it_wants(an_evening: PlanEvening) -> None:
    evening = an_evening(members=3)
    much_happens(evening, touch=True)
    lou, amira = evening.pages["Lou"], evening.pages["Amira"]

    small = {name: too_small(evening.pages[name]) for name in ("Amira", "Dee", "Lou")}
    shows(amira, "room")
    small["Amira, talk"] = too_small(amira)
    lou.set_viewport_size(PHONE)  # type: ignore[arg-type]  # Playwright's own shape of it
    for part in ("room", "held", "people", "closing"):
        shows(lou, part)
        small[f"Lou, {part}"] = too_small(lou)

    assert {where: found for where, found in small.items() if found} == {}


def test_nothing_lies_on_anything_in_letters_of_twice_the_size(an_evening: PlanEvening) -> None:
    evening = an_evening(members=3)
    lou, _sam = evening.opens("Amira")
    amira = evening.pages["Amira"]
    says(amira, "A good day, all in all.")
    expect(waiting(lou)).to_have_count(1)
    lets_through(lou, 1)
    lou.set_viewport_size(PHONE)  # type: ignore[arg-type]  # Playwright's own shape of it

    lost = {"Amira": lost_in_large_letters(amira)}
    for part in ("room", "held", "people", "team"):
        shows(lou, part)
        lost[f"Lou, {part}"] = lost_in_large_letters(lou)

    assert {where: faults for where, faults in lost.items() if faults} == {}


def lost_in_large_letters(page: Page) -> list[str]:
    page.evaluate(LETTERS, "200%")
    page.wait_for_function("() => document.documentElement.matches('.is-low')")
    faults: list[str] = page.evaluate(FIND_LOST)
    faults += ["wider than the screen"] if page.evaluate(FIND_WIDE) else []
    page.evaluate(LETTERS, "")
    return faults


def much_happens(evening: Evening, *, touch: bool = False) -> None:
    """Fill a room: shown, quoted, taken away, not shown, waiting, a side room, a moment."""
    lou, sam = evening.comes("Lou", TABLET, touch=touch), evening.comes("Sam")
    amira, dee, kit = (evening.comes(name, touch=touch) for name in ("Amira", "Dee", "Kit"))
    button(lou, "Open the room").click()
    expect(button(lou, "Pause")).to_be_visible()
    for page, words in ((amira, "A good day."), (dee, "Mine was long."), (kit, "I baked.")):
        says(page, words)
    expect(waiting(lou)).to_have_count(3)
    lets_through(lou, 3)
    said = lou.locator("[data-talk=room] > .said[data-seq]")
    said.last.locator("summary").click()
    button(said.last, "Take it away").click()
    says(dee, "This one is not shown.")
    expect(waiting(lou)).to_have_count(1)
    waiting(lou).first.focus()
    lou.keyboard.press("d")
    lou.keyboard.press("3")
    expect(own(dee, "This one is not shown.")).to_contain_text("Back into the box")
    says(dee, "This one waits.")
    button(kit, "I need a moment").click()
    button(amira, "Talk to a leader").click()
    presses_for(lou, "Amira", "Go to a side room")
    expect(in_sight(amira, "You are in a side room with one leader.")).to_be_visible()
    line = f"line:{evening.room.people['Amira']['place']}"
    says(lou, "How are you?", line)
    has_read(amira, "How are you?", line)
    says(sam, "I have the room.", "team")
    expect(waiting(lou)).to_have_count(1)


def too_small(page: Page) -> list[str]:
    found: list[str] = page.locator("#live-room").evaluate(TOO_SMALL)
    assert not page.evaluate(FIND_WIDE)
    return found


def opens_what_was_said(evening: Evening, seen: Seen) -> None:
    """Let a safeguarding lead open the words, and look at those pages too."""
    sol = evening.signed_in("Sol")
    sol.goto(f"/staff/rooms/{evening.room.slug}/transcript/")
    look_at(sol, "Sol, before", seen)
    sol.get_by_label("Why").fill("Somebody asked us to look.")
    button(sol, "Open it").click()
    expect(sol.get_by_text("This one is not shown.")).to_be_visible()
    look_at(sol, "Sol, what was said", seen)
