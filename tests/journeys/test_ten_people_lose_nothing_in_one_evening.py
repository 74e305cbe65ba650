"""Eight members on small phones and two leaders: whatever goes wrong, nobody misses a word.

One has a slow network, one loses it for twenty seconds, one phone dies in the middle of a sentence,
one steps aside into a side room; one is not shown, one waits until the end. At the end all of them
have read the same, once and in order, and nothing that was not for them.
"""

import time

from playwright.sync_api import Page, expect

from tests.journeys.acts import button
from tests.journeys.conftest import PlanEvening
from tests.journeys.evening import (
    Evening,
    Line,
    Wire,
    box,
    has_read,
    in_sight,
    lets_through,
    own,
    presses_for,
    reads,
    says,
    shows,
    the_room_goes_by_itself,
    waiting,
)

MEMBERS = ("Amira", "Dee", "Kit", "Robin", "Noor", "Ash", "Wren", "Mika")
TALKERS = ("Kit", "Noor", "Wren", "Mika")
ROUNDS = 6
AWAY_SECONDS = 20.0
# As Chromium's own tools have it.
A_SLOW_3G = {
    "offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000,
}  # fmt: skip
FIRST, GOODBYE = "Hello. It rained on my way home.", "That helped. Good night."
LAST = "Lou: That was our evening. Thank you, all of you."
WRITTEN_AWAY = [
    f"Robin: {words}"
    for words in (FIRST, "My train is in a tunnel.", "It does that.", "So I wrote this.", GOODBYE)
]
WRITTEN_TWICE = [f"Dee: {words}" for words in (FIRST, "My battery is at one percent.", GOODBYE)]
HELD, DECLINED, LINE, ASIDE = "canary-held", "canary-declined", "canary-line", "canary-aside"
TEAM, DRAFT = "canary-team", "canary-draft"
NOT_FOR_ALL = {HELD, DECLINED, LINE, ASIDE, TEAM, DRAFT}


def test_everybody_reads_the_same_whatever_goes_wrong(an_evening: PlanEvening) -> None:
    evening = an_evening(members=8)
    wire = Wire()
    evening.comes("Dee", own_device=True, wire=wire)
    lou, sam = evening.opens(*(name for name in MEMBERS if name != "Dee"))
    goes_slowly(evening.pages["Kit"])

    everybody_says(evening, sam, FIRST)
    loses_the_network_while_the_others_talk(evening, lou, "Robin")
    dies_in_the_middle_of_a_sentence(evening, sam, wire)
    steps_aside(evening, lou, sam)
    everybody_says(evening, sam, GOODBYE)
    some_words_are_not_shown(evening, lou)
    says(lou, LAST)

    for page in evening.pages.values():
        has_read(page, LAST)
    everything = shown(evening)
    assert [by(everything, name) for name in ("Robin", "Dee")] == [WRITTEN_AWAY, WRITTEN_TWICE]
    assert [len(by(everything, name)) for name in TALKERS] == [2 + ROUNDS] * 4
    for name, page in evening.pages.items():
        assert reads(page) == everything, name
    nothing_reached_whom_it_was_not_for(evening)


def goes_slowly(page: Page) -> None:
    page.context.new_cdp_session(page).send("Network.emulateNetworkConditions", A_SLOW_3G)


def everybody_says(evening: Evening, leader: Page, words: str) -> None:
    """Let every member say something, and a leader let all of it through."""
    for name in MEMBERS:
        says(evening.pages[name], f"{name}: {words}")
    expect(waiting(leader)).to_have_count(len(MEMBERS))
    lets_through(leader, len(MEMBERS))
    for name in MEMBERS:
        expect(own(evening.pages[name], words)).to_have_count(0)


