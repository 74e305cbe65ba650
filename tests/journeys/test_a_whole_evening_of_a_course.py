"""A course's evening from the lobby to the night, with eight members and two leaders.

One drops off and returns, one says nothing, one steps aside with a leader, and one leader has no
line for a minute. The plan runs beside the talk; at the end each member is seen out, and goes on to
a page of their own. What was for leaders, or for one member, reached nobody else.
"""

import re
from contextlib import suppress

from playwright.sync_api import Locator, Page, expect
from playwright.sync_api import TimeoutError as NotInTime

from tests.journeys.acts import button
from tests.journeys.browsers import PATIENCE_MS
from tests.journeys.conftest import PlanEvening
from tests.journeys.evening import (
    Evening,
    closes,
    has_read,
    in_sight,
    lets_through,
    presses_for,
    reads,
    says,
    shows,
    waiting,
)

MEMBERS = ("Amira", "Dee", "Kit", "Robin", "Noor", "Ash", "Wren", "Mika")
TALKERS = ("Amira", "Dee", "Robin", "Noor")
WEEK = 3
BOARD, POLL = 4, 9
TURNS = 3
A_MINUTE = 60_000
NOTE, ASIDE, BOARD_NOTE = "canary-note", "canary-aside", "canary-board"
LINE, JOURNAL, ALONE = "canary-line", "canary-journal", "canary-alone"
FOR_FEW = (NOTE, ASIDE, BOARD_NOTE, LINE, JOURNAL)


def test_from_the_lobby_to_the_night(an_evening: PlanEvening) -> None:
    evening = an_evening(kind="evening_of_a_course", week=WEEK, members=8)
    lou, sam = evening.opens(*MEMBERS)
    everybody_arrives(evening, sam)
    the_plan_begins(evening, lou)
    a_board_fills_when_a_leader_lets_it(evening, lou)
    one_drops_off_and_returns(evening, sam)
    one_says_nothing_and_is_asked(evening, lou)
    one_steps_aside(evening, lou, sam)
    a_leader_has_no_line_for_a_minute(evening, lou, sam)
    all_answer_a_question(evening, lou)

    closes(lou, *MEMBERS)
    for name in MEMBERS:
        expect(evening.pages[name].locator(".room-banner[data-over]")).to_be_visible()
    one_writes_for_themselves(evening)
    nothing_reached_whom_it_was_not_for(evening)


def everybody_arrives(evening: Evening, sam: Page) -> None:
    for name in TALKERS:
        says(evening.pages[name], f"{name}: hello")
    expect(waiting(sam)).to_have_count(4)
    lets_through(sam, 4)
    for name in MEMBERS:
        expect(evening.pages[name].locator("[data-talk=room] > .said[data-seq]")).to_have_count(4)


def the_plan_begins(evening: Evening, lou: Page) -> None:
    to_the_plan(lou)
    lou.locator("#run-next").click()
    first = step(lou, 1)
    expect(first).to_have_attribute("data-state", "now")
    words = first.locator(".run-ready p").first.inner_text()
    button(first, "Send to everyone").first.click()
    for name in MEMBERS:
        has_read(evening.pages[name], words)
    first.locator("textarea").fill(NOTE)
    first.locator("textarea").blur()


def a_board_fills_when_a_leader_lets_it(evening: Evening, lou: Page) -> None:
    amira, dee = evening.pages["Amira"], evening.pages["Dee"]
    shown_by(lou, BOARD)
    for page, words in ((amira, "Music at the bus stop"), (dee, BOARD_NOTE)):
        page.locator("#shown-note").fill(words)
        button(page, "Put it up").click()
    expect(lou.locator(".shown .held")).to_have_count(2)
    held = lou.locator(".shown .held").filter(has_text="Music")
    button(held, "Put it on the board").click()
    expect(dee.locator(".shown")).to_contain_text("Music at the bus stop")
    button(lou, "Put it away").click()


def one_drops_off_and_returns(evening: Evening, sam: Page) -> None:
    page = evening.pages["Robin"]
    page.context.set_offline(offline=True)
    says(page, "Robin: in a tunnel")
    for name in ("Noor", "Ash"):
        says(evening.pages[name], f"{name}: still here")
    expect(waiting(sam)).to_have_count(2)
    lets_through(sam, 2)
    page.wait_for_timeout(5_000)
    page.context.set_offline(offline=False)
    expect(waiting(sam)).to_have_count(1)
    lets_through(sam, 1)
    for name in MEMBERS:
        has_read(evening.pages[name], "Robin: in a tunnel")


