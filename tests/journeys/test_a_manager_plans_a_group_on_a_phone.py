"""A manager on a small phone, without script: plans a group, opens it, changes it, cancels it."""

from playwright.sync_api import Page, expect

from tests.journeys.acts import button, heading, link, main, sign_in
from tests.journeys.conftest import OpenPage
from tests.journeys.site import Site

NAME = "Sunday evenings"


def test_in_one_go(a_phone: OpenPage, site: Site) -> None:
    manager, stranger = a_phone(script=False), a_phone(script=False)
    sign_in(manager, site.person("Max"))

    keeps_a_closed_day(manager)
    sees_the_dates_before_anything_is_planned(manager)
    opens_it(manager)
    evening = finds_it(stranger)
    moves_an_evening(manager)
    expect_to_read(stranger, evening, "Monday 31 March 2098, 17:00")
    cancels_an_evening(manager)
    expect_to_read(stranger, evening, "This one does not happen")
    cancels_it(manager)
    expect_nothing(stranger, evening)


def keeps_a_closed_day(page: Page) -> None:
    page.goto("/staff/closed-days/")
    page.get_by_label("Day", exact=True).fill("2098-04-06")
    page.get_by_label("What it is called").fill("A holiday")
    button(main(page), "Add it").click()
    expect(page.get_by_text("The day is on the list.")).to_be_visible()


def sees_the_dates_before_anything_is_planned(page: Page) -> None:
    page.goto("/staff/groups/new/")
    page.get_by_label("Name of the group").fill(NAME)
    page.get_by_label("For whom").select_option("18-19")
    page.get_by_label("First evening").fill("2098-03-23")
    page.get_by_label("Starts at").fill("18:30")
    page.get_by_label("Cass (counsellor)").check()
    button(main(page), "Show the dates").click()
    expect(heading(page, "Something needs another look")).to_be_visible()
    expect(main(page).get_by_text("and one more who leads").first).to_be_visible()
    page.get_by_label("Yusuf (youth worker)").check()
    button(main(page), "Show the dates").click()
    expect(main(page).get_by_text("Left out:")).to_be_visible()
    expect(main(page).get_by_text("A holiday")).to_be_visible()
    button(main(page), "Plan it on these days").click()
    expect(page.get_by_text("The group is planned.")).to_be_visible()


def opens_it(page: Page) -> None:
    button(main(page), "Open it").click()
    expect(page.get_by_text("Open for sign-up")).to_be_visible()


def finds_it(page: Page) -> str:
    """Somebody who is not signed in finds it."""
    page.goto("/evenings/?band=18-19")
    found = main(page).locator(".card").filter(has_text="Begins on Sunday 23 March 2098")
    link(found, "Sunday, 18:30").click()
    expect(page.get_by_text("Sunday 30 March 2098").first).to_be_visible()
    return page.url


def moves_an_evening(page: Page) -> None:
    """The second one is on the day on which the clocks go forward."""
    link(page.locator("#evening-2"), "Move").click()
    page.get_by_label("Day", exact=True).fill("2098-03-31")
    page.get_by_label("Starts at").fill("17:00")
    button(main(page), "Move it").click()
    expect(page.get_by_text("Everybody with a place is told.")).to_be_visible()
    expect(page.get_by_text("31 March 2098, 17:00")).to_be_visible()


def cancels_an_evening(page: Page) -> None:
    link(page.locator("#evening-3"), "Cancel").click()
    page.get_by_label("One of your leaders is not well").check()
    button(main(page), "Cancel this evening").click()
    expect(page.get_by_text("A leader is not well")).to_be_visible()
    expect(page.locator("#evening-8")).to_be_visible()


def cancels_it(page: Page) -> None:
    link(main(page), "Cancel this group…").click()
    page.get_by_label("Too few people could come").check()
    button(main(page), "Cancel this group").click()
    expect(page.get_by_text("It is cancelled.")).to_be_visible()


def expect_to_read(page: Page, address: str, words: str) -> None:
    page.goto(address)
    expect(main(page).get_by_text(words).first).to_be_visible()


def expect_nothing(page: Page, address: str) -> None:
    answer = page.goto(address)
    assert answer is not None
    assert answer.status == 404
