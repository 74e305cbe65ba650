"""Ticked lines become a text of one's own, which stays in the page until its writer takes it."""

from playwright.sync_api import Page, expect

from tests.journeys.acts import button, heading, main, sign_in
from tests.journeys.conftest import OpenPage
from tests.journeys.site import Site

HARD, LISTEN = (
    "I want to tell you something. It is hard for me to say.",
    "Please just listen first.",
)


def begins(page: Page) -> None:
    page.goto("/tell-somebody/")
    page.get_by_label("What do you call them?").fill("Nan")
    page.get_by_label(HARD).check()
    page.get_by_label(LISTEN).check()


def words_of(page: Page) -> str:
    return page.get_by_label("Your text").input_value()


def test_lines_become_a_letter_a_message_and_a_card(a_phone: OpenPage) -> None:
    page = a_phone()
    asked: list[str] = []
    begins(page)
    page.on("request", lambda request: asked.append(request.url))

    assert words_of(page) == f"Dear Nan,\n\n{HARD}\n\n{LISTEN}"
    page.get_by_label("A text message").check()
    assert words_of(page) == f"Nan, {HARD} {LISTEN}"
    page.get_by_label("One line on a card").check()
    page.get_by_label("I am not OK. Can we talk today?").check()
    assert words_of(page) == "I am not OK. Can we talk today?"
    assert asked == []


def test_what_was_changed_by_hand_is_never_thrown_away(a_phone: OpenPage) -> None:
    page = a_phone()
    begins(page)
    text = page.get_by_label("Your text")
    text.fill(f"{words_of(page)}\n\nIt began in spring.")

    page.get_by_label("Thank you for reading this.").check()
    assert words_of(page).endswith("It began in spring.\n\nThank you for reading this.")
    page.get_by_label(LISTEN).uncheck()
    page.get_by_label("A text message").check()

    assert "It began in spring." in words_of(page)
    assert LISTEN not in words_of(page)


def test_it_is_copied_saved_and_printed_alone(a_desktop: OpenPage) -> None:
    page = a_desktop()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    begins(page)
    button(main(page), "Copy it").click()
    expect(page.get_by_text("Copied. You can paste it now.")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == words_of(page)

    with page.expect_download() as kept:
        button(main(page), "Save it as a file").click()
    assert kept.value.suggested_filename == "note.txt"
    assert kept.value.path().read_text() == words_of(page)

    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator("body").inner_text().strip() == words_of(page)


def test_an_empty_box_says_so(a_phone: OpenPage) -> None:
    page = a_phone()
    page.goto("/tell-somebody/")

    button(main(page), "Copy it").click()

    expect(page.get_by_text("There is nothing in the box yet.")).to_be_visible()


def test_a_member_keeps_it_in_their_journal(a_phone: OpenPage, site: Site) -> None:
    page = a_phone()
    sign_in(page, site.person("Amira"))
    begins(page)
    kept = words_of(page).splitlines()[-1]

    button(main(page), "Keep it in my journal").click()

    expect(heading(page, "What I want to tell somebody")).to_be_visible()
    expect(main(page).get_by_text(kept)).to_be_visible()


def test_without_script_there_is_a_box_to_write_in(a_phone: OpenPage) -> None:
    page = a_phone(script=False)
    page.goto("/tell-somebody/")

    page.get_by_label("Your text").fill("I am not OK.")

    assert "Your browser runs no scripts" in main(page).inner_text()
    expect(button(main(page), "Copy it")).to_be_hidden()
