"""What is told of a site reaches who must know: screening everywhere, and leads for a cry."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

import pytest
from django.db import DatabaseError
from django.test import Client
from django.urls import reverse

from sidelight.community.actions import submit_post
from sidelight.foundation import clock
from sidelight.people.models import Person
from sidelight.review.actions import claim
from sidelight.review.models import Submission
from sidelight.rooms.actions.saying import screened
from sidelight.rooms.rules.jobs import Finding
from sidelight.safeguarding.actions import ask_about_concern
from sidelight.safeguarding.errors import NobodyToAsk
from sidelight.safeguarding.models import Concern
from sidelight.safeguarding.queries.words import decrypted
from sidelight.screening.queries import LISTED
from sidelight.team.queries import reading_now
from sidelight.triage import queries
from sidelight.triage.actions import Report, report_site, take_link_off
from sidelight.triage.models import WhySite
from sidelight.triage.queries import links as links_in_memory
from sidelight.triage.tests.build import HARMFUL, KEY, SITE, on_the_list, reported
from tests.build import Place, words
from tests.signed_in import signed_in

pytestmark = pytest.mark.django_db
PAGE = "/report-a-site/"
URGENT = "I am going to end my life"
FORM = {"key": str(KEY), "address": SITE, "does": ["pushes"], "felt_words": "I felt small."}


def taken(mo: Person, submission: Submission) -> str:
    """What the desk shows of words that a moderator holds."""
    claim(submission, moderator=mo, at=clock.now())
    return text_of(signed_in(mo), reverse("desk_item", args=[submission.slug]))


def text_of(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_a_cry_for_help_of_a_member_reaches_the_leads(
    place: Place, amira: Person, at: datetime
) -> None:
    report = Report("harbour.example", felt_words=URGENT)
    site = report_site(report, key=KEY, person=amira, at=at)

    concern = Concern.objects.get(source_kind="reported_site", source_id=site.pk)
    assert (concern.about, concern.needed, site.person) == (amira, "now", None)
    assert any(URGENT in decrypted(words) for words in concern.words.all())


def test_a_cry_for_help_of_a_visitor_reaches_them_as_well(
    place: Place, client: Client, sol: Person, at: datetime
) -> None:
    client.post(PAGE, {**FORM, "felt_words": URGENT})
    client.post(PAGE, {**FORM, "felt_words": URGENT})

    concern = Concern.objects.get(source_kind="reported_site")
    assert (concern.about, concern.needed) == (None, "now")
    listed = text_of(signed_in(sol), "/staff/concerns/")
    assert "About somebody who was not signed in" in listed
    page = text_of(signed_in(sol), reverse("concern", args=[concern.slug]))
    assert URGENT in page
    assert "Nobody here knows who it is" in page
    with pytest.raises(NobodyToAsk):
        ask_about_concern(concern, "Write.", due_at=at, by=sol, at=at)


def test_what_is_only_about_the_site_raises_none(place: Place, at: datetime) -> None:
    reported(at=at, words="People there are not kind.")

    assert not Concern.objects.exists()


def test_the_page_says_truthfully_when_somebody_reads(
    place: Place, client: Client, at: datetime
) -> None:
    assert reading_now(at) in text_of(client, PAGE).replace("&#x27;", "'")


def test_words_with_it_rank_up_from_then_on(
    place: Place, amira: Person, mo: Person, at: datetime
) -> None:
    text = words("See deep.HARBOUR.example. It is blue.")
    before = submit_post(place.space(), text, author=amira, at=at)

    on_the_list(mo, at=at)
    after = submit_post(place.space(), replace(text, key=UUID(int=9)), author=amira, at=at)

    assert LISTED not in before.submission.signals
    assert LISTED in after.submission.signals
    assert after.submission.tier > before.submission.tier
    assert after.submission.state == "waiting"
    said = "has a link from the list of harmful links"
    assert said in taken(mo, after.submission)
    assert said not in taken(mo, before.submission)
    assert screened("harbour.example is blue")[0] == Finding.WORRYING


def test_a_page_alone_is_no_whole_site(place: Place, mo: Person, at: datetime) -> None:
    on_the_list(mo, at=at, choice=replace(HARMFUL, whole_site=False))

    assert screened("harbour.example/Rooms/Blue/today")[0] == Finding.WORRYING
    assert screened("harbour.example/garden")[0] == Finding.NOTHING


def test_a_list_that_cannot_be_read_holds_what_has_a_link(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away() -> str:
        raise DatabaseError

    monkeypatch.setattr(links_in_memory, "_version", away)
    queries.forget_links()

    assert screened("see kind.example")[0] == Finding.NOT_SCREENED
    assert screened("a quiet day")[0] == Finding.NOTHING


def test_a_link_taken_off_is_nothing_any_more(place: Place, mo: Person, at: datetime) -> None:
    link = on_the_list(mo, at=at)
    before = screened("harbour.example is blue")[0]

    take_link_off(link, WhySite.HELPS, by=mo, at=at)

    assert before == Finding.WORRYING
    assert screened("harbour.example is blue")[0] == Finding.NOTHING
