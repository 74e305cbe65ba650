"""Parts are drawn once a minute for all; what may be read is asked anew for every page."""

from collections.abc import Callable, Sequence
from datetime import datetime

import pytest
from django.template import Context, Template
from django.test import Client
from wagtail.models import Page, Revision

from sidelight.directory.actions import withdraw_service
from sidelight.directory.tests.build import service
from sidelight.guidance import actions
from sidelight.guidance.models import Article, SignOff
from sidelight.guidance.templatetags.article_parts import OF_WORDS_ALONE
from sidelight.guidance.tests.build import (
    WORDS,
    asked,
    changed,
    drafted,
    filmed,
    pictured,
    signed,
)
from sidelight.people.models import Person

Browser = Callable[[Person | None], Client]
Seen = Callable[[], str]
pytestmark = pytest.mark.data
ADDRESS = "/understand/the-facts/a-hard-day/"
OTHERS = "Other words, which were read as well."
KINDS = [
    ("heading", "What helps"),
    ("text", "<p>Some <b>days</b> &amp; nights.</p>"),
    ("callout", {"title": "Keep <this>", "words": "You may rest."}),
    ("steps", {"title": "First things", "steps": ["Sit down.", "Drink some water."]}),
    ("question", {"question": "Is that all?", "answer": "<p>For now.</p>"}),
    ("quotation", {"words": "It got easier.", "who": "Somebody of 17"}),
]


@pytest.fixture
def seen(browser_of: Browser) -> Seen:
    """What a visitor sees at the article's address."""
    browser = browser_of(None)
    return lambda: str(browser.get(ADDRESS).content, "utf-8")


def standing(
    body: Sequence[tuple[str, object]], *, ed: Person, cass: Person, at: datetime
) -> SignOff:
    """Return the sign-off of an article with these parts."""
    article = drafted(by=ed, at=at)
    draft = article.get_latest_revision_as_object()
    draft.body = body
    draft.save_revision(user=ed)
    return signed(asked(article, by=ed), by=cass, at=at)


def test_what_was_taken_off_is_gone(
    ed: Person, cass: Person, at: datetime, seen: Seen, browser_of: Browser
) -> None:
    signing = standing([("text", f"<p>{WORDS}</p>")], ed=ed, cass=cass, at=at)
    assert WORDS in seen()

    actions.take_off(signing, why="Wrong.", by=ed, at=at)

    assert WORDS not in seen()
    assert browser_of(None).get(ADDRESS).status_code == 404


def test_what_was_changed_under_its_sign_off_is_gone(
    ed: Person, cass: Person, at: datetime, seen: Seen
) -> None:
    signing = standing([("text", f"<p>{WORDS}</p>")], ed=ed, cass=cass, at=at)
    assert WORDS in seen()

    version = Revision.objects.get(pk=signing.revision_id)
    body = version.content["body"].replace(WORDS, OTHERS)
    Revision.objects.filter(pk=version.pk).update(content=version.content | {"body": body})

    assert WORDS not in seen()
    assert OTHERS not in seen()


def test_new_words_are_there_once_they_are_signed_and_the_old_ones_not(
    ed: Person, cass: Person, at: datetime, seen: Seen
) -> None:
    standing([("text", f"<p>{WORDS}</p>")], ed=ed, cass=cass, at=at)
    assert WORDS in seen()

    changed(Article.objects.get(), OTHERS, by=ed)
    assert WORDS in seen()
    signed(asked(Article.objects.get(), by=ed), by=cass, at=at)

    assert OTHERS in seen()
    assert WORDS not in seen()


def test_a_film_is_as_it_is_now(ed: Person, cass: Person, at: datetime, seen: Seen) -> None:
    film = filmed()
    standing([("film", film)], ed=ed, cass=cass, at=at)
    assert film.words in seen()

    film.words = "Nobody walks along a river."
    film.save()

    assert film.words in seen()
    assert "Somebody walks" not in seen()


def test_so_is_a_picture(ed: Person, cass: Person, at: datetime, seen: Seen) -> None:
    picture = pictured(by=ed)
    standing([("picture", {"picture": picture, "caption": ""})], ed=ed, cass=cass, at=at)
    assert f"/understand/pictures/{picture.pk}/480.webp 480w" in seen()

    picture.renditions.update(height=11)

    assert 'height="11"' in seen()


def test_so_is_a_link_to_another_page(ed: Person, cass: Person, at: datetime, seen: Seen) -> None:
    other = drafted("A good day", by=ed, at=at)
    link = f'<p><a linktype="page" id="{other.pk}">Go on here</a></p>'
    standing([("text", link), ("question", {"question": "?", "answer": link})],
             ed=ed, cass=cass, at=at)  # fmt: skip
    assert seen().count('href="/understand/the-facts/a-good-day/"') == 2

    Page.objects.filter(pk=other.pk).update(slug="a-better-day")

    assert seen().count('href="/understand/the-facts/a-better-day/"') == 2
    assert "a-good-day" not in seen()


def test_so_is_the_help(ed: Person, cass: Person, at: datetime, seen: Seen) -> None:
    lane, line = service(by=ed, at=at), service("Night line", by=ed, at=at)
    article = drafted(by=ed, at=at)
    draft = article.get_latest_revision_as_object()
    draft.body = [("help", {"words": "There is help."})]
    draft.related_help = [lane, line]
    draft.save_revision(user=ed)
    signed(asked(article, by=ed), by=cass, at=at)
    assert seen().count("Listening Lane") > 2
    assert "Night line" in seen()

    withdraw_service(lane, by=ed, at=at)

    assert "Listening Lane" not in seen()
    assert "Night line" in seen()


def test_each_part_is_drawn_as_wagtail_draws_it(ed: Person, at: datetime) -> None:
    ours = Template("{% load article_parts %}{% article_parts body %}")
    wagtails = Template(
        "{% load wagtailcore_tags %}{% for part in body %}{% include_block part %}{% endfor %}"
    )
    article = drafted(by=ed, at=at)
    article.body = KINDS
    article.save_revision(user=ed)
    kept = article.get_latest_revision_as_object().body

    assert {kind for kind, _ in KINDS} == OF_WORDS_ALONE
    for body in (kept, article.body, kept):
        assert ours.render(Context({"body": body})) == wagtails.render(Context({"body": body}))


def test_each_language_has_its_own(
    ed: Person, cass: Person, at: datetime, browser_of: Browser, settings: object
) -> None:
    settings.LANGUAGES = [("en-gb", "English"), ("cy", "Cymraeg")]
    settings.WAGTAIL_CONTENT_LANGUAGES = settings.LANGUAGES
    standing([("text", f"<p>{WORDS}</p>")], ed=ed, cass=cass, at=at)
    browser_of(ed).get("/editing/")
    article = Article.objects.get()
    welsh = article.get_parent().get_translations().get(locale__language_code="cy").locale
    browser_of(ed).post(f"/editing/translation/submit/page/{article.pk}/", {"locales": [welsh.pk]})
    translated = Article.objects.get(locale=welsh)
    changed(translated, "Mae rhai dyddiau yn anoddach.", by=ed)
    signed(asked(translated, by=ed), by=cass, at=at)

    pages = [
        Client(headers={"accept-language": code}).get(ADDRESS).content.decode()
        for code in ("en", "cy", "en")
    ]

    assert [WORDS in page for page in pages] == [True, False, True]
    assert ["Mae rhai" in page for page in pages] == [False, True, False]
    assert ['lang="cy"' in page for page in pages] == [False, True, False]