def one_says_nothing_and_is_asked(evening: Evening, lou: Page) -> None:
    evening.site.backstage.do("was_silent", slug=evening.room.slug, name="Kit")
    about = lou.locator(".prompt").filter(has_text="Kit")
    expect(about).to_contain_text("has written nothing since", timeout=40_000)
    button(about, "I look after it").click()
    button(about, "Send it").click()
    line = f"line:{evening.room.people['Kit']['place']}"
    kit = evening.pages["Kit"]
    says(kit, f"I read along. {LINE}", line)
    has_read(lou, f"I read along. {LINE}", line)
    shows(kit, "room")


def one_steps_aside(evening: Evening, lou: Page, sam: Page) -> None:
    page, line = evening.pages["Amira"], f"line:{evening.room.people['Amira']['place']}"
    button(page, "Talk to a leader").click()
    presses_for(lou, "Amira", "Go to a side room")
    expect(in_sight(page, "You are in a side room with one leader.")).to_be_visible()
    says(page, ASIDE, line)
    has_read(lou, ASIDE, line)
    button(lou, "Back from the side room").first.click()
    expect(in_sight(page, "You are in a side room with one leader.")).to_be_hidden()
    for somebody in (page, lou, sam):
        shows(somebody, "room")


def a_leader_has_no_line_for_a_minute(evening: Evening, lou: Page, sam: Page) -> None:
    """Hold everything while one of the two is away, whatever the room was set to; then go on."""
    lou.locator(".holding[value=open]").click()
    ash, mika = evening.pages["Ash"], evening.pages["Mika"]
    expect(ash.locator("[data-state-name]")).to_have_text("Opened by a leader")
    sam.context.set_offline(offline=True)
    expect(ash.locator("[data-state-name]")).to_have_text("One leader is away", timeout=A_MINUTE)
    says(ash, f"Ash: {ALONE}")
    expect(waiting(lou)).to_have_count(1, timeout=A_MINUTE)
    sam.wait_for_timeout(A_MINUTE)
    assert ALONE not in "".join(line.words for line in reads(mika))
    sam.context.set_offline(offline=False)
    expect(ash.locator("[data-state-name]")).to_have_text("Opened by a leader", timeout=A_MINUTE)
    lets_through(lou, 1)
    has_read(mika, f"Ash: {ALONE}")


def all_answer_a_question(evening: Evening, lou: Page) -> None:
    shown_by(lou, POLL)
    for name in MEMBERS:
        evening.pages[name].locator(".shown button[aria-pressed]").first.click()
    expect(in_sight(lou, "8 members have answered")).to_be_visible()
    button(lou, "Show the answers to the group").click()
    expect(evening.pages["Noor"].locator(".shown-count").first).to_have_text("8")
    expect(evening.pages["Noor"].locator(".shown")).not_to_contain_text("Amira")
    button(lou, "Put it away").click()


def one_writes_for_themselves(evening: Evening) -> None:
    page = evening.pages["Wren"]
    page.locator(".room-banner[data-over] a").click()
    page.get_by_role("link", name="A page for you, before you go").click()
    page.wait_for_url(re.compile(f"/my-course/evenings/{WEEK}/after/"))
    button(page, "Calm").click()
    page.get_by_label("One thing for this week").fill(JOURNAL)
    button(page, "Keep it").click()
    page.get_by_role("link", name="Open it in my journal").click()
    expect(page.locator("main")).to_contain_text(JOURNAL)


def nothing_reached_whom_it_was_not_for(evening: Evening) -> None:
    heard = {name: "".join(frames) for name, frames in evening.heard.items()}
    mine = {"Kit": {LINE}, "Amira": {ASIDE}, "Dee": {BOARD_NOTE}, "Wren": {JOURNAL}}
    for name in MEMBERS:
        seen = heard[name] + evening.pages[name].content()
        assert {word for word in FOR_FEW if word in seen} <= mine.get(name, set()), name
    assert LINE in heard["Lou"]
    assert ASIDE in heard["Sam"]
    assert JOURNAL not in heard["Lou"] + heard["Sam"]


def to_the_plan(leader: Page) -> None:
    """Turn to the plan, where it does not stand beside the talk anyway."""
    if leader.locator('.room-tabs [data-open="beside"]').is_visible():
        shows(leader, "beside")


def step(leader: Page, number: int) -> Locator:
    return leader.locator(f'[data-run-step][data-planned="{number}"]')


def shown_by(leader: Page, number: int) -> None:
    """Show what a step of the plan has for the room; whoever finds it folded opens it again."""
    fold = leader.locator(f'[data-planned="{number}"] > details')
    show = step(leader, number).locator("[id^=run-show-]").last
    for _turn in range(TURNS):
        to_the_plan(leader)
        leader.wait_for_load_state("networkidle")  # the plan is drawn anew after a note or a step
        fold.evaluate("fold => fold.open = true")
        with suppress(NotInTime):
            show.click(timeout=PATIENCE_MS / TURNS)
            return
    raise AssertionError("what the step has for the room never came into sight")
