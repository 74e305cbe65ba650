"""What the first people of a place do: come in, invite each other, agree, confirm, be on call."""

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from playwright.sync_api import Page, expect

from sidelight.people.rules import one_time_code, step_at
from tests.journeys.acts import PASSPHRASE, button, heading, link, main

LONDON = ZoneInfo("Europe/London")


def comes_in_first(page: Page, address: str, name: str) -> None:
    page.goto(address)
    page.get_by_label("Your name").fill(name)
    page.get_by_label("A passphrase").fill(PASSPHRASE)
    button(main(page), "Set it up").click()
    goes_on_to_a_second_factor(page)


def invites(page: Page, name: str, role: str) -> str:
    """Invite somebody, and return the link, which is shown this once."""
    page.goto("/staff/people/")
    link(page, "Invite somebody").click()
    page.get_by_label("The name others will see").fill(name)
    page.get_by_label("Role").select_option(label=role)
    button(page, "Make the link").click()
    shown = page.get_by_label("One-time link").input_value()
    link(page, "I have copied it").click()
    expect(page.get_by_role("region", name="Invited, not here yet")).to_contain_text(name)
    return shown


def takes_it_up(page: Page, address: str) -> None:
    page.goto(address)
    expect(page).to_have_url(re.compile(r"/invitation/$"))
    page.get_by_label("A passphrase").fill(PASSPHRASE)
    for agreed in page.get_by_label(re.compile("I have read")).all():
        agreed.check()
    button(page, "Come in").click()
    goes_on_to_a_second_factor(page)


def goes_on_to_a_second_factor(page: Page) -> None:
    expect(heading(page, "Your sign-in name")).to_be_visible()
    link(page, "I have written it down").click()
    expect(heading(page, "My second factor")).to_be_visible()


def sets_up_an_app(page: Page) -> None:
    link(page, "Set up an app").click()
    key = "".join(page.locator(".key-to-type").inner_text().split())
    page.get_by_label(re.compile("code|digits", re.IGNORECASE)).fill(
        one_time_code(key, step_at(datetime.now(UTC)))
    )
    button(page, "Set it up").click()
    button(page, "I have kept them").click()


def agrees_to(page: Page, name: str) -> None:
    """As the second person, agree to the role of somebody."""
    page.goto("/staff/people/waiting/")
    link(main(page), re.compile(f"Look at it.*{name}")).click()
    button(page, "I have spoken with them, and I agree").click()
    expect(page.get_by_text("You agreed.")).to_be_visible()


def confirms(page: Page, name: str) -> None:
    """Confirm checks and training of somebody in their one role."""
    page.goto("/staff/people/")
    link(main(page), name).click()
    link(page, re.compile("Confirm readiness")).click()
    last_day = f"{datetime.now(LONDON) + timedelta(days=300):%Y-%m-%d}"
    page.get_by_label("Checks hold until").fill(last_day)
    page.get_by_label("Training holds until").fill(last_day)
    button(page, "I have seen both").click()
    expect(page.get_by_text("Their readiness is confirmed.")).to_be_visible()


def puts_on_call(page: Page, name: str) -> None:
    page.goto("/staff/on-call/")
    page.get_by_label("Safeguarding lead").select_option(label=name)
    now = datetime.now(LONDON)
    page.get_by_label("From").fill(f"{now - timedelta(hours=3):%Y-%m-%dT%H:%M}")
    page.get_by_label("Until").fill(f"{now + timedelta(days=8):%Y-%m-%dT%H:%M}")
    button(page, "Put them on call").click()
    expect(page.get_by_text("It is noted who is on call.")).to_be_visible()
    expect(page.get_by_text("There is no gap.")).to_be_visible()


def puts_the_texts_in_force(page: Page) -> None:
    for text in ("Who reads what, and when we must tell", "House rules"):
        page.goto("/staff/texts/")
        link(main(page), text).click()
        button(page, "Put it in force").click()
        card = main(page).get_by_role("listitem").filter(has_text=text)
        expect(card.get_by_text("in force since")).to_be_visible()


def checks_every_help_line(page: Page) -> None:
    page.goto("/staff/help/")
    unchecked = main(page).get_by_role("listitem").filter(has_text="Not checked yet")
    for left in reversed(range(unchecked.count())):
        button(unchecked.first, re.compile("I checked this today")).click()
        expect(unchecked).to_have_count(left)


def opens_the_hours(page: Page) -> None:
    page.goto("/staff/hours/")
    page.get_by_label("Opens").fill("16:00")
    page.get_by_label("Closes").fill("21:00")
    button(page, "Add these hours").click()
    expect(page.get_by_text("The hours are added.")).to_be_visible()


def missing_lines(page: Page) -> list[str]:
    """Return the lines of the go-live list that a manager still sees as missing."""
    page.goto("/staff/")
    lines = page.get_by_role("region", name="Before anybody may join").get_by_role("listitem")
    return [words for words in lines.all_inner_texts() if "Missing" in words]
