"""Sites that were told of, as the desk and whoever told us see them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sidelight.directory.queries import listed_services, shipped_entries
from sidelight.foundation.crypto import CannotDecrypt, decrypt
from sidelight.people.models import Person, Role
from sidelight.screening.rules.links import host_of, place_of
from sidelight.triage import registers
from sidelight.triage.models import (
    HowItFelt,
    ReportedSite,
    SiteDecision,
    SiteOutcome,
    SiteWords,
    WhatItDoes,
)
from sidelight.triage.rules import defanged

DESK = frozenset({Role.MODERATOR, Role.SAFEGUARDING_LEAD})
LEADS = frozenset({Role.SAFEGUARDING_LEAD})
# A key of its own: what was encrypted for something else does not open here.
PURPOSE = "triage.site-words"
Kind = SiteWords.Kind
CANNOT_BE_READ = _("(This cannot be opened any more.)")


@dataclass(frozen=True)
class ShownSite:
    """A report as the desk reads it. address: plain, and never a link. place: to put on the list.

    wants_to_know: whether a notice goes to somebody, whose name the desk does not need.
    """

    site: ReportedSite
    address: str
    place: str
    does: Sequence[str | Promise]
    felt: Sequence[str | Promise]
    does_words: str
    felt_words: str
    notes: Sequence[str]
    decisions: Sequence[SiteDecision]
    wants_to_know: bool

    @property
    def is_for_leads(self) -> bool:
        """Whether the last word was that a lead looks at it."""
        return bool(self.decisions) and self.decisions[-1].outcome == SiteOutcome.NEEDS_A_LEAD

    @property
    def is_decided(self) -> bool:
        return bool(self.decisions) and not self.is_for_leads


def sites_waiting(worker: Person) -> QuerySet[ReportedSite]:
    """Return what nobody has decided, the most urgent first; nobody's own."""
    is_open = Q(last=None) | Q(last=SiteOutcome.NEEDS_A_LEAD)
    # Of somebody who has left there is nothing to look at any more.
    has_words = Exists(SiteWords.objects.filter(site=OuterRef("pk"), kind=Kind.ADDRESS))
    others = _with_last().filter(is_open, has_words).exclude(person=worker)
    ordered: QuerySet[ReportedSite] = others.order_by("-tier", "sent_at", "pk")
    return ordered


def sites_decided(worker: Person) -> QuerySet[ReportedSite]:
    """Return what was decided, the newest first; nobody's own."""
    over = _with_last().exclude(last=None).exclude(last=SiteOutcome.NEEDS_A_LEAD)
    ordered: QuerySet[ReportedSite] = over.exclude(person=worker).order_by("-sent_at", "-pk")
    return ordered


def last_decision(site: ReportedSite) -> SiteDecision | None:
    """Return what was said last about a site."""
    return site.decisions.order_by("at", "pk").last()


def reports_of(person: Person) -> list[ReportedSite]:
    """Return what somebody told us of and asked to hear about, the newest first."""
    return list(ReportedSite.objects.filter(person=person).order_by("-sent_at", "-pk"))


def key_of(slug: str) -> str:
    """Return the key of a report, by which whoever told of it reads what we did; or nothing."""
    found = ReportedSite.objects.filter(slug=slug).values_list("key", flat=True).first()
    return str(found or "")


def shown_site(site: ReportedSite) -> ShownSite:
    """Return a report with its words opened; the caller has written down who looked."""
    words = _opened(site)
    address = next(iter(words[Kind.ADDRESS]), "")
    place = place_of(address)
    return ShownSite(
        site=site,
        address=defanged(address),
        place=str(place) if place else "",
        does=_labels(WhatItDoes, site.does),
        felt=_labels(HowItFelt, site.felt),
        does_words="\n".join(words[Kind.DOES]),
        felt_words="\n".join(words[Kind.FELT]),
        notes=words[Kind.NOTE],
        decisions=list(site.decisions.select_related("by")),
        wants_to_know=site.person_id is not None,
    )


def reading(at: datetime) -> str:
    """Return whether somebody reads now, in a sentence; nothing when nobody can say."""
    return next(filter(None, (words(at) for words in registers.reading_words)), "")


def words_of(site: ReportedSite, kind: SiteWords.Kind) -> str:
    """Return the last words of one kind, opened; nothing where there are none any more."""
    kept = site.words.filter(kind=kind).last()
    return _read(kept) if kept else ""


def hosts_of_help() -> set[str]:
    """Return what may never stand on the list: this place, and the help services."""
    ours = {host.partition(":")[0] for host in settings.ALLOWED_HOSTS}
    pages = [page for one in listed_services() for page in (one.web, one.write_page)]
    pages += [page for one in shipped_entries() for page in (one.web, one.write_page)]
    hosts = {*ours, *(urlsplit(page).hostname or "" for page in pages)}
    return {host_of(host) for host in hosts if "." in host.strip(".")}


def _with_last() -> Any:  # Any: rows that know more than a report does by itself
    said = SiteDecision.objects.filter(site=OuterRef("pk")).order_by("-at", "-pk")
    return ReportedSite.objects.annotate(last=Subquery(said.values("outcome")[:1]))


def _opened(site: ReportedSite) -> dict[str, list[str]]:
    words: dict[str, list[str]] = {kind: [] for kind in Kind}
    for kept in site.words.all():
        words[kept.kind].append(_read(kept))
    return words


def _read(kept: SiteWords) -> str:
    try:
        return decrypt(kept.encrypted, purpose=PURPOSE)
    except CannotDecrypt:
        return str(CANNOT_BE_READ)


def _labels(
    choices: type[WhatItDoes] | type[HowItFelt], codes: Sequence[str]
) -> list[str | Promise]:
    labels = dict(choices.choices)
    return [labels[code] for code in codes if code in labels]
