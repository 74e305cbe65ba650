"""By keyboard alone: a manager and a lead run the place; somebody invited comes in, and back."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.demo import copy_of_the_demo
from tests.journeys.acts import PASSPHRASE, button, heading, link, main, sign_in
from tests.journeys.app import code_for
from tests.journeys.conftest import OpenPage
from tests.journeys.founding import LONDON
from tests.journeys.keyboard import (
    press,
    starting_with,
    tab_to,
    type_day,
    type_into,
    type_moment,
)
from tests.journeys.site import Site, running
from tests.journeys.test_staff_come_in_with_a_second_factor import has_a_phone_that_keeps_passkeys

COMPLAINT = "The letter about my course went to my old home."
ANSWER = "That was our mistake. It goes to nobody now."
NEW_SENTENCE = "Take all the time you want."


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A demo of its own: its rules, hours and look change."""
    folder = tmp_path_factory.mktemp("team-by-keys") / "demo"
    with running("demo", copy_of_the_demo(folder, tmp_path_factory)) as site:
        yield site


def test_somebody_invited_comes_in_and_comes_back(a_desktop: OpenPage, site: Site) -> None:
    manager, moderator, elsewhere = a_desktop(), a_desktop(), a_desktop()
    sign_in(manager, site.person("Max"))
    has_a_phone_that_keeps_passkeys(moderator)

    sign_in_name = takes_up(moderator, invites(manager, "Nadia"))
    codes = sets_up_an_app(moderator)
    adds_a_passkey(moderator)
    signs_out(moderator)
    press(moderator, button(main(moderator), "Use a passkey"))
    expect(link(moderator, "Sign out")).to_be_visible()

    gives_the_passphrase(elsewhere, sign_in_name)
    press(elsewhere, elsewhere.get_by_text("My phone is lost or broken"))
    expect(elsewhere.get_by_text("Type one of your recovery codes above.")).to_be_visible()
    type_into(elsewhere, elsewhere.get_by_label("Your code"), codes[0])
    elsewhere.keyboard.press("Enter")
    expect(link(elsewhere, "Sign out")).to_be_visible()


def test_a_manager_and_a_lead_run_the_place(
    a_desktop: OpenPage, a_phone: OpenPage, site: Site
) -> None:
    manager, lead, stranger = a_desktop(), a_desktop(), a_phone()
    sign_in(manager, site.person("Max"))
    sign_in(lead, site.person("Sol"))
    complains(stranger)

    gives_a_role(manager, "Yusuf", "safeguarding lead")
    agrees_to_it(lead, "Yusuf")
    confirms(manager, "Yusuf", "safeguarding lead")
    puts_on_call(lead, "Yusuf")
    answers_the_complaint(lead)
    opens_more_hours(manager)
    chooses_the_look(manager)
    changes_the_rules(manager)

    stranger.reload()
    expect(stranger.get_by_text(ANSWER)).to_be_visible()


def invites(page: Page, name: str) -> str:
    """Return the link, which is shown this once."""
    goes_to(page, "People and roles")
    press(page, link(main(page), "Invite somebody"))
    type_into(page, page.get_by_label("The name others will see"), name)
    type_into(page, page.get_by_label("Role"), "moderator")
    press(page, button(main(page), "Make the link"))
    shown = tab_to(page, page.get_by_label("One-time link")).input_value()
    press(page, link(main(page), "I have copied it"))
    expect(page.get_by_role("region", name="Invited, not here yet")).to_contain_text(name)
    return shown


def takes_up(page: Page, address: str) -> str:
    """Return the sign-in name."""
    page.goto(address)
    type_into(page, page.get_by_label("A passphrase"), PASSPHRASE)
    for agreed in page.get_by_label(re.compile("I have read")).all():
        press(page, agreed, key="Space")
    press(page, button(main(page), "Come in"))
    expect(heading(page, "Your sign-in name")).to_be_visible()
    sign_in_name = page.locator(".sign-in-name").inner_text()
    press(page, link(main(page), "I have written it down"))
    return sign_in_name


def sets_up_an_app(page: Page) -> list[str]:
    """Mistype the first code; return the recovery codes."""
    press(page, link(main(page), "Set up an app"))
    digits = page.get_by_label("The six digits that the app shows now")
    type_into(page, digits, "12345")
    page.keyboard.press("Enter")
    summary = page.locator("form [data-error-summary]")
    expect(summary).to_be_focused()
    press(page, link(summary, "The six digits"))
    expect(digits).to_be_focused()
    page.keyboard.press("Control+A")
    page.keyboard.type(code_for("".join(page.locator(".key-to-type span").all_inner_texts())))
    page.keyboard.press("Enter")
    expect(heading(page, "My recovery codes")).to_be_visible()
    codes = page.locator(".codes li").all_inner_texts()
    press(page, button(main(page), "I have kept them"))
    return codes


