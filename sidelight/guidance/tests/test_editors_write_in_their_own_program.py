"""Editors begin, keep, hand on and translate articles in Wagtail's admin, and publish nothing."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client
from wagtail.models import Locale
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from sidelight.directory.actions import load_shipped
from sidelight.directory.models import HelpService
from sidelight.guidance import queries
from sidelight.guidance.actions import put_up_shelves
from sidelight.guidance.models import Article, Topic, TopicKind
from sidelight.guidance.tests.build import asked, drafted, signed
from sidelight.people.models import Person

Browser = Callable[[Person | None], Client]
ADDRESS = "/understand/the-facts/a-slow-day/"


def typed(**changed: object) -> dict[str, object]:
    """Return what the form of an article sends."""
    return nested_form_data(
        {
            "title": "A slow day",
            "slug": "a-slow-day",
            "summary": "What may help.",
            "content_note": "",
            "kind": "plain",
            "author": "The team",
            "next_review": "2099-01-01",
            "body": streamfield([("text", rich_text("<p>Rest is fine.</p>"))]),
            "comments": inline_formset([]),
            **changed,
        }
    )


def begun(browser: Client, **changed: object) -> Article:
    put_up_shelves()
    shelf = Topic.objects.get(slug="the-facts", locale=Locale.get_default())
    answer = browser.post(f"/editing/pages/add/guidance/article/{shelf.pk}/", typed(**changed))
    assert answer.status_code == 302, answer.content.decode()[:2000]
    return Article.objects.get()


def test_the_first_page_leads_to_a_new_article_about_each_topic(
    ed: Person, browser_of: Browser
) -> None:
    put_up_shelves()
    browser = browser_of(ed)

    page = browser.get("/editing/").content.decode()

    for shelf in Topic.objects.filter(locale=Locale.get_default()):
        address = f"/editing/pages/add/guidance/article/{shelf.pk}/"
        assert f'href="{address}">{shelf.title}</a>' in page
        assert browser.get(address).status_code == 200


def test_what_is_kept_is_a_draft(ed: Person, browser_of: Browser) -> None:
    article = begun(browser_of(ed))

    assert not article.live
    assert browser_of(None).get(ADDRESS).status_code == 404


def test_pressing_publish_by_hand_publishes_nothing(ed: Person, browser_of: Browser) -> None:
    """The button is not there; whoever sends its name gets a draft."""
    article = begun(browser_of(ed), **{"action-publish": "action-publish"})

    assert not article.live
    assert browser_of(None).get(ADDRESS).status_code == 404


def test_no_date_puts_it_up_or_takes_it_down(
    ed: Person, cass: Person, at: datetime, browser_of: Browser
) -> None:
    """Else whoever signs it would be told that everybody reads it, and nobody could."""
    dates = {"go_live_at": "2098-01-01 10:00", "expire_at": "2098-01-02 10:00"}
    article = begun(browser_of(ed), **{"action-submit": "action-submit"}, **dates)

    signed(article.get_latest_revision(), by=cass, at=at)

    article.refresh_from_db()
    assert article.expire_at is None
    assert "Rest is fine." in browser_of(None).get(ADDRESS).content.decode()


def test_it_is_handed_on_signed_and_read(
    ed: Person, cass: Person, at: datetime, browser_of: Browser
) -> None:
    article = begun(browser_of(ed), **{"action-submit": "action-submit"})
    waiting = queries.waiting_for_sign_off()

    assert [one.article.pk for one in waiting] == [article.pk]
    signed(article.get_latest_revision(), by=cass, at=at)
    assert "Rest is fine." in browser_of(None).get(ADDRESS).content.decode()


def test_what_waits_is_locked_for_its_writer(ed: Person, browser_of: Browser) -> None:
    article = begun(browser_of(ed), **{"action-submit": "action-submit"})

    browser_of(ed).post(f"/editing/pages/{article.pk}/edit/", typed(title="Another title"))

    article.refresh_from_db()
    assert article.get_latest_revision().content["title"] == "A slow day"


def test_the_admin_has_no_way_to_say_yes(ed: Person, cass: Person, browser_of: Browser) -> None:
    article = begun(browser_of(ed), **{"action-submit": "action-submit"})
    state = queries.waiting_for_sign_off()[0].task_state
    address = f"/editing/pages/{article.pk}/workflow/action/approve/{state.pk}/"

    assert browser_of(ed).post(address, {"comment": ""}).status_code in (302, 403, 404)
    assert browser_of(cass).post(address, {"comment": ""}).status_code == 404
    article.refresh_from_db()
    assert not article.live


def test_who_signs_sees_the_help_that_stands_below_it(
    ed: Person, cass: Person, at: datetime, browser_of: Browser
) -> None:
    load_shipped(at)
    article = drafted(by=ed, at=at)
    draft = article.get_latest_revision_as_object()
    draft.related_help.set(HelpService.objects.filter(name="Childline"))
    draft.save_revision(user=ed)
    version = asked(article, by=ed)

    page = browser_of(cass).get(f"/staff/articles/{version.pk}/").content.decode()

    assert "Help that fits" in page
    assert "Childline" in page.partition("<main")[2].partition("</main>")[0]


def test_only_who_may_sign_sends_back(
    ed: Person, max: Person, at: datetime, browser_of: Browser
) -> None:
    version = asked(drafted(by=ed, at=at), by=ed)
    sent = {"digest": queries.waiting_for_sign_off()[0].digest, "why": "Say it more kindly."}

    for other in (ed, max):
        browser_of(other).post(f"/staff/articles/{version.pk}/back/", sent)

    assert [one.number for one in queries.waiting_for_sign_off()] == [version.pk]


@pytest.mark.parametrize("field", ["title", "summary", "author", "next_review"])
def test_what_is_missing_is_asked_for_and_nothing_is_lost(
    ed: Person, browser_of: Browser, field: str
) -> None:
    put_up_shelves()
    shelf = Topic.objects.get(slug="the-facts", locale=Locale.get_default())
    sent = typed(**{field: "", "action-submit": "action-submit"})

    answer = browser_of(ed).post(f"/editing/pages/add/guidance/article/{shelf.pk}/", sent)

    assert answer.status_code == 200
    assert "Rest is fine." in answer.content.decode()
    assert not Article.objects.exists()


def test_it_says_how_easily_the_last_draft_is_read(ed: Person, browser_of: Browser) -> None:
    article = begun(browser_of(ed))

    said = browser_of(ed).get(f"/staff/articles/{article.pk}/reading/").content.decode()

    assert "Read with ease at about" in said


def test_a_translation_is_read_in_its_own_language(
    ed: Person, cass: Person, at: datetime, browser_of: Browser, settings: object
) -> None:
    settings.LANGUAGES = [("en-gb", "English"), ("cy", "Cymraeg")]
    settings.WAGTAIL_CONTENT_LANGUAGES = settings.LANGUAGES
    signed(asked(drafted(by=ed, at=at), by=ed), by=cass, at=at)
    welsh = Locale.objects.get(language_code="cy")
    browser = browser_of(ed)
    article = Article.objects.get()
    browser.get("/editing/")

    browser.post(f"/editing/translation/submit/page/{article.pk}/", {"locales": [welsh.pk]})
    translated = Article.objects.get(locale=welsh)
    draft = translated.get_latest_revision_as_object()
    draft.title = "Diwrnod caled"
    draft.save_revision(user=ed)
    before = Client(headers={"accept-language": "cy"}).get("/understand/").content.decode()
    signed(asked(translated, by=ed), by=cass, at=at)
    after = Client(headers={"accept-language": "cy"}).get("/understand/").content.decode()

    assert not translated.live
    assert "A hard day" in before
    assert "Diwrnod caled" in after
    assert "A hard day" not in after
    assert (
        "A hard day"
        in Client(headers={"accept-language": "en"}).get("/understand/").content.decode()
    )


def test_a_language_that_came_later_gets_its_shelves(
    ed: Person, browser_of: Browser, settings: object
) -> None:
    browser_of(ed).get("/editing/")
    settings.LANGUAGES = [("en-gb", "English"), ("cy", "Cymraeg")]
    settings.WAGTAIL_CONTENT_LANGUAGES = settings.LANGUAGES

    browser_of(ed).get("/editing/")

    assert Topic.objects.filter(locale__language_code="cy").count() == len(TopicKind)


def test_a_topic_is_fixed_and_says_so(ed: Person, browser_of: Browser) -> None:
    """Its title would go up without anybody's sign-off."""
    put_up_shelves()
    shelf = Topic.objects.get(slug="the-facts", locale=Locale.get_default())
    address, sent = f"/editing/pages/{shelf.pk}/edit/", {"action-submit": "action-submit"}

    page = browser_of(ed).get(address).content.decode()
    browser_of(ed).post(address, sent | nested_form_data({"comments": inline_formset([])}))

    assert "This shelf is fixed" in page
    assert f'href="/editing/pages/{shelf.pk}/"' in page
    assert queries.waiting_for_sign_off() == []
    assert not shelf.revisions.exists()
