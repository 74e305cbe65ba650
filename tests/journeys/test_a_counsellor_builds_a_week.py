"""A counsellor builds a week and sees it as a member would; a broken pack is mended and read.

Whoever goes with words that are not kept is asked first.
"""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from sidelight.courses.tests.packs import POLL, picture, small_pack, zipped
from tests.journeys.acts import button, heading, keep_the_sign_in, link, main, sign_in
from tests.journeys.conftest import OpenPage
from tests.journeys.site import Site

POLL_FILE = "weeks/1-who-am-i/02-poll.md"
NOTES = "Say how many picked what, and never who."


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_from_an_empty_page_to_a_week(a_phone: OpenPage, site: Site, script: bool) -> None:
    page = a_phone(script=script)
    sign_in(page, site.person("Cass"))

    begins(page, "Quiet evenings" if script else "Plain evenings")
    link(page, "Add a week").click()
    page.get_by_label("Title of the week").fill("What helps")
    page.get_by_label("What this week is about").fill(
        "Small things that *help*.\n\n- music\n- a walk"
    )
    page.get_by_label("One thing for the week").fill("Try one small thing.")
    button(page, "Keep it").click()
    expect(heading(page, "Week 1: What helps")).to_be_visible()

    adds_a_poll_that_needs_another_look(page)
    adds(page, "Break", minutes="55")
    expect(main(page).get_by_text("65 minutes")).to_be_visible()
    moves_the_break_up(page)
    sees_it_as_a_member(page)
    # The site changes the key of a sign-in now and then: the next journey goes on with this one.
    keep_the_sign_in(page, site.person("Cass"))


def begins(page: Page, title: str) -> None:
    page.goto("/staff/programmes/")
    link(page, "Begin one").click()
    page.get_by_label("What the course is called").fill(title)
    button(page, "Begin it").click()
    expect(heading(page, title)).to_be_visible()


def adds_a_poll_that_needs_another_look(page: Page) -> None:
    link(main(page), "Poll").click()
    page.get_by_label("Minutes").fill("10")
    page.get_by_label("Title").fill("How was the day")
    page.get_by_label("What one can pick").fill("Good")
    page.get_by_label("Notes for leaders").fill(NOTES)
    button(page, "Keep it").click()
    expect(main(page).get_by_text("A poll needs between 2 and 8 options.").first).to_be_visible()
    expect(page.get_by_label("Notes for leaders")).to_have_value(NOTES)
    page.get_by_label("What one can pick").fill("Good\nMixed\nHard")
    button(page, "Keep it").click()
    expect(heading(page, "How was the day")).to_be_visible()


def adds(page: Page, kind: str, *, minutes: str) -> None:
    link(main(page), kind).click()
    page.get_by_label("Minutes").fill(minutes)
    button(page, "Keep it").click()
    expect(heading(page, kind)).to_be_visible()


def moves_the_break_up(page: Page) -> None:
    titles = main(page).locator(".step-title")
    expect(titles).to_have_text(["How was the day", "Break"])
    button(page, re.compile(r"^Up ?: Break")).click()
    expect(titles).to_have_text(["Break", "How was the day"])


def sees_it_as_a_member(page: Page) -> None:
    link(page, "As a member sees it").click()
    expect(heading(page, "What helps")).to_be_visible()
    expect(main(page).locator("em")).to_have_text("help")
    expect(main(page).get_by_text("Mixed")).to_be_visible()
    expect(main(page).get_by_text(NOTES)).to_have_count(0)


def test_a_broken_pack_says_what_to_mend(a_desktop: OpenPage, site: Site, tmp_path: Path) -> None:
    page = a_desktop()
    sign_in(page, site.person("Cass"))
    page.goto("/staff/programmes/")
    link(page, "Bring in a pack").click()

    broken = {POLL_FILE: POLL.replace("[Yes, No, Not sure]", "[Yes]"), "media/path.png": None}
    brings_in(page, tmp_path / "broken.zip", zipped(small_pack(broken)))
    expect(heading(page, "2 things are to be put right first")).to_be_visible()
    expect(page.locator("[data-error-summary]")).to_be_focused()
    expect(heading(page, POLL_FILE)).to_be_visible()
    expect(main(page).get_by_text("Line 5: a poll needs between 2 and 8 options.")).to_be_visible()
    expect(main(page).get_by_text("there is no picture media/path.png.")).to_be_visible()

    mended = {"media/path.png": picture()}
    brings_in(page, tmp_path / "mended.zip", zipped(small_pack(mended)))
    expect(heading(page, "Small steps")).to_be_visible()
    expect(main(page).get_by_text("The pack is here, as a draft of yours.")).to_be_visible()
    link(page, "As a member sees it").click()
    expect(page.get_by_role("img", name="A path in a park")).to_be_visible()

    is_asked_about_words_that_are_not_kept(page)
    keep_the_sign_in(page, site.person("Cass"))


def brings_in(page: Page, there: Path, content: bytes) -> None:
    there.write_bytes(content)
    page.get_by_label("The pack, as a zip file").set_input_files(there)
    button(page, "Bring it in").click()


def is_asked_about_words_that_are_not_kept(page: Page) -> None:
    asked = []
    page.goto("/staff/programmes/new/")
    page.get_by_label("What the course is called").press_sequentially("Half a title")

    page.once("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    link(page, "Not now").click()

    expect(page.get_by_label("What the course is called")).to_have_value("Half a title")
    assert asked == ["beforeunload"]
