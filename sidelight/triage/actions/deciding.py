"""The desk decides about a site: the decision, the list and what whoever told us reads."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from sidelight.foundation.crypto import encrypt
from sidelight.foundation.text import clean_words
from sidelight.ledger.actions import record
from sidelight.ledger.models import Act
from sidelight.notices.actions import tell
from sidelight.notices.models import NoticeKind
from sidelight.people.models import Person
from sidelight.people.queries import works_as
from sidelight.screening.rules.links import Place, place_of
from sidelight.triage import queries
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
from sidelight.triage.models import (
    HarmfulLink,
    LinkTakenOff,
    ReportedSite,
    SiteDecision,
    SiteOutcome,
    SiteWords,
    WhySite,
)
from sidelight.triage.queries.sites import PURPOSE
from sidelight.triage.rules import is_one_of, is_too_wide

Kind = SiteWords.Kind


@dataclass(frozen=True)
class Choice:
    """What is decided. listed: the address for the list; whole_site: with all that is on it.

    answer: what whoever told us reads of it. note: for the team.
    """

    outcome: SiteOutcome
    why: WhySite
    listed: str = ""
    whole_site: bool = False
    answer: str = ""
    note: str = ""


def open_site(site: ReportedSite, *, by: Person, at: datetime) -> queries.ShownSite:
    """Return a report with its words, after writing down who looked.

    Raises OnlyTheDesk, and AboutYourOwn.
    """
    _must_be_of_the_desk(site, by, at)
    record(Act.RECORD_VIEWED, actor_id=by.pk, subject=("reported_site", site.pk), at=at)
    return queries.shown_site(site)


def decide_site(site: ReportedSite, choice: Choice, *, by: Person, at: datetime) -> SiteDecision:
    """Decide about a site; harmful ones are on the list that screening reads from then on.

    Raises OnlyTheDesk, AboutYourOwn, OnlyLeads for what was handed to them, DecidedAlready; and
    for the list NoPlace, TooWide and OneOfOurs.
    """
    _must_be_of_the_desk(site, by, at)
    place = _place(choice) if choice.outcome == SiteOutcome.HARMFUL else None
    said = {Kind.ANSWER: clean_words(choice.answer), Kind.NOTE: clean_words(choice.note)}
    sealed = {kind: encrypt(words, purpose=PURPOSE) for kind, words in said.items() if words}
    with transaction.atomic():
        ReportedSite.objects.select_for_update().get(pk=site.pk)
        _must_be_open_to(by, site, at)
        decision = SiteDecision.objects.create(
            site=site, outcome=choice.outcome, why=choice.why, by=by, at=at
        )
        for kind, words in sealed.items():
            SiteWords.objects.create(site=site, kind=kind, encrypted=words)
        if place is not None:
            path = "" if choice.whole_site else place.below
            HarmfulLink.objects.create(decision=decision, host=place.host, path=path)
        _note(site, decision, by, at)
        if site.person is not None and choice.outcome != SiteOutcome.NEEDS_A_LEAD:
            tell(site.person, NoticeKind.SITE_LOOKED_AT, about=site.slug, at=at)
        queries.forget_links()
        # Once more when it is kept: meanwhile another message may have had the old list read.
        transaction.on_commit(queries.forget_links)
    return decision


def take_link_off(link: HarmfulLink, why: WhySite, *, by: Person, at: datetime) -> LinkTakenOff:
    """Take a place off the list. Raises OnlyTheDesk, and OffTheList."""
    if not works_as(by, queries.DESK, at):
        raise OnlyTheDesk
    with transaction.atomic():
        held = HarmfulLink.objects.select_for_update().get(pk=link.pk)
        taken_off, is_new = LinkTakenOff.objects.get_or_create(
            link=held, defaults={"why": why, "by": by, "at": at}
        )
        if not is_new:
            raise OffTheList
        detail = {"change": "taken_off", "why": str(why)}
        about = ("harmful_link", held.pk)
        record(Act.SETTING_CHANGED, actor_id=by.pk, subject=about, at=at, detail=detail)
        queries.forget_links()
        # Once more when it is kept: meanwhile another message may have had the old list read.
        transaction.on_commit(queries.forget_links)
    return taken_off


def _must_be_of_the_desk(site: ReportedSite, by: Person, at: datetime) -> None:
    if not works_as(by, queries.DESK, at):
        raise OnlyTheDesk
    if site.person_id == by.pk:
        raise AboutYourOwn


def _must_be_open_to(by: Person, site: ReportedSite, at: datetime) -> None:
    last = queries.last_decision(site)
    if last is None:
        return
    if last.outcome != SiteOutcome.NEEDS_A_LEAD:
        raise DecidedAlready
    if not works_as(by, queries.LEADS, at):
        raise OnlyLeads


def _place(choice: Choice) -> Place:
    place = place_of(choice.listed)
    if place is None:
        raise NoPlace
    if is_too_wide(place.host):
        raise TooWide
    # The harm: everybody who passes a help line on would be marked for it.
    if is_one_of(place.host, queries.hosts_of_help()):
        raise OneOfOurs
    return place


def _note(site: ReportedSite, decision: SiteDecision, by: Person, at: datetime) -> None:
    detail = {"outcome": str(decision.outcome), "why": str(decision.why)}
    about = ("reported_site", site.pk)
    record(Act.DECIDED, actor_id=by.pk, subject=about, at=at, detail=detail)
