"""A page of a live room finds its way: back after a cut, around a network that lets little through,
without script; and it never says that somebody is there who is not."""

import json
import re

from playwright.sync_api import expect

from tests.journeys.acts import button
from tests.journeys.browsers import DESKTOP
from tests.journeys.conftest import PlanEvening
from tests.journeys.evening import (
    TABLET,
    Wire,
    box,
    has_read,
    in_sight,
    is_there,
    lets_through,
    own,
    reads,
    says,
    waiting,
)

MINUTE_MS = 60_000
STILL_HERE = "Still here?"
PUT_AWAY = {"type": "here", "visible": False}


def test_coming_back_asks_for_no_more_than_what_came_since(an_evening: PlanEvening) -> None:
    evening, wire = an_evening(members=1), Wire()
    amira = evening.comes("Amira", wire=wire)
    lou, _ = evening.opens()
    says(amira, "I am here.")
    expect(own(amira, "I am here.")).to_contain_text("A leader reads it first.")

    wire.tears()
    expect(amira.locator("#live-room")).not_to_have_attribute("data-link", "live")
    is_there(amira)
    lets_through(lou, 1)
    has_read(amira, "I am here.")
    wire.tears()
    says(lou, "Welcome, all.")
    has_read(amira, "Welcome, all.")

    first, with_something_waiting, later = [json.loads(said) for said in wire.opened[:3]]
    assert "brief" not in first
    assert "brief" not in with_something_waiting
    assert later["brief"] is True
    assert [line.words for line in reads(amira)] == ["I am here.", "Welcome, all."]


def test_where_no_socket_opens_all_of_it_goes_another_way(an_evening: PlanEvening) -> None:
    evening = an_evening(members=1)
    nothing = Wire(is_cut=True)
    lou, amira = evening.comes("Lou", TABLET, wire=nothing), evening.comes("Amira", wire=nothing)
    evening.comes("Sam", DESKTOP)
    for page in (lou, amira):
        expect(page.locator("[data-link]").last).to_contain_text("Slow connection")
    button(lou, "Open the room").click()
    expect(button(lou, "Pause")).to_be_visible()
    expect(amira.locator("[data-state-name]")).to_have_text("Leaders read first")

    for words in ("One.", "Two.", "Three."):
        says(amira, words)
    expect(own(amira, "Three.")).to_contain_text("A leader reads it first.")
    lets_through(lou, 3)

    has_read(amira, "Three.")
    assert [line.words for line in reads(amira)] == ["One.", "Two.", "Three."]
    assert reads(lou) == reads(amira)
    expect(amira.locator("[data-own]")).to_have_count(0)
    button(amira, "I need a moment").click()
    expect(in_sight(amira, "You are taking a moment.")).to_be_visible()


def test_without_script_it_is_a_page_with_a_form(an_evening: PlanEvening) -> None:
    evening = an_evening(members=1)
    amira = evening.comes("Amira", script=False)
    lou, _ = evening.opens()

    button(amira, "Look again").click()
    expect(in_sight(amira, "Leaders read first")).to_be_visible()
    says(amira, "I write without script.")
    expect(in_sight(amira, "Sent. A leader reads it first.")).to_be_visible()
    lets_through(lou, 1)
    says(lou, "And I read it.")
    button(amira, "Look again").click()

    assert [line.words for line in reads(amira)] == ["I write without script.", "And I read it."]
    assert amira.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


def test_leaders_are_asked_before_they_count_as_gone(an_evening: PlanEvening) -> None:
    evening, wire = an_evening(members=1), Wire()
    lou = evening.comes("Lou", TABLET, stopped=True, wire=wire)
    evening.comes("Sam", DESKTOP)
    asked = in_sight(lou, STILL_HERE)

    lou.clock.run_for(int(4.5 * MINUTE_MS))
    expect(asked).to_be_visible()
    button(lou, "I am here").click()
    expect(asked).to_be_hidden()
    lou.clock.run_for(3 * MINUTE_MS)
    expect(asked).to_be_hidden()
    lou.clock.run_for(2 * MINUTE_MS)
    expect(asked).to_be_visible()
    lou.keyboard.press("Shift")
    expect(asked).to_be_hidden()


def test_a_page_that_moves_by_itself_is_nobody_at_the_page(an_evening: PlanEvening) -> None:
    evening, wire = an_evening(members=1), Wire()
    lou = evening.comes("Lou", DESKTOP, stopped=True, wire=wire)
    sam, amira = evening.comes("Sam", TABLET), evening.comes("Amira")
    button(sam, "Open the room").click()
    expect(button(sam, "Pause")).to_be_visible()

    for number in range(25):
        says(sam, f"Sam talks on, and Lou's page follows: {number}.")
        lou.clock.run_for(MINUTE_MS // 5)
    has_read(lou, "Sam talks on, and Lou's page follows: 24.")
    has_read(amira, "Sam talks on, and Lou's page follows: 24.")

    expect(in_sight(lou, STILL_HERE)).to_be_visible()
    lou.clock.run_for(MINUTE_MS)
    wire.said.clear()
    wire.tears()
    lou.clock.run_for(MINUTE_MS)
    is_there(lou)
    expect(lou.locator("#live-room")).to_have_attribute("data-link", "live")
    assert PUT_AWAY in [json.loads(said) for said in wire.said if '"here"' in said]
    assert lou.evaluate("() => document.visibilityState") == "visible"


def test_a_second_on_duty_reads_along_and_the_member_knows(an_evening: PlanEvening) -> None:
    evening = an_evening(kind="one_to_one")
    lou, amira = evening.comes("Lou", TABLET), evening.comes("Amira")
    expect(in_sight(amira, re.compile("Sam is on duty as well"))).to_be_visible()
    button(lou, "Open the room").click()
    says(amira, "May I tell you something?")
    expect(waiting(lou)).to_have_count(1)
    lets_through(lou, 1)

    sam = evening.comes("Sam", DESKTOP)

    has_read(sam, "May I tell you something?")
    expect(in_sight(sam, "You read along.")).to_be_visible()
    expect(box(sam)).to_have_count(0)
    expect(button(sam, "Let through")).to_have_count(0)
    says(sam, "I read along, Lou.", "team")
    has_read(lou, "I read along, Lou.", "team")
    assert "I read along" not in "".join(evening.heard["Amira"])
