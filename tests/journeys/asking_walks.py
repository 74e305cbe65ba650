"""Walks past the pages on which anybody tells us something, and past those that answer it."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from playwright.sync_api import Page, expect

from tests.journeys.acts import button, heading, link, main

IN_OUR_WORDS = "Who reads what I write here?"
MENDING = "Something needs another look"


def telling_of_a_site(page: Page) -> Iterator[str]:
    """The form, what is missing in it, and the page that whoever told us comes back to."""
    page.goto("/report-a-site/")
    yield "/report-a-site/"
    button(main(page), "Send this").click()
    expect(heading(page, MENDING)).to_be_visible()
    yield "/report-a-site/, empty"
    page.get_by_label("Which site is it?").fill("https://a-bad-place.example/group")
    page.get_by_label("Pulled in").check()
    button(main(page), "Send this").click()
    expect(heading(page, "Thank you for telling us")).to_be_visible()
    yield "/report-a-site/, sent"


def deciding_about_a_site(page: Page) -> Iterator[str]:
    """What a stranger's walk, before this, has told us of; and the list that it comes on."""
    page.goto("/staff/sites/list/")
    yield "/staff/sites/list/, empty"
    page.goto("/staff/sites/")
    yield "/staff/sites/"
    main(page).locator(".card-title a").first.click()
    expect(heading(page, "What somebody told us")).to_be_visible()
    yield "a reported site"
    button(main(page), "Keep this decision").click()
    expect(heading(page, MENDING)).to_be_visible()
    yield "a reported site, decided about without a reason"
    page.get_by_label("harmful: it goes on the list").check()
    page.get_by_label("it cheats people, or sells what does harm").check()
    button(main(page), "Keep this decision").click()
    expect(heading(page, "Decided lately")).to_be_visible()
    yield "/staff/sites/, decided"
    main(page).locator(".lines a").first.click()
    expect(heading(page, "What was decided")).to_be_visible()
    yield "a reported site, decided"
    page.goto("/staff/sites/list/")
    yield "/staff/sites/list/"


def asking_something(page: Page) -> Iterator[str]:
    """The form, what is missing in it, and the page to which the answer comes."""
    page.goto("/ask/")
    yield "/ask/"
    button(main(page), "Send this").click()
    expect(heading(page, MENDING)).to_be_visible()
    yield "/ask/, empty"
    page.get_by_label("What would you like to ask?").fill("Can my parents see what I write?")
    button(main(page), "Send this").click()
    expect(heading(page, "Your question, and our answer")).to_be_visible()
    yield "a question that was asked"
    page.goto("/questions/")
    yield "/questions/"


def answering(page: Page) -> Iterator[str]:
    """What a stranger's walk, before this, has asked, and an answer for everybody."""
    page.goto("/staff/questions/")
    yield "/staff/questions/"
    main(page).locator(".card-title a").first.click()
    expect(heading(page, "What somebody asked")).to_be_visible()
    yield "a question"
    button(main(page), "Write back").click()
    expect(heading(page, MENDING)).to_be_visible()
    yield "a question, answered without words"
    page.get_by_label("The question, in your own words").fill(IN_OUR_WORDS)
    page.get_by_label("The answer", exact=True).fill("People of our team, and nobody else.")
    page.get_by_label("How this place works").check()
    page.get_by_label("It is about something else").check()
    day = datetime.now(UTC).date() + timedelta(days=100)
    page.get_by_label("Look at it again on").fill(day.isoformat())
    button(main(page), "Keep it for a second person").click()
    expect(main(page).get_by_text("Somebody else looks at it")).to_be_visible()
    yield "/staff/questions/, answered"
    link(main(page), IN_OUR_WORDS).click()
    expect(main(page).get_by_text("You wrote this one.")).to_be_visible()
    yield "an answer of one's own"


def looking_at_an_answer(page: Page) -> Iterator[str]:
    """What a counsellor's walk, before this, has written: the second look, and what it opens."""
    page.goto("/staff/questions/")
    link(main(page), IN_OUR_WORDS).click()
    yield "an answer"
    button(main(page), "Yes, everybody may read it").click()
    expect(heading(page, "What everybody can read")).to_be_visible()
    yield "/staff/questions/, looked at"
    link(main(page), IN_OUR_WORDS).click()
    yield "an answer that everybody can read"
    link(main(page), "Write a new version").click()
    expect(heading(page, "A new version of an answer")).to_be_visible()
    yield "a new version of an answer"
    button(main(page), "Keep it for a second person").click()
    expect(heading(page, MENDING)).to_be_visible()
    yield "a new version of an answer, without a day"
    page.goto("/questions/")
    yield "/questions/, with an answer"
    link(main(page), IN_OUR_WORDS).click()
    expect(heading(page, IN_OUR_WORDS)).to_be_visible()
    yield "an answer to a question"
