"""By keyboard alone: sign in, take, return with a rule and a note, go on; the author answers."""

from playwright.sync_api import Locator, Page, expect

from tests.journeys.acts import Post, button, heading, link, main, row_of, sent, sign_in, write_post
from tests.journeys.app import code_for
from tests.journeys.conftest import OpenPage
from tests.journeys.keyboard import (
    keys_are_ready,
    press,
    starting_with,
    tab_to,
    type_into,
    walk_down_to,
)
from tests.journeys.site import Person, Site

CLUB = Post("A club for birds", "It meets on Fridays, and I wrote the street into it.")
NOTE = "A lovely club. Please take out the street: then nobody can find you outside."


def test_from_signing_in_to_the_next_item(
    a_desktop: OpenPage, a_phone: OpenPage, site: Site
) -> None:
    author, moderator = a_phone(), a_desktop()
    sign_in(author, site.person("Amira"))
    slug = write_post(author, CLUB).slug

    signs_in_by_keyboard(moderator, site.person("Nan"))
    n_leads_to_the_next_one(moderator)
    takes_it_from_the_queue(moderator, slug)
    keys_only_move_the_focus(moderator)
    returns_it(moderator)
    sees_the_next_item_at_once(moderator)
    switches_the_keys_off_and_on(moderator)
    press(moderator, button(moderator, "Let it go"))
    expect(heading(moderator, "Desk")).to_be_visible()

    slug = changes_it_and_sends_it_again(author)
    moderator.reload()
    takes_it_from_the_queue(moderator, slug)
    before = moderator.get_by_role("article", name="Takes the place of")
    expect(before.get_by_text(CLUB.body)).to_be_visible()
    press(moderator, moderator.get_by_label("And take the next one"), key="Space")
    moderator.keyboard.press("a")
    moderator.keyboard.press("Enter")
    expect(moderator.get_by_text("Approved. Others can see it now.")).to_be_visible()

    author.goto("/me/")
    link(main(author), CLUB.title).click()
    expect(heading(author, "Others can see this now")).to_be_visible()


def signs_in_by_keyboard(page: Page, person: Person) -> None:
    page.goto("/")
    press(page, link(page.get_by_role("navigation"), "Sign in"))
    type_into(page, page.get_by_label("Sign-in name"), person.sign_in_name)
    type_into(page, page.get_by_label("Passphrase", exact=True), person.passphrase)
    page.keyboard.press("Enter")
    expect(heading(page, "Your second factor")).to_be_visible()
    type_into(page, page.get_by_label("Your code"), code_for(person.app_key))
    page.keyboard.press("Enter")
    press(page, link(page.get_by_role("navigation"), "Desk"))
    expect(heading(page, "Desk")).to_be_visible()


def n_leads_to_the_next_one(page: Page) -> None:
    keys_are_ready(page)
    page.keyboard.press("n")
    expect(button(page, starting_with("Take the next one"))).to_be_focused()


def takes_it_from_the_queue(page: Page, slug: str) -> None:
    walk_down_to(page, row_of(page, slug))
    page.keyboard.press("Enter")
    press(page, button(page, "Look at it"))
    expect(heading(page, CLUB.title).first).to_be_visible()
    keys_are_ready(page)


def keys_only_move_the_focus(page: Page) -> None:
    for key, words in (("a", "Approve"), ("d", "Decline"), ("r", "Return")):
        page.keyboard.press(key)
        expect(button(page, starting_with(words))).to_be_focused()
    expect(page.get_by_role("article", name="The words")).to_be_visible()


def returns_it(page: Page) -> None:
    page.keyboard.press("Enter")
    expect(heading(page, "Something needs another look")).to_be_visible()

    tab_to(page, page.get_by_label("House rule"))
    page.keyboard.type("Stay")
    # Letters in a note stay letters, whatever they do elsewhere on the page.
    type_into(page, page.get_by_label("Your words to the author"), NOTE)
    expect(page.get_by_label("Your words to the author")).to_have_value(NOTE)
    expect(page.get_by_label("And take the next one")).to_be_checked()
    press(page, button(page, starting_with("Return")))


def sees_the_next_item_at_once(page: Page) -> None:
    expect(page.get_by_text("Returned. The author has your words")).to_be_visible()
    expect(heading(page, "Your decision")).to_be_visible()
    expect(page.get_by_text(CLUB.body)).to_have_count(0)


def switches_the_keys_off_and_on(page: Page) -> None:
    approve = button(page, starting_with("Approve"))
    page.keyboard.press("?")
    press(page, page.get_by_label("Use single keys on this device"), key="Space")
    nothing_happens(page, approve)
    page.reload()
    keys_are_ready(page)
    nothing_happens(page, approve)

    press(page, page.get_by_text("Keys", exact=True))
    press(page, page.get_by_label("Use single keys on this device"), key="Space")
    page.keyboard.press("a")
    expect(approve).to_be_focused()


def nothing_happens(page: Page, target: Locator) -> None:
    page.keyboard.press("a")
    expect(target).not_to_be_focused()


def changes_it_and_sends_it_again(page: Page) -> str:
    page.goto("/me/")
    expect(
        page.get_by_text("A moderator wrote back to you about your words.").first
    ).to_be_visible()
    link(main(page), CLUB.title).click()
    expect(heading(page, "We give this back to you to change")).to_be_visible()
    expect(page.get_by_text(NOTE)).to_be_visible()
    expect(page.get_by_text("Stay unknown")).to_be_visible()
    link(page, "Change my words").click()
    page.get_by_label("Your words").fill("It meets on Fridays.")
    button(page, "Send it").click()
    return sent(page).slug
