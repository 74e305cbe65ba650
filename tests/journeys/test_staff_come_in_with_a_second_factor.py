"""Somebody new sets up an app and a passkey, loses the phone, and comes in with a recovery code."""

import re
from datetime import UTC, datetime, timedelta

from playwright.sync_api import Page, expect

from tests.journeys.acts import (
    PASSPHRASE,
    button,
    give_the_passphrase,
    heading,
    link,
    main,
    set_up_an_app,
    show_a_code,
    sign_in,
)
from tests.journeys.app import code_for
from tests.journeys.conftest import OpenPage
from tests.journeys.site import Person, Site


def test_from_the_invitation_to_a_lost_phone(a_desktop: OpenPage, site: Site) -> None:
    manager, lead, moderator = a_desktop(), a_desktop(), a_desktop()
    sign_in(manager, site.person("Max"))
    sign_in(lead, site.person("Sol"))

    sign_in_name = comes_in(moderator, is_invited(manager, "Nadia"))
    may_work(manager, lead, "Nadia")
    nothing_opens_yet(moderator)
    key, codes = set_up_an_app(moderator)
    sees_the_desk(moderator)
    has_a_phone_that_keeps_passkeys(moderator)
    adds_a_passkey(moderator, "my laptop")

    signs_out(moderator)
    nadia = Person("Nadia", sign_in_name, PASSPHRASE, key)
    signs_in_by_passkey(moderator)
    sees_the_desk(moderator)

    # The bag with phone and laptop is gone: another computer, the paper with the codes.
    elsewhere = a_desktop()
    comes_in_with_a_recovery_code(elsewhere, nadia, codes[0])
    sees_the_desk(elsewhere)
    removes_the_passkey(elsewhere, "my laptop")
    new_key, _ = set_up_an_app(elsewhere, again=True)
    sees_the_desk(elsewhere)
    nothing_is_left_where_it_was_stolen(moderator)
    the_old_ways_are_shut(a_desktop(), nadia, codes[0])
    signs_in_with_the_new_phone(a_desktop(), Person("Nadia", sign_in_name, PASSPHRASE, new_key))


def test_a_member_may_use_a_passkey_and_never_needs_it(a_phone: OpenPage, site: Site) -> None:
    page, robin = a_phone(), site.person("Robin")
    sign_in(page, robin)
    has_a_phone_that_keeps_passkeys(page)
    adds_a_passkey(page, "my phone")
    signs_out(page)

    signs_in_by_passkey(page)
    expect(link(page, "My page")).to_be_visible()

    on_another_phone = a_phone()
    sign_in(on_another_phone, robin)
    removes_the_passkey(on_another_phone, "my phone")


def is_invited(manager: Page, name: str) -> str:
    manager.goto("/staff/people/new/")
    manager.get_by_label("The name others will see").fill(name)
    manager.get_by_label("Role").select_option("moderator")
    button(manager, "Make the link").click()
    return manager.get_by_label("One-time link").input_value()


def comes_in(page: Page, invitation: str) -> str:
    """Take the invitation up; return the sign-in name."""
    page.goto(invitation)
    page.get_by_label("A passphrase").fill(PASSPHRASE)
    for agreed in page.get_by_label(re.compile("I have read")).all():
        agreed.check()
    button(page, "Come in").click()
    expect(heading(page, "Your sign-in name")).to_be_visible()
    return page.locator(".sign-in-name").inner_text()


def may_work(manager: Page, lead: Page, name: str) -> None:
    """A second person agrees to the role; the manager confirms checks and training."""
    manager.goto("/staff/people/")
    person = str(main(manager).locator(".card-title a", has_text=name).get_attribute("href"))
    lead.goto(f"{person}roles/moderator/approval/")
    button(lead, "I have spoken with them, and I agree").click()
    manager.goto(f"{person}roles/moderator/readiness/")
    last = (datetime.now(UTC) + timedelta(days=200)).date().isoformat()
    manager.get_by_label("Checks hold until").fill(last)
    manager.get_by_label("Training holds until").fill(last)
    button(manager, "I have seen both").click()


def nothing_opens_yet(page: Page) -> None:
    for address in ("/review/", "/staff/", "/spaces/", "/me/account/"):
        page.goto(address)
        expect(heading(page, "My second factor")).to_be_visible()


def sees_the_desk(page: Page) -> None:
    page.goto("/review/")
    expect(heading(page, "Desk")).to_be_visible()


def has_a_phone_that_keeps_passkeys(page: Page) -> None:
    """Let this browser have what phones and laptops have: a place for keys, and a finger."""
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
    }
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def adds_a_passkey(page: Page, name: str) -> None:
    page.goto("/me/passkeys/")
    link(page, "Add a passkey").click()
    page.get_by_label("A name for it").fill(name)
    button(page, "Make a passkey").click()
    expect(page.get_by_text("Your passkey is set up.")).to_be_visible()
    expect(heading(page, name)).to_be_visible()


def signs_out(page: Page) -> None:
    page.goto("/sign-out/")
    button(main(page), "Sign out").click()
    expect(link(page, "Sign in").first).to_be_visible()


def signs_in_by_passkey(page: Page) -> None:
    page.goto("/sign-in/")
    button(page, "Use a passkey").click()
    expect(link(page, "Sign out")).to_be_visible()


def comes_in_with_a_recovery_code(page: Page, person: Person, code: str) -> None:
    give_the_passphrase(page, person)
    page.get_by_text("My phone is lost or broken").click()
    expect(page.get_by_text("Type one of your recovery codes above.")).to_be_visible()
    page.get_by_label("Your code").fill(code)
    button(page, "Sign in").click()
    expect(link(page, "Sign out")).to_be_visible()


def removes_the_passkey(page: Page, name: str) -> None:
    page.goto("/me/passkeys/")
    link(page, re.compile(f"^Remove.*{name}")).click()
    button(page, "Remove it").click()
    expect(page.get_by_text("It is removed. Your other devices are signed out.")).to_be_visible()


def nothing_is_left_where_it_was_stolen(page: Page) -> None:
    page.goto("/me/account/")
    expect(heading(page, "Sign in")).to_be_visible()


def the_old_ways_are_shut(page: Page, person: Person, used_code: str) -> None:
    give_the_passphrase(page, person)
    for code in (used_code, code_for(person.app_key)):
        page.get_by_label("Your code").fill(code)
        button(page, "Sign in").click()
        expect(page.get_by_text("That code did not work.").first).to_be_visible()


def signs_in_with_the_new_phone(page: Page, person: Person) -> None:
    give_the_passphrase(page, person)
    show_a_code(page, person)
    expect(link(page, "Sign out")).to_be_visible()
