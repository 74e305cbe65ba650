"""Whoever answers for a new version sees first what it says otherwise than the one before."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client

from sidelight.guidance import queries
from sidelight.guidance.rules import Change, changes
from sidelight.guidance.tests.build import WORDS, asked, changed, drafted, signed
from sidelight.people.models import Person

Browser = Callable[[Person | None], Client]
NEW = "What is new since the last sign-off"


def test_each_paragraph_that_came_or_went_is_named_in_its_place() -> None:
    before = ["A lamp.", "Tea helps.", "Sleep well."]
    after = ["A lamp.", "Tea may help.", "Sleep well.", "Good night."]

    assert list(changes(before, after)) == [
        Change(False, "Tea helps."),
        Change(True, "Tea may help."),
        Change(True, "Good night."),
    ]
    assert list(changes(after, after)) == []


@pytest.mark.django_db
def test_only_what_was_signed_counts_as_read(
    ed: Person, cass: Person, at: datetime, browser_of: Browser
) -> None:
    article = drafted(by=ed, at=at)
    signed(asked(article, by=ed), by=cass, at=at)
    changed(article, "A draft that nobody read.", by=ed)
    changed(article, "Two words.", by=ed)
    version = asked(article, by=ed)
    waiting = queries.waiting_version(version.pk)
    assert waiting

    page = browser_of(cass).get(f"/staff/articles/{version.pk}/").content.decode()

    assert queries.changed_since_signed(waiting) == [
        Change(False, WORDS),
        Change(True, "Two words."),
    ]
    assert NEW in page
    assert f"<del>{WORDS}</del>" in page


@pytest.mark.django_db
def test_a_first_version_is_new_from_end_to_end(
    ed: Person, cass: Person, at: datetime, browser_of: Browser
) -> None:
    version = asked(drafted(by=ed, at=at), by=ed)

    page = browser_of(cass).get(f"/staff/articles/{version.pk}/").content.decode()

    assert NEW not in page


@pytest.mark.django_db
def test_what_is_to_be_known_before_reading_stands_at_the_top(
    ed: Person, cass: Person, at: datetime, browser_of: Browser
) -> None:
    article = drafted(by=ed, at=at)
    draft = article.get_latest_revision_as_object()
    draft.content_note = "It talks about a hard night."
    draft.save_revision(user=ed)
    signed(asked(article, by=ed), by=cass, at=at)

    page = browser_of(None).get("/understand/the-facts/a-hard-day/").content.decode()

    assert page.index("It talks about a hard night.") < page.index(WORDS)
    assert "1 minute" in page
