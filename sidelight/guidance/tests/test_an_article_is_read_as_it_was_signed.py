"""Only the version that a second person signed off is read, exactly as it was then."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client
from wagtail.models import Page, Revision

from sidelight.guidance import actions, queries
from sidelight.guidance.errors import ChangedSinceRead, NotYoursToSign, TakenOffAlready
from sidelight.guidance.models import Article, ArticleKind, SignOff
from sidelight.guidance.tests.build import WORDS, asked, changed, drafted, signed
from sidelight.ledger.models import Act, Line
from sidelight.people.models import Person

Browser = Callable[[Person | None], Client]
pytestmark = pytest.mark.data
ADDRESS = "/understand/the-facts/a-hard-day/"
OTHERS = "Other words, which nobody has read."


def test_nobody_reads_a_draft(ed: Person, at: datetime, browser_of: Browser) -> None:
    asked(drafted(by=ed, at=at), by=ed)

    assert browser_of(None).get(ADDRESS).status_code == 404
    assert browser_of(ed).get(ADDRESS).status_code == 404
    assert "A hard day" not in browser_of(None).get("/understand/").content.decode()


def test_everybody_reads_what_was_signed(
    ed: Person, cass: Person, at: datetime, browser_of: Browser
) -> None:
    signed(asked(drafted(by=ed, at=at), by=ed), by=cass, at=at)

    page = browser_of(None).get(ADDRESS).content.decode()
    assert WORDS in page
    assert "a counsellor" in page
    assert "A hard day" in browser_of(None).get("/understand/").content.decode()
    assert "A hard day" in browser_of(None).get("/understand/the-facts/").content.decode()


def test_new_words_wait_and_the_signed_ones_stay(
    ed: Person, cass: Person, at: datetime, browser_of: Browser
) -> None:
    article = drafted(by=ed, at=at)
    signed(asked(article, by=ed), by=cass, at=at)
    changed(article, OTHERS, by=ed)

    page = browser_of(None).get(ADDRESS).content.decode()

    assert WORDS in page
    assert OTHERS not in page


def test_a_version_made_live_by_force_is_not_read(
    ed: Person, cass: Person, at: datetime, browser_of: Browser
) -> None:
    """As a schedule, a shell or a superuser would."""
    article = drafted(by=ed, at=at)
    signed(asked(article, by=ed), by=cass, at=at)
    changed(article, OTHERS, by=ed).publish()

    assert Article.objects.get().live
    assert browser_of(None).get(ADDRESS).status_code == 404


def test_words_changed_under_a_sign_off_are_not_read(
    ed: Person, cass: Person, at: datetime, browser_of: Browser
) -> None:
    version = asked(drafted(by=ed, at=at), by=ed)
    signed(version, by=cass, at=at)
    content = Revision.objects.get(pk=version.pk).content | {"summary": OTHERS}
    Revision.objects.filter(pk=version.pk).update(content=content)

    assert browser_of(None).get(ADDRESS).status_code == 404


def test_the_row_of_the_page_decides_nothing(
    ed: Person, cass: Person, at: datetime, browser_of: Browser
) -> None:
    signed(asked(drafted(by=ed, at=at), by=ed), by=cass, at=at)
    Page.objects.filter(slug="a-hard-day").update(title=OTHERS)

    assert OTHERS not in browser_of(None).get(ADDRESS).content.decode()
    assert OTHERS not in browser_of(None).get("/understand/").content.decode()


def test_a_sign_off_of_another_version_opens_nothing(
    ed: Person, cass: Person, at: datetime
) -> None:
    version = asked(drafted(by=ed, at=at), by=ed)
    signed(version, by=cass, at=at)
    another = changed(Article.objects.get(), OTHERS, by=ed)
    SignOff.objects.update(revision=another)

    assert queries.readable(at) == []


def test_whoever_wrote_it_does_not_sign_it(ed: Person, at: datetime) -> None:
    version = asked(drafted(by=ed, at=at), by=ed)

    with pytest.raises(NotYoursToSign):
        signed(version, by=ed, at=at)
    assert not SignOff.objects.exists()


def test_nor_does_whoever_wrote_some_of_it(ed: Person, cass: Person, at: datetime) -> None:
    article = drafted(by=cass, at=at)
    changed(article, OTHERS, by=ed)

    with pytest.raises(NotYoursToSign):
        signed(asked(article, by=ed), by=cass, at=at)


@pytest.mark.parametrize("kind", ArticleKind)
def test_about_health_a_counsellor_signs(
    ed: Person, cass: Person, at: datetime, kind: ArticleKind
) -> None:
    signed(asked(drafted(by=ed, at=at, kind=kind), by=ed), by=cass, at=at)

    assert len(queries.readable(at)) == 1


def test_about_health_an_editor_does_not_sign(ed: Person, cass: Person, at: datetime) -> None:
    version = asked(drafted(by=cass, at=at, kind=ArticleKind.CLINICAL), by=cass)

    with pytest.raises(NotYoursToSign):
        signed(version, by=ed, at=at)


def test_about_anything_else_a_second_editor_may(ed: Person, cass: Person, at: datetime) -> None:
    signed(asked(drafted(by=cass, at=at), by=cass), by=ed, at=at)

    assert len(queries.readable(at)) == 1


def test_nobody_else_signs(ed: Person, mo: Person, max: Person, at: datetime) -> None:
    version = asked(drafted(by=ed, at=at), by=ed)

    for other in (mo, max):
        with pytest.raises(NotYoursToSign):
            signed(version, by=other, at=at)


def test_what_changed_while_it_was_read_is_read_again(
    ed: Person, cass: Person, at: datetime
) -> None:
    version = asked(drafted(by=ed, at=at), by=ed)

    with pytest.raises(ChangedSinceRead):
        actions.sign_off(version.pk, digest="0" * 64, shown_as="somebody", by=cass, at=at)


def test_a_version_that_is_not_the_last_is_not_signed(
    ed: Person, cass: Person, at: datetime
) -> None:
    article = drafted(by=ed, at=at)
    version = asked(article, by=ed)
    changed(article, OTHERS, by=ed)

    with pytest.raises(ChangedSinceRead):
        signed(version, by=cass, at=at)


def test_a_second_tap_signs_once(
    ed: Person, cass: Person, at: datetime, browser_of: Browser
) -> None:
    version = asked(drafted(by=ed, at=at), by=ed)
    digest = queries.waiting_for_sign_off()[0].digest
    page = f"/staff/articles/{version.pk}/"
    form = {"digest": digest, "shown_as": "a counsellor"}

    assert browser_of(cass).post(page, form).status_code == 302
    assert browser_of(cass).post(page, form).status_code == 404
    assert SignOff.objects.count() == 1


def test_an_article_about_health_goes_when_its_date_is_over(
    ed: Person,
    cass: Person,
    at: datetime,
    browser_of: Browser,
    clock_at: Callable[[datetime], None],
) -> None:
    article = drafted(by=ed, at=at, kind=ArticleKind.CLINICAL, next_review=at.date())
    signed(asked(article, by=ed), by=cass, at=at)
    assert WORDS in browser_of(None).get(ADDRESS).content.decode()

    clock_at(at + timedelta(days=1))
    gone = browser_of(None).get(ADDRESS)

    assert gone.status_code == 410
    assert WORDS not in gone.content.decode()
    assert "/help-now/" in gone.content.decode()
    assert "nobody can read it" in browser_of(ed).get("/staff/articles/").content.decode()


def test_another_one_stays_and_editors_are_told(
    ed: Person,
    cass: Person,
    at: datetime,
    browser_of: Browser,
    clock_at: Callable[[datetime], None],
) -> None:
    signed(asked(drafted(by=ed, at=at, next_review=at.date()), by=ed), by=cass, at=at)
    clock_at(at + timedelta(days=1))

    assert WORDS in browser_of(None).get(ADDRESS).content.decode()
    assert "Its date is over" in browser_of(ed).get("/staff/articles/").content.decode()


def test_one_person_takes_an_article_off(
    ed: Person, cass: Person, max: Person, at: datetime, browser_of: Browser
) -> None:
    version = asked(drafted(by=ed, at=at), by=ed)
    signed(version, by=cass, at=at)

    browser_of(max).post(f"/staff/articles/{version.pk}/end/", {"why": "Not right any more."})

    assert browser_of(None).get(ADDRESS).status_code == 404
    assert not Article.objects.get().live
    acts = [Act.ARTICLE_SIGNED_OFF, Act.ARTICLE_TAKEN_OFF]
    assert (
        list(Line.objects.filter(act__in=acts).order_by("pk").values_list("act", flat=True)) == acts
    )


def test_what_is_off_stays_off_when_its_version_is_made_live_again(
    ed: Person, cass: Person, at: datetime
) -> None:
    version = asked(drafted(by=ed, at=at), by=ed)
    actions.take_off(signed(version, by=cass, at=at), why="Wrong.", by=ed, at=at)
    Revision.objects.get(pk=version.pk).publish()

    assert queries.readable(at) == []


def test_what_wagtail_shows_nobody_is_not_read(ed: Person, cass: Person, at: datetime) -> None:
    signed(asked(drafted(by=ed, at=at), by=ed), by=cass, at=at)
    Page.objects.filter(slug="a-hard-day").update(live=False)

    assert queries.readable(at) == []


def test_what_is_off_is_not_taken_off_again(ed: Person, cass: Person, at: datetime) -> None:
    signing = signed(asked(drafted(by=ed, at=at), by=ed), by=cass, at=at)
    actions.take_off(signing, why="Wrong.", by=ed, at=at)

    with pytest.raises(TakenOffAlready):
        actions.take_off(signing, why="Wrong.", by=ed, at=at)


def test_a_moderator_takes_nothing_off(ed: Person, cass: Person, mo: Person, at: datetime) -> None:
    signing = signed(asked(drafted(by=ed, at=at), by=ed), by=cass, at=at)

    with pytest.raises(NotYoursToSign):
        actions.take_off(signing, why="Wrong.", by=mo, at=at)


def test_what_is_sent_back_can_be_asked_for_again(
    ed: Person, cass: Person, at: datetime, browser_of: Browser
) -> None:
    article = drafted(by=ed, at=at)
    version = asked(article, by=ed)
    digest = queries.waiting_for_sign_off()[0].digest

    browser_of(cass).post(
        f"/staff/articles/{version.pk}/back/", {"digest": digest, "why": "Say it more kindly."}
    )
    assert queries.waiting_for_sign_off() == []
    better = changed(article, OTHERS, by=ed)
    article.current_workflow_state.resume(user=ed)
    signed(better, by=cass, at=at)

    assert OTHERS in browser_of(None).get(ADDRESS).content.decode()


def test_a_version_that_was_asked_for_is_not_written_over(ed: Person, at: datetime) -> None:
    article = drafted(by=ed, at=at)
    version = asked(article, by=ed)
    draft = article.get_latest_revision_as_object()
    draft.summary = OTHERS

    kept = draft.save_revision(user=ed, overwrite_revision=version)

    assert kept.pk != version.pk
    assert Revision.objects.get(pk=version.pk).content["summary"] != OTHERS
