"""No script on a small phone: joining, writing, keeping, replying, supporting, telling, leaving."""

from playwright.sync_api import Page, expect

from tests.journeys.acts import (
    Post,
    begin_post,
    button,
    heading,
    join,
    link,
    main,
    open_space,
    write_post,
)
from tests.journeys.conftest import OpenPage

GARDEN = Post("Beans on the windowsill", "Three of five came up. I water them before school.")
OWN_WORDS = "I like that you kept going, also on the slow days."


def test_in_one_go(a_phone: OpenPage) -> None:
    page = a_phone(script=False)

    join(page, "Tamsin")
    keeps_a_draft_and_sends_it(page)
    replies_to(page, "Sunday evenings")
    supports_and_takes_it_back(page)
    tells_the_team(page)
    write_post(page, Post("The wrong words", "I would put it another way now."))
    takes_it_back(page)


def keeps_a_draft_and_sends_it(page: Page) -> None:
    begin_post(page, GARDEN)
    button(page, "Keep for later").click()
    expect(page.get_by_text("Your draft is kept.")).to_be_visible()

    link(page.get_by_role("region", name="Drafts"), GARDEN.title).click()
    expect(page.get_by_label("Your words")).to_have_value(GARDEN.body)
    expect(page.get_by_label(GARDEN.wish)).to_be_checked()
    button(page, "Send it").click()

    expect(heading(page, "It waits to be looked at")).to_be_visible()
    expect(main(page).get_by_text(GARDEN.body)).to_be_visible()
    page.goto("/me/")
    expect(page.get_by_role("region", name="Drafts")).to_have_count(0)


def replies_to(page: Page, title: str) -> None:
    open_space(page, "Ordinary days")
    link(main(page), title).click()
    page.get_by_label("Your words").fill(OWN_WORDS)
    button(page, "Send it").click()
    expect(heading(page, "Your reply")).to_be_visible()
    expect(heading(page, "It waits to be looked at")).to_be_visible()

    open_space(page, "Ordinary days")
    link(main(page), title).click()
    own = page.get_by_role("article").filter(has_text=OWN_WORDS)
    expect(own.get_by_text("Only you can see this. It is waiting.")).to_be_visible()


def supports_and_takes_it_back(page: Page) -> None:
    first = page.locator(".post-first")
    button(first, "With you").click()
    expect(button(first, "With you")).to_have_attribute("aria-pressed", "true")
    button(first, "With you").click()
    expect(button(first, "With you")).to_have_attribute("aria-pressed", "false")


def tells_the_team(page: Page) -> None:
    link(page.locator(".post-first"), "Tell us about this").click()
    button(page, "Tell the team").click()
    expect(page.get_by_text("Please pick what comes closest.").first).to_be_visible()
    page.get_by_label("I am worried about the person").check()
    page.get_by_label("Anything you want to add").fill("She sounds lonely on Sundays.")
    button(page, "Tell the team").click()
    expect(page.get_by_text("Thank you for telling us.")).to_be_visible()


def takes_it_back(page: Page) -> None:
    page.get_by_text("Take it back", exact=True).click()
    button(page, "Yes, take my words back").click()
    expect(page.get_by_text("You have taken your words back.")).to_be_visible()
    expect(heading(page, "You took this back")).to_be_visible()
    # Even its author finds it only among their own words.
    page.goto("/me/")
    expect(main(page).get_by_text("The wrong words")).to_have_count(0)
