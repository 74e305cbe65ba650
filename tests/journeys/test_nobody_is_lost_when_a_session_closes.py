"""The end of a session in real browsers: silent members are looked after, and nobody is lost."""

import re

from playwright.sync_api import expect

from tests.journeys.acts import button
from tests.journeys.browsers import PHONE
from tests.journeys.conftest import PlanEvening
from tests.journeys.evening import (
    closes,
    goes,
    has_read,
    in_sight,
    says,
    says_goodbye,
    shows,
    writes_the_note,
)


def test_it_closes_only_when_each_was_seen_out_and_the_note_is_there(
    an_evening: PlanEvening,
) -> None:
    evening = an_evening(members=2)
    lou, sam = evening.opens("Amira", "Dee")

    shows(lou, "closing")
    button(lou, "Close it for everybody").click()
    expect(lou.locator("[data-deed-state]")).to_contain_text("Amira, Dee")
    says_goodbye(lou, "Amira")
    shows(sam, "closing")
    expect(in_sight(sam, "Lou said goodbye")).to_be_visible()
    button(goes(sam, "Dee"), "Follow up tomorrow").click()
    expect(in_sight(lou, "Sam asked somebody to follow up.")).to_be_visible()
    writes_the_note(sam, "warblernote: a quiet evening.")
    expect(in_sight(lou, "All is done. You can close.")).to_be_visible()
    button(lou, "Close it for everybody").click()

    expect(evening.pages["Amira"].locator("[data-over]")).to_be_visible()
    heard = "".join(evening.heard["Amira"] + evening.heard["Dee"])
    assert not re.search("warblernote|goodbye|closing|Closing|follow", heard)


def test_what_is_typed_is_there_again_and_the_focus_stays(an_evening: PlanEvening) -> None:
    evening = an_evening(members=2)
    lou, sam = evening.opens("Amira", "Dee")
    shows(lou, "closing")
    note = lou.get_by_label("The note for whoever leads next")
    note.press_sequentially("Half a")

    says_goodbye(sam, "Amira")
    expect(in_sight(lou, "Sam said goodbye")).to_be_visible()
    expect(note).to_be_focused()
    note.press_sequentially(" sentence")
    expect(in_sight(lou, "Kept as a draft.")).to_be_visible()
    lou.reload()
    shows(lou, "closing")

    expect(note).to_have_value("Half a sentence")


def test_with_a_keyboard_on_a_small_phone(an_evening: PlanEvening) -> None:
    evening = an_evening(members=1)
    lou, _sam = evening.opens("Amira")
    lou.set_viewport_size(PHONE)  # type: ignore[arg-type]  # Playwright's own shape of it
    shows(lou, "closing")

    button(goes(lou, "Amira"), "We said goodbye").press("Enter")
    expect(button(goes(lou, "Amira"), "No, not yet")).to_be_focused()
    lou.keyboard.press("Enter")
    expect(button(goes(lou, "Amira"), "We said goodbye")).to_be_focused()
    closes(lou, "Amira")


def test_a_leader_is_asked_about_somebody_and_writes_with_one_tap(an_evening: PlanEvening) -> None:
    evening = an_evening(members=2)
    lou, sam = evening.opens("Amira", "Dee")
    evening.site.backstage.do("was_silent", slug=evening.room.slug, name="Amira")

    expect(in_sight(lou, "has written nothing since")).to_be_visible(timeout=30_000)
    button(lou, "I look after it").click()
    expect(in_sight(sam, "Lou looks after it.")).to_be_visible()
    button(lou, "Send it").click()
    line = f"line:{evening.room.people['Amira']['place']}"
    amira = evening.pages["Amira"]
    shows(amira, line)
    expect(in_sight(amira, "Just reading is fine.")).to_be_visible()
    says(amira, "I am fine.", line)
    has_read(lou, "I am fine.", line)

    expect(in_sight(lou, "was heard of again.")).to_be_visible(timeout=30_000)
