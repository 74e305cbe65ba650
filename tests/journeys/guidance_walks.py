"""Walks past what there is to read, and past the pages on which a second person answers for it."""

from collections.abc import Iterator

from playwright.sync_api import Page, expect

from tests.journeys.acts import button, heading, link, main
from tests.journeys.keyboard import starting_with

# With a picture; with questions and a quotation; with something to know before one reads.
DIFFERENT = (
    "/understand/safe-online/the-kitchen-window/",
    "/understand/the-facts/what-self-harm-is/",
)


# What somebody types, and what they read then: found, mistyped, not found, nothing typed.
SEARCHES = {
    "friend": "To read",
    "freind": "so we looked for “friend”",
    "zebra": "We found nothing for these words",
    "": "The facts",
}


def reading(page: Page) -> Iterator[str]:
    for address in ("/understand/", "/understand/the-facts/", *DIFFERENT):
        page.goto(address)
        yield address
    for typed, said in SEARCHES.items():
        page.goto(f"/find/?q={typed}")
        expect(main(page).get_by_text(said).first).to_be_visible()
        yield f"/find/, “{typed}”"


def answering(page: Page) -> Iterator[str]:
    """What a counsellor reads before everybody else does; the demo has left one waiting."""
    page.goto("/staff/articles/")
    yield "/staff/articles/"
    main(page).locator(".card-title a").first.click()
    expect(heading(page, "Your answer")).to_be_visible()
    yield "an article that waits"
    link(main(page), "Send it back").click()
    expect(heading(page, starting_with("Send back"))).to_be_visible()
    yield "an article, to send back"
    button(main(page), "Send it back").click()
    expect(heading(page, "Something needs another look")).to_be_visible()
    yield "an article, to send back without a reason"
    page.goto("/staff/articles/")
    link(main(page), "Take it off").first.click()
    expect(heading(page, starting_with("Take off"))).to_be_visible()
    yield "an article, to take off"
