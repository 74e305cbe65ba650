"""What people do here, in their own words. Each act ends when the person sees that it is done."""

import re
from typing import NamedTuple

from playwright.sync_api import Locator, Page, expect

from tests.journeys.app import code_for
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
    """Sign in; staff show a code the first time, and keep that sign-in for later journeys."""
    if person.app_key and was_here_before(page, person):
        return
    give_the_passphrase(page, person, own_device=own_device)
    if person.app_key:
        show_a_code(page, person)
    expect(link(page, "Sign out")).to_be_visible()
    if person.app_key:
        keep_the_sign_in(page, person)


def give_the_passphrase(page: Page, person: Person, *, own_device: bool = False) -> None:
    page.goto("/sign-in/")
    page.get_by_label("Sign-in name").fill(person.sign_in_name)
    page.get_by_label("Passphrase", exact=True).fill(person.passphrase)
    page.get_by_label("This is my own device").set_checked(own_device)
    button(page, "Sign in").click()


def show_a_code(page: Page, person: Person) -> None:
    expect(heading(page, "Your second factor")).to_be_visible()
    page.get_by_label("Your code").fill(code_for(person.app_key))
    button(page, "Sign in").click()


def set_up_an_app(page: Page, *, again: bool = False) -> tuple[str, list[str]]:
    """Set up an authenticator app; return the key that it holds, and the recovery codes."""
    page.goto("/me/second-factor/")
    link(page, "Set up a new phone" if again else "Set up an app").click()
    expect(page.get_by_role("img", name=re.compile("A picture for your"))).to_be_visible()
    key = "".join(page.locator(".key-to-type span").all_inner_texts())
    page.get_by_label("The six digits that the app shows now").fill(code_for(key))
    button(page, "Set it up").click()
    expect(heading(page, "My recovery codes")).to_be_visible()
    codes = page.locator(".codes li").all_inner_texts()
    if codes:
        button(page, "I have kept them").click()
        expect(heading(page, "My second factor")).to_be_visible()
    return key, codes


kept_sign_ins: dict[tuple[str, str], str] = {}


def keep_the_sign_in(page: Page, person: Person) -> None:
    kept = {cookie["name"]: cookie["value"] for cookie in page.context.cookies()}
    kept_sign_ins[origin_of(page), person.sign_in_name] = kept["session"]


def was_here_before(page: Page, person: Person) -> bool:
    """Whether this browser goes on with a sign-in that the person made in an earlier journey."""
    page.goto("/help-now/")
    kept = kept_sign_ins.get((origin_of(page), person.sign_in_name))
    if kept is None:
        return False
    page.context.add_cookies([{"name": "session", "value": kept, "url": page.url}])
    page.goto("/staff/")
    return link(page, "Sign out").is_visible()


def origin_of(page: Page) -> str:
    """Return the site's address without a path."""
    return page.url[: page.url.index("/", len("http://"))]


def join(page: Page, name: str, *, age: str = "16 or 17") -> Person:
    """Join with that name. Ends on the welcome page, from which the sign-in name is copied."""
    page.goto("/join/")
    page.get_by_label("A name of your own").fill(name)
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
