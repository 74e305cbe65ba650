"""Leaders of a room: one key each for what waits, and everything else in reach."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.journeys.acts import button, link
from tests.journeys.browsers import DESKTOP, PHONE
from tests.journeys.conftest import PlanEvening
from tests.journeys.evening import (
    TABLET,
    Evening,
    box,
    has_read,
    in_sight,
    own,
    presses_for,
    reads,
    says,
    shows,
    the_room_goes_by_itself,
    tile_of,
    waiting,
)

TAKEN_AWAY = "These words were taken away."
OUT_WITHIN_MS = 1_500


def line_of(evening: Evening, name: str) -> str:
    return f"line:{evening.room.people[name]['place']}"


def noted(page: Page, ch: str, words: str) -> Locator:
    return page.locator(f'[data-talk="{ch}"]').get_by_text(words)


def test_one_key_each_for_what_waits(an_evening: PlanEvening) -> None:
    evening = an_evening(members=1)
    lou, sam = evening.opens("Amira")
    amira = evening.pages["Amira"]
    for words in ("One.", "Two.", "Three."):
        says(amira, words)
    expect(waiting(lou)).to_have_count(3)
    expect(waiting(lou).first).to_contain_text("Every message waits")

    waiting(lou).first.focus()
    lou.keyboard.press("Enter")
    expect(waiting(lou)).to_have_count(2)
    expect(waiting(lou).first).to_be_focused()
    lou.keyboard.press("d")
    waiting(lou).first.get_by_label("A kind word to them").fill("Tell me more, here?")
    button(waiting(lou).first, "Talk about it first").focus()
    lou.keyboard.press("5")
    expect(waiting(lou)).to_have_count(1)
    lou.keyboard.press("r")

    has_read(amira, "Three.")
    assert [line.words for line in reads(amira)] == ["One.", "Three."]
    expect(own(amira, "Two.")).to_contain_text("A leader did not show this one.")
    expect(noted(amira, line_of(evening, "Amira"), "Tell me more, here?")).to_be_attached()
    expect(waiting(sam)).to_have_count(0)


def test_two_taps_let_it_through_once_and_complain_of_nothing(an_evening: PlanEvening) -> None:
    evening = an_evening(members=1)
    lou, _ = evening.opens("Amira")
    amira = evening.pages["Amira"]
    says(amira, "Once.")
    expect(waiting(lou)).to_have_count(1)

    button(waiting(lou).first, "Let through").dblclick()

    has_read(amira, "Once.")
    expect(waiting(lou)).to_have_count(0)
    says(amira, "Twice.")
    expect(waiting(lou)).to_have_count(1)
    # As it is now: waited for, a complaint would go by itself.
    assert lou.locator("[data-deed-state]").inner_text() == ""


def test_what_waits_and_who_chose_it_is_always_in_sight(an_evening: PlanEvening) -> None:
    evening = an_evening(members=1)
    lou, sam = evening.opens("Amira")
    amira = evening.pages["Amira"]
    assert is_pressed_everywhere(lou, "Hold all")

    button(lou, "Hold noticed").click()

    expect(button(sam, "Hold noticed")).to_have_attribute("aria-pressed", "true")
    expect(amira.locator("[data-state-name]")).to_have_text("Leaders read some first")
    assert is_pressed_everywhere(lou, "Hold noticed")
    expect(noted(amira, "room", "From now on most messages show at once.")).to_be_visible()


def is_pressed_everywhere(leader: Page, words: str) -> bool:
    """Whether a choice is in sight, and the one that holds, on every size of screen."""
    for size in (PHONE, TABLET, DESKTOP):
        leader.set_viewport_size(size)  # type: ignore[arg-type]  # Playwright's own shape of it
        expect(button(leader, words)).to_be_in_viewport()
        expect(button(leader, words)).to_have_attribute("aria-pressed", "true")
    return True


def test_words_that_were_shown_can_be_taken_away(an_evening: PlanEvening) -> None:
    evening = an_evening(members=2)
    lou, _ = evening.opens("Amira", "Dee")
    the_room_goes_by_itself(lou)
    says(evening.pages["Amira"], "I should not have said this.")
    dee = evening.pages["Dee"]
    has_read(dee, "I should not have said this.")
    said = dee.locator("[data-talk=room] > .said[data-seq]").last
    said.locator("summary").click()
    button(said, "Answer").click()
    says(dee, "It is all right.")
    has_read(lou, "It is all right.")

    said = lou.locator("[data-talk=room] > .said[data-seq]").first
    said.locator("summary").click()
    button(said, "Take it away").click()

    for page in evening.pages.values():
        expect(page.locator("[data-talk=room] .said-words").first).to_have_text(TAKEN_AWAY)
        expect(page.locator("[data-talk=room] blockquote").last).to_contain_text(TAKEN_AWAY)
        assert "should not have" not in page.content()
    dee.reload()
    expect(dee.locator("[data-talk=room] blockquote").last).to_contain_text(TAKEN_AWAY)
    assert "should not have" not in dee.content()


def test_a_pause_and_quiet_time_leave_the_line_open(an_evening: PlanEvening) -> None:
    evening = an_evening(members=2)
    lou, sam = evening.opens("Amira", "Dee")
    amira, dee, line = evening.pages["Amira"], evening.pages["Dee"], line_of(evening, "Amira")
    button(lou, "Pause").click()
    expect(amira.locator("[data-state-name]")).to_have_text("Paused")
    says(amira, "In the pause.")
    expect(own(amira, "In the pause.")).to_contain_text("Not sent.")
    says(amira, "To you alone.", line)
    has_read(sam, "To you alone.", line)
    button(lou, "Go on").click()

    presses_for(lou, "Amira", "Quiet time, 5 minutes")

    expect(in_sight(amira, "You have some quiet time. You can read")).to_be_visible()
    shows(amira, "room")
    says(amira, "In quiet time.")
    expect(own(amira, "In quiet time.")).to_contain_text("Not sent.")
    says(dee, "I can write.")
    expect(own(dee, "I can write.")).to_contain_text("A leader reads it first.")
    presses_for(sam, "Amira", "End the quiet time")
    expect(in_sight(amira, "You have some quiet time. You can read")).to_be_hidden()
    assert "quiet time" not in "".join(evening.heard["Dee"])


def test_a_place_ends_with_a_kind_word(an_evening: PlanEvening) -> None:
    evening = an_evening(members=2)
    lou, _ = evening.opens("Amira", "Dee")
    amira = evening.pages["Amira"]
    tile_of(lou, "Amira").locator("summary").first.click()
    tile_of(lou, "Amira").get_by_text("End their place").click()

    button(tile_of(lou, "Amira"), "It is not right for them just now").click()

    expect(in_sight(amira, "this room is not right for you just now")).to_be_visible()
    expect(box(amira)).to_be_hidden()
    expect(tile_of(lou, "Amira")).to_have_count(0)
    amira.wait_for_timeout(OUT_WITHIN_MS)
    says(lou, "We go on.")
    has_read(evening.pages["Dee"], "We go on.")
    assert "We go on." not in "".join(evening.heard["Amira"])


def test_ready_messages_fill_the_box_and_send_nothing(an_evening: PlanEvening) -> None:
    evening = an_evening(members=1)
    writer = evening.signed_in("Lou")
    writer.goto("/staff/ready-messages/")
    writer.get_by_label("What it is for").fill("Welcome")
    writer.get_by_label("The words").fill("Welcome. Take your time.")
    button(writer, "Keep it ready").click()
    lou, _ = evening.opens("Amira")

    panel = lou.locator("[data-panel=room]")
    panel.get_by_text("Ready messages").click()
    button(panel.locator("li", has_text="Take your time."), "Put it in the box").click()

    expect(box(lou)).to_have_value("Welcome. Take your time.")
    expect(box(lou)).to_be_focused()
    assert reads(lou) == []
    lou.keyboard.press("Enter")
    has_read(evening.pages["Amira"], "Welcome. Take your time.")


def test_leaders_hand_over_in_words_of_their_own(an_evening: PlanEvening) -> None:
    evening = an_evening(members=1)
    lou, sam = evening.opens("Amira")
    presses_for(lou, "Amira", "Go to a side room")
    expect(in_sight(evening.pages["Amira"], "You are in a side room")).to_be_visible()

    lou.get_by_text("More", exact=True).click()
    button(lou, "I hand over").click()
    expect(noted(sam, "team", "Lou hands over to the other leader.")).to_be_attached()
    sam.get_by_text("More", exact=True).click()
    button(sam, "I take over").click()
    expect(noted(lou, "team", "Sam takes over.")).to_be_attached()

    expect(in_sight(evening.pages["Amira"], "You are in a side room")).to_be_hidden()
    assert "takes over" not in "".join(evening.heard["Amira"])


def test_a_concern_takes_two_taps_and_nobody_leaves_the_room(an_evening: PlanEvening) -> None:
    evening = an_evening(members=1)
    lou, _ = evening.opens("Amira")
    says(evening.pages["Amira"], "I feel worse than last week.")
    expect(waiting(lou)).to_have_count(1)

    link(waiting(lou), "Raise a concern").click()
    button(lou, "Send: today").click()

    expect(lou.locator("[data-deed-state]")).to_contain_text(re.compile("lead"))
    expect(lou.get_by_role("dialog")).to_be_hidden()
    expect(waiting(lou)).to_have_count(1)
    sol = evening.signed_in("Sol")
    sol.goto("/staff/concerns/")
    expect(sol.get_by_text("About Amira").first).to_be_visible()
    assert "concern" not in "".join(evening.heard["Amira"])
