"""Walks past an evening, the week around it, and what comes after a course."""

from collections.abc import Iterator, Mapping

from playwright.sync_api import Page, expect

from tests.journeys import months_later
from tests.journeys.acts import button, heading, link, main
from tests.journeys.browsers import PHONE
from tests.journeys.course_walks import first, opened, sent_empty
from tests.journeys.keyboard import starting_with

RUNNING = "The evening group"
ONE_THING = "Ring my cousin on Sunday."
WALKED = "The walk home was the best part of today."
ON_THE_STAIRS = "Sit on the stairs with the dog."
STILL = "I still take the dog for a walk."
# Words that are encrypted, so that only a walk knows that they are nobody's to translate.
SEALED = (
    ONE_THING, WALKED, ON_THE_STAIRS, STILL, months_later.A_PAGE, months_later.A_TITLE,
    months_later.A_LINE, months_later.SUGGESTED, months_later.AN_ANSWER,
)  # fmt: skip
MY_PAGES = "section:has-text('My pages') a"
JOURNAL, PLAN = "/me/journal/", "/me/safety-plan/"


def in_a_course(page: Page) -> Iterator[str]:
    """A member in the third week of a course: the weeks, an evening that is over, one to come."""
    yield from opened(page, "/my-course/", "/my-course/feelings/")
    yield from opened(page, *(f"/my-course/weeks/{number}/" for number in (1, 2, 3, 5)))
    page.goto("/my-course/weeks/3/")
    page.get_by_label("My one thing, in my own words").fill(ONE_THING)
    button(main(page), "Remind me once").click()
    expect(button(main(page), "Not this week")).to_be_visible()
    yield "/my-course/weeks/3/, one thing"
    yield from opened(page, "/my-course/evenings/2/after/", "/my-course/later/")
    button(main(page), "Yes, you may ask").click()
    expect(button(main(page), "Do not ask me")).to_be_visible()
    yield "/my-course/later/, chosen"
    yield from missing_one(page)
    room = first(page, "/rooms/", f"li:has-text('{RUNNING}') a[href^='/rooms/']")
    yield from opened(page, room)
    yield from a_journal(page)
    yield from a_plan(page)


def missing_one(page: Page) -> Iterator[str]:
    """Say that one cannot come, see that it is said, and come after all."""
    page.goto("/my-course/")
    button(main(page), "I cannot make it").first.click()
    expect(button(main(page), "I can come after all").first).to_be_visible()
    yield "/my-course/, an evening that is missed"
    button(main(page), "I can come after all").first.click()


def a_journal(page: Page) -> Iterator[str]:
    """A journal from its first page on: written, shown, and made into a letter."""
    yield from opened(page, JOURNAL, f"{JOURNAL}new/", f"{JOURNAL}shown/", f"{JOURNAL}letter/")
    yield from sent_empty(page, f"{JOURNAL}new/", "Keep it")
    yield from opened(page, first(page, JOURNAL, "a[href*='?about=']"))
    page.get_by_label("Your words").fill(WALKED)
    button(main(page), "Keep it").click()
    expect(link(main(page), "Go on writing")).to_be_visible()
    yield "a page of a journal"
    mine = first(page, JOURNAL, MY_PAGES)
    yield from opened(page, JOURNAL, f"{mine}words/", f"{mine}removal/")
    yield from opened(page, f"{mine}showing/")
    page.get_by_label("Cass").check()
    button(main(page), "Show this page").click()
    expect(heading(page, "Show it to your counsellor")).to_be_visible()
    yield from opened(page, mine, f"{JOURNAL}shown/")
    yield from a_letter(page)


def a_letter(page: Page) -> Iterator[str]:
    yield from sent_empty(page, f"{JOURNAL}letter/", "Make the letter")
    page.get_by_label("To whom?").fill("my aunt")
    page.get_by_role("group", name="Pages to put in").get_by_role("checkbox").first.check()
    button(main(page), "Make the letter").click()
    expect(heading(page, "For my aunt")).to_be_visible()
    yield "a letter to print"


def a_plan(page: Page) -> Iterator[str]:
    """A safety plan: none yet, begun, and opened for a day."""
    yield from opened(page, PLAN, f"{PLAN}words/")
    page.get_by_label("What I can do by myself").fill(ON_THE_STAIRS)
    button(main(page), "Keep it").click()
    expect(heading(page, "Write it together")).to_be_visible()
    yield f"{PLAN}, written"
    yield from opened(page, f"{PLAN}opening/", f"{PLAN}removal/")


