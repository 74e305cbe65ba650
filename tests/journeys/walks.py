"""A walk through every kind of page, for each sort of visitor. Each step opens one and names it."""

from collections.abc import Callable, Iterable, Iterator
from urllib.parse import urlsplit

from playwright.sync_api import Page, expect

from tests.journeys import asking_walks, course_walks, guidance_walks, week_walks
from tests.journeys.acts import button, heading, link, main
from tests.journeys.browsers import PHONE
from tests.journeys.keyboard import starting_with

# Of everybody in the demo; the README publishes it.
DEMO_PASSPHRASE = "lantern river button"
# Of this evening: its members said what helps them.
A_ROOM = "Thursday group"
Walk = Callable[[Page], Iterator[str]]


def stranger(page: Page) -> Iterator[str]:
    yield from each(page, "/", "/help-now/", "/about/confidentiality/", "/about/house-rules/")
    yield from each(page, "/help-now/?where=scotland", "/help-now/?where=QQ1", "/help-now/card/")
    yield from each(page, "/tell-somebody/")
    yield from asking_walks.telling_of_a_site(page)
    yield from asking_walks.asking_something(page)
    yield from guidance_walks.reading(page)
    yield from each(page, "/join/", "/nowhere/", "/sign-in/")
    yield from pressed(page, "/sign-in/", "Sign in")
    yield from pressed(page, "/join/", "Join")
    page.get_by_label("12 or younger").check()
    button(main(page), "Join").click()
    expect(heading(page, "There is other help for you")).to_be_visible()
    yield "/join/, too young"
    yield from course_walks.looking(page)
    yield from half_signed_in(page)


def half_signed_in(page: Page) -> Iterator[str]:
    """Between the passphrase and the code, as somebody of the staff of the demo."""
    page.goto("/sign-in/")
    page.get_by_label("Sign-in name").fill("ed-pencil-501")
    page.get_by_label("Passphrase", exact=True).fill(DEMO_PASSPHRASE)
    button(main(page), "Sign in").click()
    yield from pressed(page, "/sign-in/code/", "Sign in")
    button(page, "Start again with another name").click()
    expect(heading(page, "Sign in")).to_be_visible()
    yield from each(page, "/recover/")
    yield from pressed(page, "/recover/", "Go on")


def member(page: Page) -> Iterator[str]:
    yield from each(
        page, "/", "/me/", "/me/name/", "/spaces/", "/search/?q=week", "/search/?q=zebra"
    )
    yield from each(page, "/me/passphrase/", "/sign-in/again/", "/welcome/", "/sign-out/")
    yield from each(page, "/me/recovery-words/", "/me/sign-ins/")
    yield from pressed(page, "/me/recovery-words/", "Show me new words")
    space = first(page, "/spaces/", ".card-title a")
    yield from each(page, space, f"{space}new-post/")
    yield from pressed(page, f"{space}new-post/", "Send it")
    somebodys = first(page, space, ".card", without="Amira")
    yield from each(page, somebodys)
    yield from pressed(page, f"{somebodys}flag/", "Tell the team")
    author = first(page, somebodys, "a[href^='/people/']")
    yield from each(page, author, f"{author}flag/")
    yield from own_words(page)
    yield from a_worry(page, somebodys)
    yield from course_walks.with_a_place(page)
    yield from own_needs(page)
    yield from each(page, first(page, "/rooms/", "a[href^='/rooms/']"))
    shows(page, "Just leaders")
    yield "the line to leaders"
    page.goto("/complain/")
    page.get_by_label("What would you like to tell us?").fill("You keep my age group too long.")
    button(main(page), "Send this").click()
    expect(main(page).locator("a[href^='/complain/']").first).to_be_visible()
    yield from each(page, first(page, "/complain/", "a[href^='/complain/']"))


def own_needs(page: Page) -> Iterator[str]:
    """What helps somebody; whoever leads reads of it on their own walk."""
    yield from each(page, "/me/needs/")
    page.get_by_label("I need more time").check()
    page.get_by_label("Anything else that helps you").fill("A minute before I answer.")
    button(main(page), "Keep this").click()
    yield "/me/needs/, kept"


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
    yield from week_walks.shown_to_somebody(page)


