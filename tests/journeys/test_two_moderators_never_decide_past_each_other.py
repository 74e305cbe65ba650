"""One holds what the other cannot open; nobody decides about words that have changed meanwhile."""

from playwright.sync_api import Page, expect

from tests.journeys.acts import (
    Post,
    approve,
    button,
    finds_no_page,
    heading,
    main,
    row_of,
    sign_in,
    take,
    write_post,
)
from tests.journeys.conftest import OpenPage
from tests.journeys.keyboard import starting_with
from tests.journeys.site import Site

KITE = Post("A kite made of maps", "It flew for a minute. Then it knew the way to the oak.")
STAMPS = Post("Stamps from my aunt", "She puts one on every letter that she never sends.")
NOTE = "What a lovely kite."


def test_what_one_holds_the_other_cannot_open(
    a_phone: OpenPage, a_desktop: OpenPage, site: Site
) -> None:
    author, mo, nan = a_phone(), a_desktop(), a_desktop()
    sign_in(author, site.person("Dee"))
    sign_in(mo, site.person("Mo"))
    sign_in(nan, site.person("Nan"))
    slug = write_post(author, KITE).slug

    take(mo, slug)
    expect(main(mo).get_by_text(KITE.body)).to_be_visible()
    cannot_open_it(nan, slug)
    author_takes_it_back(author)
    is_refused_and_told_why(mo)


def cannot_open_it(page: Page, slug: str) -> None:
    page.goto("/review/")
    expect(row_of(page, slug).get_by_text("Mo holds this")).to_be_visible()
    row_of(page, slug).click()
    expect(page.get_by_text("Mo is looking at this just now.")).to_be_visible()
    expect(page.get_by_text(KITE.title)).to_have_count(0)
    expect(button(page, "Look at it")).to_have_count(0)


def author_takes_it_back(page: Page) -> None:
    page.get_by_text("Take it back", exact=True).click()
    button(page, "Yes, take my words back").click()
    expect(heading(page, "You took this back")).to_be_visible()


def is_refused_and_told_why(page: Page) -> None:
    page.get_by_label("Your words to the author").fill(NOTE)
    button(page, starting_with("Approve")).click()
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_text("The author took these words back.")).to_be_visible()
    expect(page.get_by_text(KITE.body)).to_have_count(0)
    expect(page.get_by_label("What you had typed")).to_have_value(NOTE)


def test_a_decision_taken_back_hides_the_words_and_both_stay_on_record(
    a_phone: OpenPage, a_desktop: OpenPage, site: Site
) -> None:
    author, mo, reader = a_phone(), a_desktop(), a_phone()
    sign_in(author, site.person("Amira"))
    sign_in(mo, site.person("Mo"))
    sign_in(reader, site.person("Dee"))
    address, slug = write_post(author, STAMPS)
    take(mo, slug)
    approve(mo)
    reader.goto(address)
    expect(main(reader).get_by_text(STAMPS.body)).to_be_visible()

    takes_the_decision_back(mo, slug)

    finds_no_page(reader, address)
    author.goto("/me/")
    expect(author.get_by_text("We are looking at your words once more.").first).to_be_visible()
    expect(heading(author, "It waits to be looked at once more")).to_be_visible()
    both_are_on_record(mo)


def takes_the_decision_back(page: Page, slug: str) -> None:
    page.goto("/review/decided/")
    main(page).locator(f"a[href*='{slug}']").click()
    page.get_by_label("Your words to the author").fill("Our mistake: one more look.")
    button(page, "Take this decision back").click()
    expect(page.get_by_text("Taken back. The words wait again, unseen by others.")).to_be_visible()


def both_are_on_record(page: Page) -> None:
    button(page, "Look at it").click()
    record = page.locator(".desk-context")
    expect(record.get_by_text("Approved, by Mo")).to_be_visible()
    expect(record.get_by_text("Decision taken back, by Mo")).to_be_visible()
    expect(record.get_by_text("Our mistake: one more look.")).to_be_visible()
    button(page, "Let it go").click()
    expect(heading(page, "Desk")).to_be_visible()