def shown_to_somebody(page: Page) -> Iterator[str]:
    """Whose page was read and answered, and to whose plan a line was suggested."""
    page.goto(PLAN)
    expect(button(main(page), "Put it in")).to_be_visible()
    yield f"{PLAN}, with a suggestion"
    yield from opened(page, f"{JOURNAL}shown/", first(page, JOURNAL, MY_PAGES))
    yield from opened(page, "/my-course/feelings/", "/my-course/evenings/1/after/")


def after_a_course(page: Page) -> Iterator[str]:
    """A member whose course ended a month ago: looking back, what there is now, being asked."""
    yield from opened(page, "/my-course/", "/my-course/ending/", "/my-course/weeks/4/")
    yield from sent_empty(page, "/my-course/certificate/", "Show it")
    page.get_by_label("The name on the paper").fill("Kit Hollis")
    button(main(page), "Show it").click()
    expect(heading(page, "Certificate")).to_be_visible()
    yield "a certificate to print"
    page.goto("/my-course/ending/")
    button(main(page), starting_with("Come in")).click()
    expect(page.get_by_text("Welcome. You can read and write here now.")).to_be_visible()
    yield "a space for afterwards"
    yield from opened(page, "/my-course/ending/", "/spaces/", "/my-course/later/")
    page.get_by_role("textbox").fill(STILL)
    button(main(page), "Calm").click()
    expect(page.get_by_text("You told us how you are")).to_be_visible()
    yield "/my-course/later/, answered"


def leading(page: Page) -> Iterator[str]:
    """Whoever leads a group in its third week: before an evening, in its room, and after it."""
    group = first(page, "/staff/groups/", f"li:has-text('{RUNNING}') .card-title a")
    evenings = f"{group}evenings/"
    yield from opened(page, group, f"{group}feelings/", f"{group}ending/", f"{evenings}3/")
    button(main(page), "Read it").click()
    expect(page.get_by_text("It is noted that you read this.")).to_be_visible()
    yield f"{evenings}3/, opened"
    yield from opened(page, f"{evenings}2/register/")
    room = first(page, "/rooms/", f"li:has-text('{RUNNING}') a[href^='/rooms/']")
    yield from beside_the_talk(page, room)
    yield from opened(page, f"/staff{room}", f"/staff{room}hand-over/", f"{evenings}3/plan/")
    yield from opened(page, group, "/staff/rehearsals/")
    yield from after_its_end(page)
    yield from what_was_shown(page)


def beside_the_talk(page: Page, room: str) -> Iterator[str]:
    """The plan of an evening beside its room: begun, and a step of it open."""
    yield from opened(page, room)
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]  # Playwright's own shape of it
    for part in ("Plan", "Closing"):
        parts = page.get_by_label("Parts of this room")
        parts.get_by_role("link", name=starting_with(part)).click()
        yield f"{room}, {part}"
    parts.get_by_role("link", name=starting_with("Plan")).click()
    page.locator("#run-next").click()
    expect(page.locator("[data-run-step][data-state=now] details[open]")).to_be_visible()
    yield f"{room}, a step of the plan"


def after_its_end(page: Page) -> Iterator[str]:
    """What came back from somebody, a month after a group was over."""
    group = first(page, "/staff/groups/over/", f"li:has-text('{months_later.OVER}') .card-title a")
    yield from opened(page, "/staff/groups/over/", group, f"{group}feelings/")
    button(main(page), starting_with("Open their words")).click()
    expect(main(page)).to_contain_text(STILL)
    yield "words from after a course"


def what_was_shown(page: Page) -> Iterator[str]:
    """Pages and plans that members showed to this counsellor."""
    shown = "/staff/shared-pages/"
    unread = first(page, shown, "li:has-text('to be read') a")
    yield from opened(page, shown, unread)
    button(main(page), "Open the page").click()
    expect(page.get_by_role("article", name="Their page")).to_be_visible()
    yield f"{unread}, opened"
    yield from opened(page, first(page, shown, "a[href*='safety-plans']"))
    button(main(page), "Open the plan").click()
    expect(heading(page, "Suggest a line")).to_be_visible()
    yield "a safety plan, opened"


def by_a_link(page: Page, links: Mapping[str, str]) -> Iterator[str]:
    """What links in messages open, for somebody who is not signed in."""
    for name, address in links.items():
        page.goto(address)
        yield f"a link in a message: {name}"
