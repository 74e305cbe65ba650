"""Leaders show something to a room: by keyboard, on a small phone, without losing what is typed."""

from playwright.sync_api import Locator, Page, expect

from tests.journeys.acts import button
from tests.journeys.conftest import PlanEvening
from tests.journeys.evening import in_sight, says


def begins(leader: Page, kind: str, **fields: str) -> None:
    """Let a leader show something, by the form of its kind. fields: by the name on the page."""
    leader.locator("[data-show-something] > summary").click()
    leader.locator("[data-show-something] summary", has_text=kind).click()
    form = leader.locator("form[data-begins]:visible")
    for name, words in fields.items():
        form.locator(f"[name={name}]").fill(words)
    button(form, "Show it").click()


def note(page: Page) -> Locator:
    return page.locator("#shown-note")


def test_a_question_is_answered_by_keyboard_and_nobody_else_sees_it(
    an_evening: PlanEvening,
) -> None:
    evening = an_evening(members=3)
    lou, _ = evening.opens("Amira", "Dee", "Kit")
    amira, dee, kit = (evening.pages[name] for name in ("Amira", "Dee", "Kit"))
    begins(lou, "A question", title="What helped?", options="A walk\nMusic")
    music = button(amira, "Music")
    amira.locator("#write-room").fill("half a thought")

    music.focus()
    amira.keyboard.press("Enter")

    expect(music).to_have_attribute("aria-pressed", "true")
    expect(music).to_be_focused()
    expect(amira.locator("#write-room")).to_have_value("half a thought")
    expect(lou.locator(".shown")).to_contain_text("Amira")
    button(lou, "Show the answers to the group").click()
    expect(lou.locator("[data-deed-state]")).to_contain_text("Fewer than three")
    button(dee, "Music").click()
    button(kit, "A walk").click()
    expect(in_sight(lou, "3 members have answered")).to_be_visible()
    expect(dee.locator(".shown-count")).to_have_count(0)
    button(lou, "Show the answers to the group").click()
    expect(dee.locator(".shown-count")).to_have_text(["1", "2"])
    expect(dee.locator(".shown")).not_to_contain_text("Amira")
    says(lou, "Thank you, all of you.")
    expect(in_sight(dee, "Thank you, all of you.")).to_be_visible()
    expect(lou.locator("[data-deed-state]")).not_to_contain_text("object")


def test_a_note_waits_and_a_half_typed_one_is_kept(an_evening: PlanEvening) -> None:
    evening = an_evening(members=2)
    lou, _ = evening.opens("Amira", "Dee")
    amira, dee = evening.pages["Amira"], evening.pages["Dee"]
    begins(lou, "A board", title="One good thing")
    note(dee).fill("Half of")
    note(amira).fill("The soup was nearly good.")

    button(amira, "Put it up").dblclick()

    expect(lou.locator(".shown .held")).to_have_count(1)
    expect(note(amira)).to_have_value("")
    expect(dee.locator(".shown")).not_to_contain_text("soup")
    button(lou, "Put it on the board").click()
    expect(dee.locator(".shown")).to_contain_text("The soup was nearly good.")
    expect(note(dee)).to_have_value("Half of")
    button(lou, "Put it away").click()
    expect(note(dee)).to_have_count(0)
    expect(dee.locator("#write-room")).to_have_value("Half of")


def test_a_circle_goes_round_and_reading_time_pauses(an_evening: PlanEvening) -> None:
    evening = an_evening(members=2)
    lou, _ = evening.opens("Amira", "Dee")
    amira, dee = evening.pages["Amira"], evening.pages["Dee"]

    begins(lou, "A circle", title="How was your week?")
    expect(in_sight(amira, "It is your turn.")).to_be_visible()
    button(amira, "I pass").click()
    expect(in_sight(dee, "It is your turn.")).to_be_visible()
    expect(lou.locator(".shown")).to_contain_text("passed")
    expect(dee.locator(".shown")).not_to_contain_text("passed")

    begins(lou, "Reading time")
    expect(in_sight(dee, "Nobody writes here until then.")).to_be_visible()
    button(lou, "Go on").click()
    expect(dee.locator(".shown")).to_have_count(0)