def adds_a_passkey(page: Page) -> None:
    press(page, link(main(page), "My passkeys"))
    press(page, link(main(page), "Add a passkey"))
    type_into(page, page.get_by_label("A name for it"), "my laptop")
    press(page, button(main(page), "Make a passkey"))
    expect(page.get_by_text("Your passkey is set up.")).to_be_visible()


def signs_out(page: Page) -> None:
    press(page, link(page, "Sign out"))
    press(page, button(main(page), "Sign out"))
    expect(link(page, "Sign out")).to_have_count(0)
    press(page, link(page, "Sign in").first)


def gives_the_passphrase(page: Page, sign_in_name: str) -> None:
    page.goto("/")
    press(page, link(page, "Sign in").first)
    type_into(page, page.get_by_label("Sign-in name"), sign_in_name)
    type_into(page, page.get_by_label("Passphrase", exact=True), PASSPHRASE)
    page.keyboard.press("Enter")
    expect(heading(page, "Your second factor")).to_be_visible()


def complains(page: Page) -> None:
    page.goto("/complain/")
    main(page).get_by_role("textbox").fill(COMPLAINT)
    button(page, "Send this").click()
    expect(page.get_by_text("There is no answer yet.")).to_be_visible()


def gives_a_role(page: Page, name: str, role: str) -> None:
    goes_to(page, "People and roles")
    press(page, link(main(page), name))
    press(page, link(main(page), "Give a role"))
    type_into(page, page.get_by_label("Role"), role)
    press(page, button(main(page), "Give the role"))
    expect(heading(page, starting_with(f"{role.capitalize()} Waits"))).to_be_visible()


def agrees_to_it(page: Page, name: str) -> None:
    goes_to(page, "A second person")
    press(page, link(main(page), re.compile(f"Look at it.*{name}")))
    press(page, button(main(page), "I have spoken with them, and I agree"))
    expect(page.get_by_text("You agreed.")).to_be_visible()


def confirms(page: Page, name: str, role: str) -> None:
    goes_to(page, "People and roles")
    press(page, link(main(page), name))
    press(page, link(main(page), re.compile(f"Confirm readiness.*{role}")))
    last_day = datetime.now(LONDON) + timedelta(days=300)
    type_day(page, page.get_by_label("Checks hold until"), last_day)
    type_day(page, page.get_by_label("Training holds until"), last_day)
    press(page, button(main(page), "I have seen both"))
    expect(page.get_by_text("Their readiness is confirmed.")).to_be_visible()


def puts_on_call(page: Page, name: str) -> None:
    goes_to(page, "On call")
    at_four = datetime.now(LONDON).replace(hour=16, minute=0)
    type_into(page, page.get_by_label("Safeguarding lead"), name)
    type_moment(page, page.get_by_label("From"), at_four + timedelta(days=1))
    type_moment(page, page.get_by_label("Until"), at_four + timedelta(days=2))
    press(page, button(main(page), "Put them on call"))
    expect(page.get_by_text("It is noted who is on call.")).to_be_visible()


def answers_the_complaint(page: Page) -> None:
    goes_to(page, "Complaints")
    press(page, button(main(page), "Say that you have it"))
    press(page, link(main(page), starting_with("Sent")))
    expect(page.get_by_text(COMPLAINT)).to_be_visible()
    tab_to(page, main(page).get_by_role("textbox"))
    page.keyboard.type(ANSWER)
    press(page, button(main(page), "Send the answer"))
    expect(page.get_by_text("Your answer is there for whoever complained.")).to_be_visible()


def opens_more_hours(page: Page) -> None:
    goes_to(page, "Opening hours")
    type_into(page, page.get_by_label("Day"), "Saturday")
    type_into(page, page.get_by_label("Opens"), "1300")
    type_into(page, page.get_by_label("Closes"), "1500")
    press(page, button(main(page), "Add these hours"))
    expect(page.get_by_text("The hours are added.")).to_be_visible()


def chooses_the_look(page: Page) -> None:
    goes_to(page, "The look")
    type_into(page, page.get_by_label("The name of this place"), "Lantern House")
    tab_to(page, page.get_by_label("The colours that Sidelight comes with"))
    page.keyboard.press("ArrowDown")
    press(page, button(main(page), "Show it like this"))
    expect(link(page.get_by_role("banner"), "Lantern House")).to_be_visible()
    expect(heading(page, "The shades in use")).to_be_visible()


def changes_the_rules(page: Page) -> None:
    goes_to(page, "Texts that people agree to")
    press(page, link(main(page), "House rules"))
    tab_to(page, page.get_by_label("The text", exact=True))
    page.keyboard.press("Control+End")
    page.keyboard.type(f"\n\n{NEW_SENTENCE}")
    type_into(page, page.get_by_label("What is new in this version?"), "Nobody is in a hurry.")
    press(page, button(main(page), "Put it in force"))
    expect(page).to_have_url(re.compile(r"/staff/texts/$"))


def goes_to(page: Page, door: str) -> None:
    """Open one of the doors of the staff page."""
    page.goto("/staff/")
    press(page, link(main(page), door).first)
    expect(page).not_to_have_url(re.compile(r"/staff/$"))
