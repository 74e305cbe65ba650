"""Recovery words, kept on paper, bring a lost place back on another phone, once."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.acts import PASSPHRASE, button, heading, join, link, main
from tests.journeys.browsers import PHONE
from tests.journeys.conftest import OpenPage

NEW_PASSPHRASE = "seven lamps and a teapot"


@pytest.mark.parametrize("script", [True, False])
def test_on_another_phone(a_phone: OpenPage, *, script: bool) -> None:
    old, new, thief = (a_phone(script=script) for _ in range(3))
    person = join(old, "Tamsin" if script else "Rowan")
    words = keeps_the_words(old)

    comes_back(new, person.sign_in_name, " ".join(words).upper())

    newer = words_on(new)
    assert newer != words
    link(new, "I have kept them").click()
    expect(new).to_have_url(re.compile(r"/me/$"))
    old.goto("/me/")
    expect(heading(old, "Sign in")).to_be_visible()
    tries(thief, person.sign_in_name, " ".join(words))
    expect(main(thief).get_by_text("do not fit together").first).to_be_visible()
    signs_in_with(thief, person.sign_in_name, PASSPHRASE)
    expect(main(thief).get_by_text("do not fit together").first).to_be_visible()


def keeps_the_words(page: Page) -> list[str]:
    """Ask for the words on the welcome page; they are on the next one, and nowhere after it."""
    button(page, "Show me my words").click()
    expect(heading(page, "Words to keep")).to_be_visible()
    words = words_on(page)
    assert len(words) == 7
    fits_the_screen(page)
    looks_like_a_letter_on_paper(page)
    link(page, "I have kept them").click()
    page.goto("/me/recovery-words/")
    expect(main(page).get_by_text("Your words were made on")).to_be_visible()
    expect(page.get_by_text(words[0], exact=True)).to_have_count(0)
    return words


def words_on(page: Page) -> list[str]:
    expect(page.locator(".recovery-words")).to_be_visible()
    return page.locator(".recovery-words li").all_inner_texts()


def fits_the_screen(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def looks_like_a_letter_on_paper(page: Page) -> None:
    """Nothing on paper says where these words belong."""
    page.emulate_media(media="print")
    for gone in (".bar", ".ways", ".foot", ".demo", ".on-screen", "form"):
        expect(page.locator(f"{gone}:visible")).to_have_count(0)
    expect(page.locator(".recovery-words")).to_be_visible()
    page.emulate_media(media="screen")


def tries(page: Page, sign_in_name: str, words: str) -> None:
    page.goto("/sign-in/")
    page.get_by_text("I cannot find my sign-in name or passphrase").click()
    link(page, "Come back with your words").click()
    page.get_by_label("Sign-in name").fill(sign_in_name)
    page.get_by_label("Your seven words").fill(words)
    button(page, "Go on").click()


def comes_back(page: Page, sign_in_name: str, words: str) -> None:
    tries(page, sign_in_name, words)
    expect(heading(page, "A new passphrase")).to_be_visible()
    assert sign_in_name not in page.url
    page.get_by_label("Your new passphrase").fill(NEW_PASSPHRASE)
    button(page, "Sign me in").click()


def signs_in_with(page: Page, sign_in_name: str, passphrase: str) -> None:
    page.goto("/sign-in/")
    page.get_by_label("Sign-in name").fill(sign_in_name)
    page.get_by_label("Passphrase", exact=True).fill(passphrase)
    button(page, "Sign in").click()
