"""Moderators and leads decide about a site once, say why, and what is harmful is on the list."""

import asyncio
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from sidelight.directory.actions import load_shipped
from sidelight.ledger.models import Act, Line
from sidelight.people.actions import leave, run_retention
from sidelight.people.models import Person
from sidelight.people.registers import belongings
from sidelight.triage import queries, rules
from sidelight.triage.actions import decide_site, open_site, take_link_off
from sidelight.triage.errors import (
    AboutYourOwn,
    DecidedAlready,
    NoPlace,
    OffTheList,
    OneOfOurs,
    OnlyLeads,
    OnlyTheDesk,
    TooWide,
)
from sidelight.triage.models import HarmfulLink, SiteDecision, SiteWords, WhySite
from sidelight.triage.queries import links as links_in_memory
from sidelight.triage.tests.build import FINE, FOR_A_LEAD, HARMFUL, SITE, on_the_list, reported
from tests.build import Place
from tests.signed_in import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.data]
FORM = {"outcome": "harmful", "why": "makes_it_worse", "listed": SITE, "whole_site": "on"}


@pytest.fixture
def listed(place: Place, mo: Person, at: datetime) -> HarmfulLink:
    return on_the_list(mo, at=at)


def test_a_moderator_decides_on_one_page(place: Place, mo: Person, at: datetime) -> None:
    site, browser = reported(at=at, words="I felt small."), signed_in(mo)
    page = reverse("staff_site", args=[site.slug])

    shown = browser.get(page).content.decode()
    answer = browser.post(page, {**FORM, "answer": "It is on our list.", "note": "Two told us."})

    assert "hxxps://harbour[.]example/rooms/blue" in shown
    assert "I felt small." in shown
    assert answer["Location"] == reverse("staff_sites")
    decision = SiteDecision.objects.get(site=site)
    assert (decision.outcome, decision.why, decision.by, decision.link.host) == (
        "harmful", "makes_it_worse", mo, "harbour.example",
    )  # fmt: skip
    assert Line.objects.filter(act=Act.RECORD_VIEWED, subject_id=site.pk).exists()
    assert Line.objects.get(act=Act.DECIDED, subject_kind="reported_site").detail == {
        "outcome": "harmful", "why": "makes_it_worse",
    }  # fmt: skip
    assert (
        "It is on our list."
        in browser.get(page).client.get(reverse("site_report", args=[site.key])).content.decode()
    )


def test_no_page_has_the_address_as_a_link(
    place: Place, mo: Person, client: Client, at: datetime
) -> None:
    site = reported(at=at)
    pages = [signed_in(mo).get(reverse("staff_site", args=[site.slug])).content.decode()]
    decide_site(site, HARMFUL, by=mo, at=at)
    pages += [
        signed_in(mo).get(reverse(name, args=args)).content.decode()
        for name, args in (("staff_site", [site.slug]), ("staff_sites", []), ("harmful_links", []))
    ]
    pages.append(client.get(reverse("site_report", args=[site.key])).content.decode())

    assert any("harbour[.]example" in page for page in pages)
    for page in pages:
        assert not re.search(r"(href|src|action)=\"[^\"]*harbour", page)
        assert "https://harbour" not in page.replace(f'value="{SITE}"', "")


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("http://a.example/b.html", "hxxp://a[.]example/b[.]html"),
        ("HTTPS://a.example", "hxxpS://a[.]example"),
        ("me@a.example", "me[@]a[.]example"),
    ],
)
def test_an_address_is_shown_so_that_nothing_opens_it(address: str, shown: str) -> None:
    assert rules.defanged(address) == shown


def test_what_is_taken_off_is_off(listed: HarmfulLink, mo: Person, at: datetime) -> None:
    assert queries.harmful_links().sites == {"harbour.example"}

    take_link_off(listed, WhySite.HELPS, by=mo, at=at)

    assert not queries.harmful_links().sites
    with pytest.raises(OffTheList):
        take_link_off(listed, WhySite.HELPS, by=mo, at=at)


async def asked_on_an_event_loop() -> frozenset[str]:
    return queries.harmful_links().sites