def moderator(page: Page) -> Iterator[str]:
    yield from each(page, "/staff/", "/review/", "/review/flags/", "/review/decided/")
    yield from each(page, "/agreements/")
    yield from own_second_factor(page)
    yield from each(page, first(page, "/review/", ".queue-item a", without="holds this"))
    button(page, "Look at it").click()
    expect(heading(page, "Your decision")).to_be_visible()
    yield "the words"
    button(page, starting_with("Decline")).click()
    expect(heading(page, "Something needs another look")).to_be_visible()
    yield "the words, declined without a reason"
    page.get_by_text("Raise a concern").click()
    expect(page.get_by_text("Tell a safeguarding lead")).to_be_visible()
    yield "the words, and a concern to raise"
    page.reload()
    button(page, "Let it go").click()
    expect(heading(page, "Desk")).to_be_visible()
    yield from each(page, first(page, "/review/flags/", ".queue-item a"))
    yield from asking_walks.deciding_about_a_site(page)
    yield from each(page, first(page, "/review/decided/", "a", having="Take back…"))
    button(page, "Open the words").click()
    expect(page.get_by_role("article").first).to_be_visible()
    yield "the words of a decision"


def own_second_factor(page: Page) -> Iterator[str]:
    page.goto("/sign-in/again/?next=/me/second-factor/")
    page.get_by_label("Your passphrase").fill(DEMO_PASSPHRASE)
    button(main(page), "Go on").click()
    expect(heading(page, "My second factor")).to_be_visible()
    yield "/me/second-factor/"
    yield from each(page, "/me/passkeys/", "/me/second-factor/app/removal/")
    yield from pressed(page, "/me/second-factor/app/", "Set it up")
    page.goto("/me/second-factor/recovery-codes/")
    button(page, "Make new codes").click()
    expect(heading(page, "Print them, or write them down")).to_be_visible()
    yield "/me/second-factor/recovery-codes/"
    button(page, "I have kept them").click()
    yield from each(page, "/me/passkeys/new/", "/sign-in/again/code/", "/sign-in/again/")


def leader(page: Page) -> Iterator[str]:
    """A room as whoever leads it finds it before it opens."""
    room = first(page, "/rooms/", f"li:has-text('{A_ROOM}') a[href^='/rooms/']")
    yield from each(page, room)
    for part in ("Waiting", "People", "Leaders", "Closing"):
        shows(page, part)
        yield f"{room}, {part}"
    shows(page, "People")
    about = str(page.locator(".tile [data-concern]").first.get_attribute("href"))
    helps = str(page.locator(".tile-needs a").first.get_attribute("href"))
    page.get_by_text("More", exact=True).click()
    yield f"{room}, what is seldom needed"
    yield from each(page, about, helps)
    button(main(page), "Read their words").click()
    yield f"{helps}, opened"
    yield from each(page, "/staff/rooms/", "/staff/ready-messages/")
    yield from each(page, f"/staff{room}hand-over/")
    yield from each(page, first(page, "/staff/groups/", ".card-title a"))
    yield from course_walks.deciding(page)
    yield from week_walks.leading(page)
    yield from programmes(page)
    yield from asking_walks.answering(page)
    yield from guidance_walks.answering(page)


def programmes(page: Page) -> Iterator[str]:
    """The course of the demo, and its next version as a counsellor writes it."""
    # A counsellor's journey may have begun others on this site.
    published = first(page, "/staff/programmes/", ".lines li:has-text('published') a")
    yield from each(page, "/staff/programmes/", published, "/staff/programmes/new/")
    yield from each(page, f"{published}withdrawal", f"{published}preview")
    yield from pressed(page, "/staff/programmes/new/", "Begin it")
    yield from each(page, "/staff/programmes/packs/new/")
    yield from pressed(page, "/staff/programmes/packs/new/", "Bring it in")
    page.goto(published)
    button(main(page), "Begin the next version").click()
    expect(main(page).get_by_text("being written")).to_be_visible()
    draft = urlsplit(page.url).path
    yield from each(page, draft, f"{draft}words", f"{draft}media/", f"{draft}withdrawal")
    week = first(page, draft, ".week-card a")
    yield from each(page, week, f"{week}words", f"{week}preview", f"{week}plan", f"{week}removal")
    yield from each(page, f"{week}handouts/new", f"{draft}weeks/new")
    yield from pressed(page, f"{week}steps/new?kind=sort_cards", "Keep it")
    step = first(page, week, ".step-title a")
    yield from each(page, step, f"{step}removal")
    handout = first(page, week, "#handouts ~ .lines a")
    yield from each(page, handout, f"{handout}removal", f"{draft}publication")


