"""A member in a live room: what they write, read, ask for and leave behind, on a small phone."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.journeys.acts import button
from tests.journeys.conftest import PlanEvening
from tests.journeys.evening import (
    box,
    has_read,
    in_sight,
    is_there,
    own,
    reads,
    says,
    shows,
    steers,
    the_room_goes_by_itself,
    tile_of,
)

KEPT_HERE = "() => localStorage.length + sessionStorage.length"
LONG_TALK = 25
LOOKED_AT_EVERY_MS = 1_200  # the pace of a room, by its server
A_MOMENT = "You are taking a moment."


def said(page: Page, words: str) -> Locator:
    exactly = page.locator(".said-words").get_by_text(words, exact=True)
    return page.locator("[data-talk=room] > .said[data-seq]").filter(has=exactly)


def test_answers_are_quoted_and_signs_carry_no_names(an_evening: PlanEvening) -> None:
    evening = an_evening(members=2)
    lou, _ = evening.opens("Amira", "Dee")
    the_room_goes_by_itself(lou)
    amira, dee = evening.pages["Amira"], evening.pages["Dee"]
    says(amira, "I slept well.")
    has_read(dee, "I slept well.")

    said(dee, "I slept well.").locator("summary").click()
    button(said(dee, "I slept well."), "Answer").click()
    expect(in_sight(dee, "Your answer to Amira")).to_be_visible()
    says(dee, "I am glad.")
    said(dee, "I slept well.").locator("summary").click()
    button(said(dee, "I slept well."), "With you").click()

    expect(said(amira, "I am glad.").locator("blockquote")).to_have_text("You I slept well.")
    signs = said(amira, "I slept well.").locator(".said-signs")
    expect(signs).to_be_visible()
    assert signs.inner_text().strip() == "With you"
    said(dee, "I slept well.").locator("summary").click()
    button(said(dee, "I slept well."), "With you").click()
    expect(signs).to_be_hidden()


def test_reading_further_up_is_not_disturbed(an_evening: PlanEvening) -> None:
    evening = an_evening(members=1)
    lou, _ = evening.opens("Amira")
    amira = evening.pages["Amira"]
    for number in range(LONG_TALK):
        says(lou, f"This is line {number} of a long evening.")
    has_read(amira, f"This is line {LONG_TALK - 1} of a long evening.")
    talk = amira.locator("[data-panel=room] [data-box]")
    talk.hover()
    amira.mouse.wheel(0, -1200)
    expect(said(amira, f"This is line {LONG_TALK - 1} of a long evening.")).not_to_be_in_viewport()
    stands = talk.evaluate("box => box.scrollTop")

    says(lou, "Something new.")

    has_read(amira, "Something new.")
    assert talk.evaluate("box => box.scrollTop") == stands
    button(amira, "To the newest").click()
    expect(said(amira, "Something new.")).to_be_in_viewport()
    expect(button(amira, "To the newest")).to_be_hidden()


def test_what_came_meanwhile_is_marked(an_evening: PlanEvening) -> None:
    evening = an_evening(members=1)
    lou, _ = evening.opens("Amira")
    amira = evening.pages["Amira"]
    says(lou, "Before.")
    has_read(amira, "Before.")
    amira.get_by_role("link", name="Just leaders").click()

    says(lou, "While you were away.")
    says(lou, "And another.")

    expect(amira.locator(".room-tabs [data-count=room]")).to_have_text("2")
    shows(amira, "room")
    mark = amira.locator(".unread")
    expect(mark).to_have_text("New from here")
    expect(mark.locator("xpath=following-sibling::li").first).to_contain_text(
        "While you were away."
    )
    expect(amira.locator(".room-tabs [data-count=room]")).to_be_hidden()


def test_what_is_typed_outlives_the_page_and_leaving_quickly_takes_it(
    an_evening: PlanEvening,
) -> None:
    evening = an_evening(members=1)
    amira = evening.comes("Amira", own_device=True)
    box(amira).fill("I wanted to say")
    amira.reload()
    expect(box(amira)).to_have_value("I wanted to say")
    says(amira, "I wanted to say this.")
    expect(own(amira, "I wanted to say this.")).to_contain_text("Not sent.")
    assert amira.evaluate(KEPT_HERE) > 0

    button(amira, "Leave quickly").click()

    amira.wait_for_url(re.compile("^(?!http://localhost)"))
    again = amira.context.new_page()
    again.goto("/help-now/")
    assert again.evaluate(KEPT_HERE) == 0


def test_new_messages_are_read_out_together_and_can_be_stopped(an_evening: PlanEvening) -> None:
    evening = an_evening(members=1)
    amira = evening.comes("Amira", stopped=True)
    lou, _ = evening.opens()
    aloud = amira.locator("[data-announce]")
    expect(aloud).to_have_attribute("aria-live", "polite")
    amira.clock.run_for(10_000)

    for words in ("One.", "Two.", "Three."):
        says(lou, words)
    has_read(amira, "Three.")
    amira.clock.run_for(6_500)
    expect(aloud).to_have_text(re.compile(r"^[23] new messages. The last from Lou: Three.$"))

    stop = button(amira, "Stop reading out new messages")
    stop.focus()
    amira.keyboard.press("Enter")
    expect(stop).to_have_attribute("aria-pressed", "true")
    says(lou, "Four.")
    has_read(amira, "Four.")
    amira.clock.run_for(60_000)
    expect(aloud).not_to_contain_text("Four.")


def test_a_moment_is_known_to_leaders_alone(an_evening: PlanEvening) -> None:
    evening = an_evening(members=2)
    lou, _ = evening.opens("Amira", "Dee")
    amira, dee = evening.pages["Amira"], evening.pages["Dee"]

    button(amira, "I need a moment").click()

    expect(in_sight(amira, A_MOMENT)).to_be_visible()
    expect(tile_of(lou, "Amira")).to_contain_text("needs a moment")
    button(amira, "I am back").click()
    expect(in_sight(amira, A_MOMENT)).to_be_hidden()
    expect(tile_of(lou, "Amira")).not_to_contain_text("needs a moment")
    says(lou, "All well.")
    has_read(dee, "All well.")
    assert "moment" not in "".join(evening.heard["Dee"])


def test_a_slow_room_keeps_ones_words(an_evening: PlanEvening) -> None:
    evening = an_evening(members=1)
    lou, _ = evening.opens("Amira")
    the_room_goes_by_itself(lou)
    amira = evening.pages["Amira"]
    steers(lou, "Slow mode", "one message in 60 seconds")
    expect(in_sight(amira, "The room goes slowly now")).to_be_visible()
    amira.wait_for_timeout(LOOKED_AT_EVERY_MS)

    says(amira, "First.")
    says(amira, "Second.")

    has_read(lou, "First.")
    expect(own(amira, "Second.")).to_contain_text("Not sent. The room is going slowly just now.")
    steers(lou, "Slow mode", "off")
    expect(in_sight(amira, "usual pace again")).to_be_visible()
    amira.wait_for_timeout(LOOKED_AT_EVERY_MS)
    button(own(amira, "Second."), "Try again").click()
    has_read(lou, "Second.")
    assert [line.words for line in reads(amira)] == ["First.", "Second."]


def test_the_box_is_there_above_a_phones_keyboard(an_evening: PlanEvening) -> None:
    evening = an_evening(members=1)
    lou, _ = evening.opens("Amira")
    amira = evening.pages["Amira"]
    says(lou, "How was your day?")
    has_read(amira, "How was your day?")

    box(amira).focus()
    amira.set_viewport_size({"width": 320, "height": 300})
    box(amira).fill("A long answer.\n" * 12)

    for what in (said(amira, "How was your day?"), box(amira), button(amira, "Send").first):
        expect(what).to_be_in_viewport()
    assert amira.evaluate("() => document.documentElement.scrollHeight <= innerHeight")
    for way_out in (
        amira.get_by_role("link", name="Help now").first,
        button(amira, "Leave quickly"),
    ):
        expect(way_out).to_be_in_viewport()
    box(amira).blur()
    amira.set_viewport_size({"width": 320, "height": 640})
    expect(button(amira, "I need a moment")).to_be_in_viewport()
    is_there(amira)