def test_on_an_event_loop_the_list_in_memory_is_good_for_a_minute(
    listed: HarmfulLink, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [1_000.0]
    monkeypatch.setattr(links_in_memory, "monotonic", lambda: now[0])
    with pytest.raises(queries.ListNotRead):
        asyncio.run(asked_on_an_event_loop())
    links_in_memory.compare()

    now[0] += 59
    assert asyncio.run(asked_on_an_event_loop()) == {"harbour.example"}
    now[0] += 2
    with pytest.raises(queries.ListNotRead):
        asyncio.run(asked_on_an_event_loop())


def test_another_process_hears_of_it_within_seconds(
    listed: HarmfulLink, mo: Person, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [1_000.0]
    monkeypatch.setattr(links_in_memory, "monotonic", lambda: now[0])
    before = queries.harmful_links()
    monkeypatch.setattr(queries, "forget_links", lambda: None)  # it happened elsewhere
    monkeypatch.setattr("sidelight.triage.actions.deciding.queries.forget_links", lambda: None)
    take_link_off(listed, WhySite.HELPS, by=mo, at=at)

    now[0] += links_in_memory.COMPARED_EVERY

    assert before.sites
    assert not queries.harmful_links().sites


def test_it_is_decided_once(place: Place, mo: Person, at: datetime) -> None:
    site = reported(at=at)
    decide_site(site, FINE, by=mo, at=at)

    with pytest.raises(DecidedAlready):
        decide_site(site, HARMFUL, by=mo, at=at)


def test_what_needs_a_lead_is_for_a_lead(
    place: Place, mo: Person, sol: Person, at: datetime
) -> None:
    site = reported(at=at)
    decide_site(site, FOR_A_LEAD, by=mo, at=at)

    assert site in queries.sites_waiting(sol)
    with pytest.raises(OnlyLeads):
        decide_site(site, FINE, by=mo, at=at)
    assert decide_site(site, FINE, by=sol, at=at).by == sol
    assert site not in queries.sites_waiting(sol)


def test_only_the_desk_decides_and_nobody_about_their_own(
    place: Place, amira: Person, mo: Person, max: Person, at: datetime
) -> None:
    site = reported(mo, at=at)

    for person in (amira, max):
        with pytest.raises(OnlyTheDesk):
            decide_site(site, FINE, by=person, at=at)
        with pytest.raises(OnlyTheDesk):
            open_site(site, by=person, at=at)
    with pytest.raises(AboutYourOwn):
        decide_site(site, FINE, by=mo, at=at)
    assert site not in queries.sites_waiting(mo)
    assert signed_in(mo).get(reverse("staff_site", args=[site.slug])).status_code == 404


@pytest.mark.parametrize(
    ("typed", "refusal"),
    [
        ("harbour", NoPlace),
        ("https://co.uk/x", TooWide),
        ("www.childline.org.uk/get-support", OneOfOurs),
        ("org.uk", TooWide),
    ],
)
def test_what_would_do_harm_on_the_list_is_refused(
    place: Place, mo: Person, at: datetime, typed: str, refusal: type[Exception]
) -> None:
    load_shipped(at)
    site, choice = reported(at=at), replace(HARMFUL, listed=typed)
    with pytest.raises(refusal):
        decide_site(site, choice, by=mo, at=at)
    assert not HarmfulLink.objects.exists()
    assert not SiteDecision.objects.exists()


def test_decisions_and_the_list_are_never_changed(listed: HarmfulLink) -> None:
    for change in (
        lambda: SiteDecision.objects.update(outcome="not_harmful"),
        lambda: HarmfulLink.objects.all().delete(),
        lambda: HarmfulLink.objects.update(host="kind.example"),
    ):
        refused(change)


def refused(change: Callable[[], object]) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        change()


def test_words_end_ninety_days_after_the_decision_and_the_list_stays(
    place: Place, mo: Person, at: datetime
) -> None:
    site, waits = reported(at=at), reported(at=at, key=UUID(int=8))
    decide_site(site, HARMFUL, by=mo, at=at)

    run_retention(at + timedelta(days=90))

    assert not SiteWords.objects.filter(site=site).exists()
    assert SiteWords.objects.filter(site=waits).exists()
    assert HarmfulLink.objects.get().host == "harbour.example"


def test_whoever_leaves_takes_their_words_along(
    place: Place, amira: Person, mo: Person, at: datetime
) -> None:
    site = reported(amira, at=at)
    entry = next(one for one in belongings if one.model is SiteWords)
    assert "harbour" in str([line for said in entry.export(amira) for line in said.lines])

    leave(amira, at=at)

    site.refresh_from_db()
    assert (site.person, site.felt) == (None, [])
    assert not site.words.exists()
    assert site not in queries.sites_waiting(mo)
