"""Anybody can tell us of a site: once, sealed, with no name, and with a way to hear what we did."""

import ast
from datetime import datetime
from pathlib import Path
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from sidelight.foundation.crypto import CannotDecrypt, decrypt
from sidelight.notices.models import Notice, NoticeKind
from sidelight.people.models import Person
from sidelight.triage import queries, rules
from sidelight.triage.actions import Report, decide_site, report_site
from sidelight.triage.models import ReportedSite, SiteWords
from sidelight.triage.tests.build import FINE, HARMFUL, KEY, SITE, reported
from tests.build import Place
from tests.signed_in import signed_in

pytestmark = pytest.mark.django_db
PAGE = "/report-a-site/"
FORM = {"key": str(KEY), "address": SITE, "does": ["pushes"], "felt_words": "I felt small."}


def text_of(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_a_visitor_can_and_gets_a_page_to_come_back_to(place: Place, client: Client) -> None:
    answer = client.post(PAGE, FORM)

    assert answer["Location"] == reverse("site_report", args=[KEY])
    thanks = client.get(answer["Location"])
    assert "Thank you for telling us" in thanks.content.decode()
    assert "Nobody has looked at it yet." in thanks.content.decode()
    assert "Somebody to talk to now" in thanks.content.decode()
    assert thanks["Cache-Control"] == "no-store, private"


def test_only_the_address_is_needed(place: Place, client: Client) -> None:
    assert client.post(PAGE, {"key": str(KEY), "address": "harbour.example"}).status_code == 302
    assert "Please write the address" in client.post(PAGE, {"address": " "}).content.decode()


def test_a_second_tap_is_the_same_report_and_other_words_are_another(
    place: Place, client: Client
) -> None:
    client.post(PAGE, FORM)
    client.post(PAGE, FORM)
    assert ReportedSite.objects.count() == 1

    client.post(PAGE, {**FORM, "felt_words": "And sad."})
    client.post(PAGE, {**FORM, "felt_words": "And sad."})
    assert ReportedSite.objects.count() == 2


def test_the_page_shows_what_we_did_and_never_what_was_written(
    place: Place, client: Client, mo: Person, at: datetime
) -> None:
    site = reported(at=at, words="I felt small.")
    decide_site(site, HARMFUL, by=mo, at=at)

    page = text_of(client, reverse("site_report", args=[site.key]))

    assert "it does harm" in page
    assert "harbour" not in page
    assert "I felt small." not in page


def test_every_word_is_sealed(place: Place, at: datetime) -> None:
    site = reported(at=at, words="I felt small.")

    kept = " ".join(SiteWords.objects.filter(site=site).values_list("encrypted", flat=True))
    assert "harbour" not in kept
    assert "small" not in kept
    with pytest.raises(CannotDecrypt):
        decrypt(kept.split()[0], purpose="safeguarding")


def test_nobody_is_kept_with_it_unless_they_ask(
    place: Place, amira: Person, mo: Person, at: datetime
) -> None:
    quiet = report_site(Report(SITE), key=UUID(int=1), person=amira, at=at)
    told = report_site(Report(SITE, tell_me=True), key=UUID(int=2), person=amira, at=at)

    for site in (quiet, told):
        decide_site(site, FINE, by=mo, at=at)

    assert (quiet.person, told.person) == (None, amira)
    notice = Notice.objects.get(person=amira, kind=NoticeKind.SITE_LOOKED_AT)
    assert notice.about == told.slug
    assert reverse("site_report", args=[told.key]) in text_of(signed_in(amira), "/me/")
    assert reverse("site_report", args=[told.key]) in text_of(signed_in(amira), PAGE)
    assert reverse("site_report", args=[quiet.key]) not in text_of(signed_in(amira), PAGE)


def test_it_is_slowed_by_where_it_comes_from(place: Place, client: Client) -> None:
    most = rules.REPORTS_FROM_AN_ADDRESS.most
    for number in range(most):
        client.post(PAGE, {**FORM, "key": str(UUID(int=number))})

    last = client.post(PAGE, {**FORM, "key": str(UUID(int=most + 1))})

    assert last.status_code == 429
    assert ReportedSite.objects.count() == most


def test_nothing_here_can_open_an_address() -> None:
    for path in Path("sidelight/triage").rglob("*.py"):
        if "tests" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [one.name for one in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            for name in names:
                assert not name.startswith(("http", "socket", "requests", "urllib3", "ssl")), path
                assert name != "urllib.request", path


def test_what_sounds_urgent_comes_first_and_an_address_alone_is_not(
    place: Place, mo: Person, at: datetime
) -> None:
    plain = reported(at=at)
    urgent = reported(at=at, key=UUID(int=3), words="I am going to end my life")

    assert [plain.tier, urgent.tier] == [0, 3]
    assert list(queries.sites_waiting(mo)) == [urgent, plain]
