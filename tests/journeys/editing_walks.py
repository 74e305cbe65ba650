"""A walk through the editors' program, as an editor takes it: from an empty form to what waits."""

from collections.abc import Iterator

from playwright.sync_api import FilePayload, Page, expect

from tests.journeys.acts import button, heading, link, main
from tests.journeys.keyboard import starting_with

# The shelf of the site's first language; tests have two more, which nobody speaks.
ALL, SHELF = "Understand (en-gb)", "The facts"
SAMPLE, TITLE = "What self-harm is", "A slow evening"
# Every part that an article may have, in the order in which editors are offered them.
PARTS = (
    "Heading", "Text", "Thing to remember", "Steps", "Question and answer", "Box with help now",
    "Quotation", "Picture", "Film",
)  # fmt: skip
PICTURE, FILM = "a-small-light.webp", "A walk by the river"
MP4 = b"\x00\x00\x00\x18ftypmp42" + bytes(200)
WORDS = {
    "summary": "One way to an easier evening.",
    "author": "The team",
    "next_review": "2098-03-16",
    "body-0-value": "Begin small",
    "body-2-value-title": "To remember",
    "body-2-value-words": "It need not be much.",
    "body-3-value-title": "In this order",
    "body-3-value-steps-0-value": "Make some tea.",
    "body-3-value-steps-1-value": "Sit down with it.",
    "body-4-value-question": "Is it all right to rest?",
    "body-5-value-words": "You can talk to somebody today.",
    "body-6-value-words": "I slept better after that.",
    "body-6-value-who": "Somebody of sixteen",
    "body-7-value-picture-alt_text": "A lamp in a window.",
}


def editing(page: Page) -> Iterator[str]:
    """Open each page that editors need, and say what it is."""
    yield from shelves(page)
    yield from files(page)
    yield from writing(page)
    yield from handing_on(page)
    yield from looking_back(page)


def shelves(page: Page) -> Iterator[str]:
    page.goto("/editing/")
    yield "where it begins"
    page.goto("/editing/pages/")
    yield "all shelves"
    main(page).get_by_title("Edit this page").filter(has_text=ALL).click()
    expect(heading(page, starting_with("This shelf is fixed"))).to_be_visible()
    yield "a shelf that is fixed"
    link(main(page), "What is on this shelf").click()
    link(main(page), f"Explore child pages of '{SHELF}'").click()
    expect(link(main(page), SAMPLE)).to_be_visible()
    yield "a topic"


def files(page: Page) -> Iterator[str]:
    for address in ("images/", "images/multiple/add/", "images/1/", "snippets/guidance/film/"):
        page.goto(f"/editing/{address}")
        yield address
    page.goto("/editing/snippets/guidance/film/add/")
    yield "a new film"
    button(main(page), "Save").click()
    expect(page.get_by_text("This field is required.").first).to_be_visible()
    yield "a new film, empty"
    page.locator("#id_title").fill(FILM)
    page.locator("#id_words").fill("Somebody walks by a river, and says nothing.")
    film: FilePayload = {"name": "walk.mp4", "mimeType": "video/mp4", "buffer": MP4}
    said: FilePayload = {"name": "walk.vtt", "mimeType": "text/vtt", "buffer": b"WEBVTT\n\n"}
    page.locator("#id_file").set_input_files(film)
    page.locator("#id_captions").set_input_files(said)
    button(main(page), "Save").click()
    expect(link(main(page), FILM).first).to_be_visible()


def writing(page: Page) -> Iterator[str]:
    """Begin an article with one part of each kind, and keep it."""
    page.goto("/editing/pages/")
    link(main(page), f"Explore child pages of '{ALL}'").click()
    link(main(page), f"Explore child pages of '{SHELF}'").click()
    page.locator("a[href*='/add_subpage/']").first.click()
    expect(page.locator("#id_title")).to_be_visible()
    yield "a new article"
    # Its address is made of the title while nobody has tried to keep it.
    page.locator("[name=title]").press_sequentially(TITLE)
    for number, part in enumerate(PARTS):
        page.get_by_title("Insert a block").last.click()
        page.get_by_role("option", name=part, exact=True).click()
        expect(page.locator(f"[name=body-{number}-type]")).to_be_attached()
    yield "each kind of part"
    # A calendar may still be open over the page.
    page.locator("[name=title]").click()
    button(page, "Save draft").click()
    expect(page.get_by_text("This field is required.").first).to_be_visible()
    yield "what is missing is asked for"
    page.locator("[data-contentpath=steps]").get_by_title("Add").last.click()
    for name, words in WORDS.items():
        page.locator(f"[name={name}]").fill(words)
    for number, words in enumerate(("Sit down for a minute.", "Yes, it is.")):
        page.locator(".public-DraftEditor-content").nth(number).click()
        page.keyboard.type(words)
    yield from choosing(page)
    button(page, "Save draft").click()
    expect(page.get_by_text("Read with ease at about")).to_be_visible()
    yield "an article that is kept"


def choosing(page: Page) -> Iterator[str]:
    """Choose the picture and the film, each in a window of its own."""
    for press, name in (("Choose an image", PICTURE), ("Choose film", FILM)):
        button(page, press).click()
        choice = link(page.get_by_role("dialog"), starting_with(name)).first
        expect(choice).to_be_visible()
        yield f"{press}, a window"
        choice.click()
        expect(page.get_by_role("dialog")).to_have_count(0)


def handing_on(page: Page) -> Iterator[str]:
    """Ask for the second person; what waits is locked."""
    page.get_by_role("button", name="More actions").click()
    button(page, starting_with("Submit to Sign-off")).click()
    expect(page.locator(".messages .success")).to_contain_text("submitted for moderation")
    link(main(page).get_by_role("table"), TITLE).first.click()
    expect(page.get_by_text("locked").first).to_be_attached()
    yield "an article that waits"
    page.goto(page.url.replace("/edit/", "/workflow_history/"))
    yield "how it was handed on"
    page.goto(page.url.replace("/workflow_history/", "/history/"))
    yield "its history"


def looking_back(page: Page) -> Iterator[str]:
    page.goto(page.url.replace("/history/", "/revisions/compare/earliest...latest/"))
    expect(heading(page, starting_with("Compar"))).to_be_visible()
    yield "two versions beside each other"
    number = page.url.partition("/pages/")[2].partition("/")[0]
    page.goto(f"/editing/translation/submit/page/{number}/")
    yield "another language"