def loses_the_network_while_the_others_talk(evening: Evening, lou: Page, name: str) -> None:
    """Write without a line; the words stand there as being sent, and arrive once, in order."""
    page = evening.pages[name]
    the_room_goes_by_itself(lou)
    expect(page.locator("[data-state-name]")).to_have_text("Opened by a leader")
    page.context.set_offline(offline=True)
    since = time.monotonic()
    for words in WRITTEN_AWAY[1:-1]:
        says(page, words)
        expect(own(page, words)).to_contain_text("Sending…")

    for number in range(ROUNDS):
        for one in TALKERS:
            says(evening.pages[one], f"{one}: And then it was part {number} of my week.")
    expect(page.locator("[data-link]").last).to_contain_text("No connection.")
    page.wait_for_timeout(max(0.0, AWAY_SECONDS - (time.monotonic() - since)) * 1000)
    assert len(reads(page)) == len(MEMBERS)

    page.context.set_offline(offline=False)
    for words in WRITTEN_AWAY[1:-1]:
        expect(own(page, words)).to_have_count(0)
    has_read(lou, WRITTEN_AWAY[-2])
    button(lou, "Hold all").click()
    expect(page.locator("[data-state-name]")).to_have_text("Leaders read first")


def dies_in_the_middle_of_a_sentence(evening: Evening, leader: Page, wire: Wire) -> None:
    """Have something on its way, and half a sentence in the box, when the phone dies."""
    page, context = evening.pages["Dee"], evening.pages["Dee"].context
    wire.is_cut = True
    says(page, WRITTEN_TWICE[1])
    expect(own(page, WRITTEN_TWICE[1])).to_contain_text("Sending…")
    box(page).fill(DRAFT)
    page.close()
    expect(waiting(leader)).to_have_count(0)

    again = evening.comes_again("Dee", context)
    expect(box(again)).to_have_value(DRAFT)
    expect(own(again, WRITTEN_TWICE[1])).to_contain_text("A leader reads it first.")
    expect(waiting(leader)).to_have_count(1)
    lets_through(leader, 1)
    box(again).fill("")


def steps_aside(evening: Evening, lou: Page, sam: Page) -> None:
    """Ask for a leader, go to a side room and come back, while the others talk on."""
    page, line = evening.pages["Amira"], f"line:{evening.room.people['Amira']['place']}"
    button(page, "Talk to a leader").click()
    says(page, LINE, line)
    presses_for(lou, "Amira", "Go to a side room")
    expect(in_sight(page, "You are in a side room with one leader.")).to_be_visible()
    says(lou, ASIDE, line)
    has_read(page, ASIDE, line)
    has_read(sam, ASIDE, line)
    says(evening.pages["Ash"], "Ash: I baked bread today.")
    expect(waiting(sam)).to_have_count(1)
    lets_through(sam, 1)
    says(sam, TEAM, "team")
    button(lou, "Back from the side room").first.click()
    expect(in_sight(page, "You are in a side room with one leader.")).to_be_hidden()
    for somebody in (page, lou, sam):
        shows(somebody, "room")


def some_words_are_not_shown(evening: Evening, leader: Page) -> None:
    says(evening.pages["Noor"], DECLINED)
    expect(waiting(leader)).to_have_count(1)
    waiting(leader).first.focus()
    leader.keyboard.press("d")
    leader.keyboard.press("5")
    expect(own(evening.pages["Noor"], DECLINED)).to_contain_text("A leader did not show this one.")
    says(evening.pages["Wren"], HELD)
    expect(own(evening.pages["Wren"], HELD)).to_contain_text("A leader reads it first.")


def shown(evening: Evening) -> list[Line]:
    """Return what the room was shown, as the database has it."""
    events = evening.site.backstage.do("shown", slug=evening.room.slug)
    return [Line(one["seq"], one["text"]) for one in events if one["type"] == "said"]


def by(lines: list[Line], author: str) -> list[str]:
    return [line.words for line in lines if line.words.startswith(f"{author}: ")]


def nothing_reached_whom_it_was_not_for(evening: Evening) -> None:
    """Look at every page, and at every frame that came to it; authors may have their own words."""
    theirs = {"Amira": {LINE, ASIDE}, "Noor": {DECLINED}, "Wren": {HELD}, "Dee": {DRAFT}}
    leaders = {LINE, ASIDE, TEAM, DECLINED, HELD}
    for name, page in evening.pages.items():
        came = page.content() + "".join(evening.heard[name])
        found = {word for word in NOT_FOR_ALL if word in came}
        if name in MEMBERS:
            assert found <= theirs.get(name, set()), name
        else:
            assert found == leaders, name
