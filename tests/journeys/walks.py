"""A walk through every kind of page, for each sort of visitor. Each step opens one and names it."""

from collections.abc import Callable, Iterable, Iterator

from playwright.sync_api import Page, expect

from tests.journeys.acts import button, heading, link, main
from tests.journeys.keyboard import starting_with

Walk = Callable[[Page], Iterator[str]]


def stranger(page: Page) -> Iterator[str]:
    yield from each(page, "/", "/help-now/", "/about/confidentiality/", "/about/house-rules/")
    yield from each(page, "/join/", "/nowhere/", "/sign-in/")
    yield from pressed(page, "/sign-in/", "Sign in")
    yield from pressed(page, "/join/", "Join")
    page.get_by_label("12 or younger").check()
    button(main(page), "Join").click()
    expect(heading(page, "There is other help for you")).to_be_visible()
    yield "/join/, too young"


def member(page: Page) -> Iterator[str]:
    yield from each(
        page, "/", "/me/", "/me/name/", "/spaces/", "/search/?q=week", "/search/?q=zebra"
    )
    yield from each(page, "/me/passphrase/", "/sign-in/again/", "/welcome/", "/sign-out/")
    space = first(page, "/spaces/", ".card-title a")
    yield from each(page, space, f"{space}new-post/")
    yield from pressed(page, f"{space}new-post/", "Send it")
    somebodys = first(page, space, ".card", without="Amira")
    yield from each(page, somebodys)
    yield from pressed(page, f"{somebodys}flag/", "Tell the team")
    yield from own_words(page)
    yield from a_worry(page, somebodys)


def own_words(page: Page) -> Iterator[str]:
    """What became of one's own words: waiting, returned, approved; and changing them."""
    for state in ("What happens next", "A song that I made", "A hard week"):
        yield from each(page, first(page, "/me/", "a", having=state))
    change = link(page, "Change my words").get_attribute("href")
    yield from each(page, str(change))


def a_worry(page: Page, address: str) -> Iterator[str]:
    page.goto(f"{address}flag/")
    page.get_by_label("I am worried about the person").check()
    button(page, "Tell the team").click()
    expect(page.get_by_text("Thank you for telling us.")).to_be_visible()
    yield from each(page, first(page, "/me/", "a[href*='/my-flags/']"))


def declined(page: Page) -> Iterator[str]:
    """Somebody whose words were not put up."""
    yield from each(page, first(page, "/me/", "a", having="My flatmate"))


def moderator(page: Page) -> Iterator[str]:
    yield from each(page, "/staff/", "/review/", "/review/flags/", "/review/decided/")
    yield from each(page, "/agreements/")
    yield from each(page, first(page, "/review/", ".queue-item a", without="holds this"))
    button(page, "Look at it").click()
    expect(heading(page, "Your decision")).to_be_visible()
    yield "the words"
    button(page, starting_with("Decline")).click()
    expect(heading(page, "Something needs another look")).to_be_visible()
    yield "the words, declined without a reason"
    button(page, "Let it go").click()
    expect(heading(page, "Desk")).to_be_visible()
    yield from each(page, first(page, "/review/flags/", ".queue-item a"))
    yield from each(page, first(page, "/review/decided/", "a", having="Take back…"))
    button(page, "Open the words").click()
    expect(page.get_by_role("article")).to_be_visible()
    yield "the words of a decision"


def manager(page: Page) -> Iterator[str]:
    yield from each(page, "/staff/", "/staff/hours/", "/staff/people/", "/staff/people/new/")
    somebody = first(page, "/staff/people/", ".card", having="Nan")
    yield from each(page, somebody, f"{somebody}roles/new/")
    yield from each(page, f"{somebody}roles/moderator/readiness/")
    yield from each(page, "/staff/spaces/", "/staff/spaces/new/")
    yield from each(page, first(page, "/staff/spaces/", ".lines a"))
    yield from each(page, "/staff/help/", "/staff/help/new/")
    service = first(page, "/staff/help/", "a", having="Change")
    yield from each(page, service, f"{service}withdrawal/")
    yield from each(page, "/staff/texts/", "/staff/texts/house-rules/")
    yield from each(page, "/staff/texts/confidentiality/")
    yield from pressed(page, "/staff/people/new/", "Make the sign-in")


def each(page: Page, *addresses: str) -> Iterator[str]:
    for address in addresses:
        page.goto(address)
        yield address


def pressed(page: Page, address: str, words: str) -> Iterable[str]:
    """Open a form, and send it empty."""
    page.goto(address)
    button(main(page), words).click()
    expect(heading(page, "Something needs another look")).to_be_visible()
    yield f"{address}, empty"


def first(page: Page, address: str, which: str, *, having: str = "", without: str = "☃") -> str:
    """Return where the first link of this kind on a page leads."""
    page.goto(address)
    found = main(page).locator(which).filter(has_text=having, has_not_text=without).first
    leads = found if which.endswith("a") or "a[" in which else link(found, starting_with(".")).first
    return str(leads.get_attribute("href")).partition("#")[0]
