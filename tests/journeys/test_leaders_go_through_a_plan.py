"""The plan beside the talk: two leaders work with it at once, by key and thumb, with and without
script, and no member's page ever hears of it."""

from playwright.sync_api import Locator, Page, expect

from tests.journeys.acts import button, link
from tests.journeys.browsers import DESKTOP, PHONE
from tests.journeys.conftest import PlanEvening
from tests.journeys.evening import TABLET, Evening, box, has_read, in_sight, opens, reads, shows
from tests.journeys.looking import Seen, look_at

LEADERS = ["Lou", "Sam"]
WIDE = {"width": 1440, "height": 900}
NOTE = "canary-note: ask about the music next time"


def with_a_plan(evening: Evening, *members: str, size: dict[str, int] = WIDE) -> tuple[Page, Page]:
    """Let both leaders come to an evening with a plan, Lou on a phone, and open it."""
    plan = {"week": 3, "manager": "Max", "leaders": LEADERS}
    evening.site.backstage.do("has_a_plan", slug=evening.room.slug, **plan)
    lou, sam = evening.comes("Lou", PHONE, touch=True), evening.comes("Sam", size)
    for name in members:
        evening.comes(name)
    opens(sam)
    shows(lou, "beside")
    return lou, sam


def step(page: Page, which: int) -> Locator:
    """Return a step as it was planned, wherever it stands by now."""
    return page.locator(f'[data-run-step][data-planned="{which + 1}"]')


def opened(page: Page, which: int) -> Locator:
    """Return a step with everything in sight that goes with it."""
    for fold in ("#run-gone", f'[data-planned="{which + 1}"] > details'):
        if page.locator(fold).count():
            page.locator(fold).evaluate("fold => fold.open = true")
    return step(page, which)


def next_step(page: Page) -> Locator:
    return page.locator("#run-next")


def test_one_goes_on_where_the_other_was(an_evening: PlanEvening) -> None:
    evening = an_evening(members=1)
    lou, sam = with_a_plan(evening, "Amira")

    next_step(sam).focus()
    sam.keyboard.press("Enter")
    expect(step(lou, 0)).to_have_attribute("data-state", "now")
    expect(next_step(sam)).to_be_focused()
    next_step(lou).click()

    for page in (lou, sam):
        expect(step(page, 0)).to_have_attribute("data-state", "done")
        expect(step(page, 1)).to_have_attribute("data-state", "now")


def test_ready_words_reach_members_once(an_evening: PlanEvening) -> None:
    evening = an_evening(members=1)
    lou, sam = with_a_plan(evening, "Amira")
    next_step(sam).click()
    expect(step(sam, 0)).to_have_attribute("data-state", "now")
    send = button(step(sam, 0), "Send to everyone").first
    words = step(sam, 0).locator(".run-ready p").first.inner_text()

    send.dblclick()

    has_read(evening.pages["Amira"], words)
    expect(step(lou, 0).get_by_text("Sam sent it at")).to_be_attached()
    assert [line.words for line in reads(evening.pages["Amira"])] == [words]


def test_what_one_types_stays_while_the_other_goes_on(an_evening: PlanEvening) -> None:
    evening = an_evening(members=1)
    lou, sam = with_a_plan(evening, "Amira")
    next_step(sam).click()
    note = step(sam, 0).locator("textarea")
    note.fill("Half a")
    note.press("End")

    next_step(lou).click()
    expect(step(sam, 1)).to_have_attribute("data-state", "now")
    sam.keyboard.type(" th")
    button(step(lou, 1), "Send to everyone").first.click()
    expect(step(sam, 1).get_by_text("Lou sent it at")).to_be_visible()
    sam.keyboard.type("ought")

    expect(note).to_be_focused()
    expect(note).to_have_value("Half a thought")
    box(sam).focus()
    expect(opened(lou, 0).locator(".run-others")).to_contain_text("Half a thought")


def test_a_fold_opens_though_the_other_goes_on_in_that_instant(an_evening: PlanEvening) -> None:
    evening = an_evening(members=1)
    lou, sam = with_a_plan(evening)
    next_step(sam).click()
    expect(step(sam, 0)).to_have_attribute("data-state", "now")
    sam.wait_for_load_state("networkidle")
    fold = sam.locator('[data-planned="3"] > details')
    summary = fold.locator("> summary")
    # In one go: the plan may be drawn anew at any moment, and what was found is gone then.
    summary.evaluate("one => one.scrollIntoView({ block: 'center' })")

    summary.hover()
    sam.mouse.down()
    with sam.expect_response("**/beside"):
        next_step(lou).click()
    expect(step(lou, 1)).to_have_attribute("data-state", "now")
    sam.mouse.up()

    expect(fold).to_have_attribute("open", "")
    expect(step(sam, 1)).to_have_attribute("data-state", "now")
    expect(fold).to_have_attribute("open", "")


