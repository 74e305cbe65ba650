"""A stranger joins on a phone and writes; others read it only when a moderator has said yes."""

import re

from playwright.sync_api import Page, expect

from tests.journeys.acts import (
    PASSPHRASE,
    SAYS_WHEN,
    Post,
    Sent,
    approve,
    button,
    finds_no_page,
    heading,
    link,
    main,
    open_space,
    sent,
    sign_in,
    slug_of,
    take,
)
from tests.journeys.conftest import OpenPage
from tests.journeys.site import Site

BUS = Post("The last seat on the bus", "Marmalade toast, and a seat by the window.", "Ideas")


def test_from_joining_to_being_read(a_phone: OpenPage, a_desktop: OpenPage, site: Site) -> None:
    author, reader, moderator = a_phone(), a_desktop(), a_desktop()
    sign_in(reader, site.person("Dee"))
    sign_in(moderator, site.person("Mo"))

    safe_name = joins_as_marlow(author)
    post = writes(author, BUS)

    nobody_else_finds_it(reader, post.address)
    sees_words_and_context_and_approves(moderator, post.slug, safe_name)
    reads_it(reader, post.address, by=safe_name)
    hears_that_it_is_up(author, safe_name)

    approves_the_name(moderator, waiting_name(author))
    reads_it(reader, post.address, by="Marlow")
    author.goto("/me/")
    expect(heading(author, "Hello, Marlow")).to_be_visible()
    expect(author.get_by_text("The name you chose is yours now.")).to_be_visible()


def joins_as_marlow(page: Page) -> str:
    page.goto("/")
    link(main(page), "I want to talk to others").click()
    expect(heading(page, "Who reads what, and when we must tell")).to_be_visible()
    expect(heading(page, "House rules")).to_be_visible()
    expect(main(page).get_by_text("A moderator reads every post")).to_be_visible()

    page.get_by_label("A name of your own").fill("Marlow")
    page.get_by_label("A passphrase").fill(PASSPHRASE)
    page.get_by_label("16 or 17").check()
    page.get_by_label("I have read “Who reads what, and when we must tell”").check()
    page.get_by_label("I have read “House rules”").check()
    button(page, "Join").click()

    expect(page.locator(".sign-in-name")).to_have_text(re.compile(r"^[a-z]+-[a-z]+-\d+$"))
    safe_name = page.locator("li", has_text="Others see you as").locator("strong").inner_text()
    assert safe_name != "Marlow"
    link(page, "I have written it down").click()
    expect(heading(page, f"Hello, {safe_name}")).to_be_visible()
    return safe_name


def writes(page: Page, post: Post) -> Sent:
    open_space(page, post.space)
    link(page, "Write something").click()
    expect(page.get_by_text("A trained moderator reads it first")).to_be_visible()
    page.get_by_label("A title").fill(post.title)
    page.get_by_label("Your words").fill(post.body)
    page.get_by_label(post.wish).check()
    button(page, "Send it").click()

    card = page.locator(".waiting", has_text="It waits to be looked at")
    expect(card.get_by_text(post.title)).to_be_visible()
    expect(card.get_by_text(post.body)).to_be_visible()
    expect(card.get_by_text("Only you and our moderators can see this.")).to_be_visible()
    expect(card.get_by_text(SAYS_WHEN)).to_be_visible()
    expect(card.get_by_text("A person from our team reads it")).to_be_visible()
    expect(card.get_by_text("You hear from us here.")).to_be_visible()
    return sent(page)


def nobody_else_finds_it(page: Page, address: str) -> None:
    open_space(page, BUS.space)
    expect(main(page).get_by_text("I told my form tutor")).to_be_visible()
    expect(page.get_by_text(BUS.title)).to_have_count(0)

    assert found_by_searching(page, "form tutor") > 0
    assert found_by_searching(page, "marmalade") == 0
    finds_no_page(page, address)


def found_by_searching(page: Page, words: str) -> int:
    page.goto("/search/")
    page.get_by_label("Words to look for").fill(words)
    button(page, "Search").click()
    expect(main(page).locator(".card, .empty").first).to_be_visible()
    return main(page).locator(".card").count()


def sees_words_and_context_and_approves(page: Page, slug: str, safe_name: str) -> None:
    page.goto("/review/")
    expect(page.get_by_text(BUS.title)).to_have_count(0)
    take(page, slug)
    words = page.get_by_role("article", name="The words")
    expect(words.get_by_text(BUS.title)).to_be_visible()
    expect(words.get_by_text(BUS.body)).to_be_visible()
    around = page.get_by_role("region", name="Around it")
    expect(around.get_by_text("Ordinary days")).to_be_visible()
    expect(around.get_by_text(f"{safe_name}, 16 or 17")).to_be_visible()
    expect(around.get_by_text("Chosen name")).to_be_visible()
    approve(page)


def reads_it(page: Page, address: str, *, by: str) -> None:
    open_space(page, BUS.space)
    link(main(page), BUS.title).click()
    post = page.locator(".post-first")
    expect(post.get_by_text(BUS.body)).to_be_visible()
    expect(post.get_by_text("What would help: Ideas")).to_be_visible()
    expect(post.locator(".post-name")).to_have_text(by)
    assert page.url.endswith(address)
    assert found_by_searching(page, "marmalade") == 1


def hears_that_it_is_up(page: Page, safe_name: str) -> None:
    page.goto("/me/")
    expect(page.get_by_text("Others can read your words now.")).to_be_visible()
    expect(heading(page, f"Hello, {safe_name}")).to_be_visible()
    link(main(page), BUS.title).click()
    expect(heading(page, "Others can see this now")).to_be_visible()


def waiting_name(page: Page) -> str:
    page.goto("/me/")
    card = page.locator(".waiting", has_text="Marlow")
    return slug_of(str(link(card, "What happens next").get_attribute("href")))


def approves_the_name(page: Page, slug: str) -> None:
    take(page, slug)
    expect(page.get_by_role("article", name="The words").get_by_text("Marlow")).to_be_visible()
    approve(page)
