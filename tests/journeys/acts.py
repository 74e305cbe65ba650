"""What people do here, in their own words. Each act ends when the person sees that it is done."""

import re
from typing import NamedTuple

from playwright.sync_api import Locator, Page, expect

from tests.journeys.site import Person

PASSPHRASE = "velvet harbour teacup"
SAYS_WHEN = re.compile(r"The team is reading|Nobody is reading just now")


class Post(NamedTuple):
    """Something to write."""

    title: str
    body: str
    wish: str = "Just listen"
    space: str = "Ordinary days"


def heading(page: Page, words: str | re.Pattern[str]) -> Locator:
    return page.get_by_role("heading", name=words)


def button(page: Page | Locator, words: str | re.Pattern[str]) -> Locator:
    return page.get_by_role("button", name=words)


def link(page: Page | Locator, words: str | re.Pattern[str]) -> Locator:
    return page.get_by_role("link", name=words)


def main(page: Page) -> Locator:
    return page.get_by_role("main")


def sign_in(page: Page, person: Person, *, own_device: bool = False) -> None:
    page.goto("/sign-in/")
    page.get_by_label("Sign-in name").fill(person.sign_in_name)
    page.get_by_label("Passphrase", exact=True).fill(person.passphrase)
    page.get_by_label("This is my own device").set_checked(own_device)
    button(page, "Sign in").click()
    expect(link(page, "Sign out")).to_be_visible()


def join(page: Page, name: str, *, age: str = "16 or 17") -> Person:
    """Join with that name. Ends on the welcome page, from which the sign-in name is copied."""
    page.goto("/join/")
    page.get_by_label("The name others will see").fill(name)
    page.get_by_label("A passphrase").fill(PASSPHRASE)
    page.get_by_label(age).check()
    for agreed in page.get_by_label(re.compile("I have read")).all():
        agreed.check()
    button(page, "Join").click()
    expect(heading(page, "Your sign-in name")).to_be_visible()
    sign_in_name = page.locator(".sign-in-name").inner_text()
    shown_name = page.locator("li", has_text="Others see you as").locator("strong").inner_text()
    return Person(shown_name, sign_in_name, PASSPHRASE)


def open_space(page: Page, name: str) -> None:
    page.goto("/spaces/")
    link(main(page), name).click()
    expect(page.get_by_role("heading", name=name, level=1)).to_be_visible()


class Sent(NamedTuple):
    """What was sent. address: where others will read it. slug: its name at the desk."""

    address: str
    slug: str


def begin_post(page: Page, post: Post) -> None:
    """Open the page to write on, and type everything in, without sending it."""
    open_space(page, post.space)
    link(page, "Write something").click()
    expect(page.get_by_label("A title")).to_be_visible()
    # What is typed before the script is there is kept only from the next key on.
    page.wait_for_load_state()
    page.get_by_label("A title").fill(post.title)
    page.get_by_label("Your words").fill(post.body)
    page.get_by_label(post.wish).check()


def write_post(page: Page, post: Post) -> Sent:
    begin_post(page, post)
    button(page, "Send it").click()
    return sent(page)


def sent(page: Page) -> Sent:
    """Return what the waiting card is about; nobody else is ever told while it waits."""
    expect(heading(page, "It waits to be looked at")).to_be_visible()
    change = str(link(page, "Change my words").get_attribute("href"))
    return Sent(change.removesuffix("edit/"), slug_of(page.url))


def slug_of(address: str) -> str:
    return address.rstrip("/").rpartition("/")[2]


def row_of(page: Page, slug: str) -> Locator:
    """Return the line of the queue for these words."""
    return page.get_by_role("list", name="What waits").locator(f"a[href*='{slug}']")


def take(page: Page, slug: str) -> None:
    """Take from the desk what is called so."""
    page.goto("/review/")
    row_of(page, slug).click()
    button(page, "Look at it").click()
    expect(heading(page, "Your decision")).to_be_visible()


def decide(page: Page, press: str, said: str) -> None:
    """Press one of the three buttons, stay with the queue, and see what was done."""
    page.get_by_label("And take the next one").uncheck()
    button(page, re.compile(f"^{press}")).click()
    expect(page.get_by_text(said)).to_be_visible()


def approve(page: Page) -> None:
    decide(page, "Approve", "Approved. Others can see it now.")


def give_back(page: Page, note: str, *, rule: str = "Stay unknown") -> None:
    page.get_by_label("House rule").select_option(label=rule)
    page.get_by_label("Your words to the author").fill(note)
    decide(page, "Return", "Returned.")


def finds_no_page(page: Page, address: str) -> None:
    answer = page.goto(address)
    assert answer
    assert answer.status == 404
    expect(heading(page, "There is no page here")).to_be_visible()