def shows(page: Page, part: str) -> None:
    """Turn to a part of a room; on a large screen some are in sight anyway."""
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]  # Playwright's own shape of it
    page.get_by_label("Parts of this room").get_by_role("link", name=starting_with(part)).click()


def manager(page: Page) -> Iterator[str]:
    yield from each(page, "/staff/", "/staff/hours/", "/staff/people/", "/staff/people/new/")
    somebody = first(page, "/staff/people/", ".card", having="Nan")
    yield from each(page, somebody, f"{somebody}roles/new/", f"{somebody}second-factor/")
    yield from each(page, f"{somebody}roles/moderator/readiness/")
    yield from each(page, "/staff/spaces/", "/staff/spaces/new/")
    yield from each(page, first(page, "/staff/spaces/", ".lines a"))
    yield from each(page, "/staff/help/", "/staff/help/new/")
    service = first(page, "/staff/help/", "a", having="Change")
    yield from each(page, service, f"{service}withdrawal/")
    yield from each(page, "/staff/texts/", "/staff/texts/house-rules/")
    yield from each(page, "/staff/texts/confidentiality/")
    yield from pressed(page, "/staff/people/new/", "Make the link")
    waiting = first(page, "/staff/people/waiting/", "a", having="Look at it")
    yield from each(page, "/staff/people/waiting/", waiting, f"{somebody}second-factor/")
    yield from each(page, "/staff/messages/")
    yield from pressed(page, "/staff/messages/", "Use this name")
    yield from each(page, "/staff/look/", "/staff/on-call/", "/staff/complaints/")
    room = first(page, "/staff/rooms/", ".card-title a")
    yield from each(page, room, first(page, room, "a[href$='/removal']"))
    yield from groups(page)


def groups(page: Page) -> Iterator[str]:
    """The groups of the demo as whoever plans them sees them, and every way to change one."""
    group = first(page, "/staff/groups/", ".card-title a", having="Tuesday evenings")
    to_open = first(page, "/staff/groups/", ".card-title a", having="Monday evenings")
    evening = f"{group}sessions/1/"
    yield from each(page, "/staff/groups/", group, to_open, "/staff/groups/over/")
    yield from each(page, f"{group}leaders/", f"{group}places/", f"{group}cancellation/")
    yield from each(page, f"{evening}time/", f"{evening}postponement/", f"{evening}cancellation/")
    yield from pressed(page, "/staff/closed-days/", "Add it")
    yield from pressed(page, "/staff/groups/new/", "Show the dates")
    yield from dates_of_a_new_group(page)


def dates_of_a_new_group(page: Page) -> Iterator[str]:
    page.goto("/staff/groups/new/")
    page.get_by_label("Course").select_option(index=0)
    page.get_by_label("Name of the group").fill("Sunday evenings")
    page.get_by_label("First evening").fill("2098-03-16")
    page.get_by_label("Starts at").fill("18:30")
    for name in ("Cass (counsellor)", "Yusuf (youth worker)"):
        page.get_by_label(name).check()
    button(main(page), "Show the dates").click()
    expect(button(main(page), "Plan it on these days")).to_be_visible()
    yield "/staff/groups/new/, its dates"


def safeguarding_lead(page: Page) -> Iterator[str]:
    """What leads alone may read; Amira's walk, before this, has sent the complaint."""
    yield from each(page, "/staff/holds/", "/staff/concerns/")
    concern = first(page, "/staff/concerns/", "a[href^='/staff/concerns/']", having="About")
    yield from each(page, concern)
    yield from pressed(page, concern, "Keep the note")
    page.goto(concern)
    page.get_by_text("Ask for something to be done…").click()
    page.get_by_label("What is to be done?").fill("Write to them this evening.")
    button(page, "Ask for it").click()
    yield from each(page, concern, first(page, "/staff/follow-ups/", ".card-title a"))
    yield from each(page, first(page, "/staff/complaints/", "a[href^='/staff/complaints/']"))
    room = first(page, "/staff/rooms/", ".card-title a")
    yield from each(page, room, f"{room}transcript/")
    yield from emergencies(page)
    yield from asking_walks.looking_at_an_answer(page)


def emergencies(page: Page) -> Iterator[str]:
    """Nobody of the demo has left details; somebody who is not here is not found."""
    yield from each(page, "/staff/emergencies/", "/staff/emergencies/?who=nobody")
    page.goto("/staff/emergencies/?who=Amira")
    yield "to find Amira"


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
