"""Walks past the pages of places: looking for an evening, having a place, deciding about one."""

from collections.abc import Iterator

from playwright.sync_api import Page

from tests.journeys.acts import button, main


def looking(page: Page) -> Iterator[str]:
    """An evening as a stranger finds it, and the list when nothing fits."""
    yield from opened(page, "/evenings/", "/evenings/?after=2099-01-01", "/evenings/?day=9")
    yield from opened(page, first(page, "/evenings/", ".card-title a"))


def with_a_place(page: Page) -> Iterator[str]:
    """What a member with a place sees, and an evening of another age."""
    yield from opened(page, "/my-course/", "/my-course/talk/", "/my-course/form/")
    yield from sent_empty(page, "/my-course/form/", "Send it to a counsellor")
    yield from opened(page, "/my-course/known/")
    yield from opened(page, first(page, "/evenings/?band=13-15", ".card-title a"))


def asking(page: Page) -> Iterator[str]:
    """The form of somebody who has no place yet; and where it is for another age."""
    mine, other = (
        first(page, f"/evenings/?band={band}", ".card-title a") for band in ("16-17", "13-15")
    )
    yield from opened(page, "/my-course/", mine, f"{mine}place/", f"{other}place/")
    yield from sent_empty(page, f"{mine}place/", "Ask for a place")


def deciding(page: Page) -> Iterator[str]:
    """Who asked, what they wrote, and each way to decide."""
    yield from opened(page, "/staff/places/", "/staff/talk-times/", "/staff/known/")
    asked = first(page, "/staff/places/", ".card-title a")
    yield from opened(page, asked)
    button(main(page), "Open").first.click()
    yield f"{asked}, opened"
    yield from sent_empty(page, asked, "Yes, the place is theirs")
    yield from opened(page, f"{asked}not-now/", f"{asked}not-now/?beginning=fit")
    yield from sent_empty(page, f"{asked}not-now/", "Send it")
    yield from sent_empty(page, "/staff/talk-times/", "Put it up")
    note = first(page, "/staff/known/", ".card-title a")
    yield from opened(page, note)
    button(main(page), "Open the words").click()
    yield f"{note}, opened"


def opened(page: Page, *addresses: str) -> Iterator[str]:
    for address in addresses:
        page.goto(address)
        yield address


def sent_empty(page: Page, address: str, words: str) -> Iterator[str]:
    page.goto(address)
    button(main(page), words).click()
    main(page).locator("[data-error-summary]").first.wait_for()
    yield f"{address}, empty"


def first(page: Page, address: str, which: str) -> str:
    page.goto(address)
    return str(main(page).locator(which).first.get_attribute("href"))
