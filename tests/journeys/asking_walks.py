"""Walks past the pages on which anybody tells us something, and past those that answer it."""

from collections.abc import Iterator

from playwright.sync_api import Page, expect

from tests.journeys.acts import button, heading, main

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