def test_a_note_is_kept_when_the_page_is_put_away(an_evening: PlanEvening) -> None:
    evening = an_evening(members=1)
    lou, sam = with_a_plan(evening)
    opened(sam, 0).locator("textarea").fill(NOTE)

    sam.goto("/rooms/")

    expect(opened(lou, 0).locator(".run-others")).to_contain_text(NOTE)


def test_the_clock_goes_on_by_itself_and_alarms_nobody(an_evening: PlanEvening) -> None:
    evening = an_evening(members=1)
    plan = {"week": 3, "manager": "Max", "leaders": LEADERS}
    evening.site.backstage.do("has_a_plan", slug=evening.room.slug, **plan)
    evening.comes("Lou")
    sam = evening.comes("Sam", WIDE, stopped=True)
    next_step(sam).click()
    used = step(sam, 0).locator("[data-run-used]")
    expect(used).to_have_text("0 of 5 min")
    sam.wait_for_load_state("networkidle")
    begins = step(sam, 1).locator("[data-run-begins]").inner_text()

    sam.clock.run_for(7 * 60_000)

    expect(used).to_have_text("2 min over")
    expect(step(sam, 1).locator("[data-run-begins]")).not_to_have_text(begins)
    expect(used).not_to_have_attribute("role", "alert")


def test_it_works_without_script(an_evening: PlanEvening) -> None:
    evening = an_evening(members=1)
    lou, sam = with_a_plan(evening, "Amira")
    plain = evening.comes("Sam", DESKTOP, script=False)

    next_step(plain).click()
    button(step(plain, 0), "Send to everyone").first.click()
    step(plain, 0).locator("textarea").fill(NOTE)
    button(step(plain, 0), "Keep the note").click()

    expect(step(plain, 0).locator("textarea")).to_have_value(NOTE)
    expect(step(lou, 0).get_by_text("Sam sent it at")).to_be_visible()
    expect(step(lou, 0).locator(".run-others")).to_contain_text(NOTE)
    expect(step(sam, 0)).to_have_attribute("data-state", "now")


def test_a_card_of_the_plan_reaches_members(an_evening: PlanEvening) -> None:
    evening = an_evening(members=1)
    lou, sam = with_a_plan(evening, "Amira")

    button(opened(sam, 0), "Show as a card").click()

    expect(in_sight(evening.pages["Amira"], "You can come in any mood.")).to_be_visible()
    expect(step(lou, 0).get_by_text("shown now")).to_be_attached()


def test_whoever_leads_says_so(an_evening: PlanEvening) -> None:
    evening = an_evening(members=1)
    lou, sam = with_a_plan(evening)

    button(sam.locator("[data-beside]"), "I take over").click()

    for page in (lou, sam):
        expect(page.locator("[data-beside]").get_by_text("Sam leads now.")).to_be_visible()


def test_no_member_hears_of_it(an_evening: PlanEvening) -> None:
    evening = an_evening(members=1)
    _lou, sam = with_a_plan(evening, "Amira")
    next_step(sam).click()
    step(sam, 0).locator("textarea").fill(NOTE)
    button(step(sam, 0), "Keep the note").click()
    button(step(sam, 0), "Send to everyone").first.click()
    amira = evening.pages["Amira"]
    has_read(amira, step(sam, 0).locator(".run-ready p").first.inner_text())

    for told in (amira.content(), *evening.heard["Amira"]):
        assert "canary" not in told
        assert '"plan"' not in told
        assert "run-step" not in told
    assert any('"plan"' in frame for frame in evening.heard["Sam"])


def test_everybody_can_read_and_reach_it(an_evening: PlanEvening) -> None:
    evening, seen = an_evening(members=1), Seen()
    lou, sam = with_a_plan(evening, "Amira", size=TABLET)
    next_step(sam).click()
    expect(step(sam, 0)).to_have_attribute("data-state", "now")
    button(step(sam, 0), "Send to everyone").first.click()

    look_at(sam, "Sam, with the plan", seen)
    sam.set_viewport_size(TABLET)  # type: ignore[arg-type]  # Playwright's own shape of it
    look_at(lou, "Lou, with the plan", seen)
    sam.goto("/staff/groups/")
    link(sam, "Tuesdays").first.click()
    link(sam, "How it went").click()
    look_at(sam, "Sam, how it went", seen)

    assert seen.hard_to_read == []
    assert seen.too_wide == []
    assert seen.without_bearings == []
