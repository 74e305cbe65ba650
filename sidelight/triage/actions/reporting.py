"""Somebody tells us of a site: kept once, sealed, looked at before anything is written."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid5

from django.db import transaction

from sidelight.foundation.crypto import encrypt
from sidelight.foundation.text import clean_words
from sidelight.people.errors import SomebodyLeft
from sidelight.people.models import Person
from sidelight.people.queries import has_left
from sidelight.screening.queries import look
from sidelight.screening.rules import Axis, Item, Tier, Verdict
from sidelight.triage import registers
from sidelight.triage.errors import NoSiteNamed
from sidelight.triage.models import HowItFelt, ReportedSite, SiteWords, WhatItDoes
from sidelight.triage.queries.sites import PURPOSE, words_of
from sidelight.triage.rules import LONGEST_ADDRESS, LONGEST_WORDS

Kind = SiteWords.Kind


@dataclass(frozen=True)
class Report:
    """What somebody told us of a site. tell_me: whether they want to hear what we did."""

    address: str
    does: Sequence[str] = ()
    felt: Sequence[str] = ()
    does_words: str = ""
    felt_words: str = ""
    tell_me: bool = False


def report_site(report: Report, *, key: UUID, person: Person | None, at: datetime) -> ReportedSite:
    """Keep a report of anybody, signed in or not, or return the one that this key made.

    Other words under a known key are a report of their own. person: kept with it only if they
    want to hear of it; whoever plugged in for urgent words is told of them in any case.
    Raises NoSiteNamed, and SomebodyLeft.
    """
    words = {
        Kind.ADDRESS: clean_words(report.address)[:LONGEST_ADDRESS],
        Kind.DOES: clean_words(report.does_words)[:LONGEST_WORDS],
        Kind.FELT: clean_words(report.felt_words)[:LONGEST_WORDS],
    }
    if not words[Kind.ADDRESS]:
        raise NoSiteNamed
    plain = "\n\n".join(filter(None, words.values()))
    # Without the list: it is told of because it may do harm. What they write of themselves counts.
    verdict = look(Item(text=plain))
    sealed = {kind: encrypt(said, purpose=PURPOSE) for kind, said in words.items() if said}
    with transaction.atomic():
        site, is_new = _kept(report, key, person if report.tell_me else None, verdict, at)
        # Asked after writing, which waited for whoever was leaving.
        if person is not None and has_left(person):
            raise SomebodyLeft
        if is_new:
            SiteWords.objects.bulk_create(
                SiteWords(site=site, kind=kind, encrypted=said) for kind, said in sealed.items()
            )
            for told in registers.site_reported:
                told(registers.Told(site, person, plain, verdict), at)
    if not is_new and any(words_of(site, kind) != said for kind, said in words.items()):
        return report_site(report, key=uuid5(key, plain), person=person, at=at)
    return site


def _kept(
    report: Report, key: UUID, whose: Person | None, verdict: Verdict, at: datetime
) -> tuple[ReportedSite, bool]:
    return ReportedSite.objects.get_or_create(
        key=key,
        defaults={
            "person": whose,
            "does": [code for code in report.does if code in WhatItDoes.values],
            "felt": [code for code in report.felt if code in HowItFelt.values],
            "tier": _how_soon(verdict),
            "screened": verdict.screened,
            "sent_at": at,
        },
    )


def _how_soon(verdict: Verdict) -> Tier:
    """Return how soon somebody should look: by whoever wrote it, for each has a link in it."""
    if not verdict.screened:
        return verdict.tier
    urgent = (signal.tier for signal in verdict.signals if signal.axis == Axis.URGENCY)
    return max(urgent, default=Tier.ROUTINE)
