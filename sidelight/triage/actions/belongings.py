"""What triage keeps about a person, how it is erased, and how it is given."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from sidelight.people.actions.belongings import NO_WORDS, WHAT_STAFF_DID
from sidelight.people.actions.keepings import ACTS
from sidelight.people.models import Person
from sidelight.people.registers import Belonging, Entry, Stays, said
from sidelight.triage.actions.keepings import SITES
from sidelight.triage.models import HarmfulLink, LinkTakenOff, ReportedSite, SiteDecision, SiteWords
from sidelight.triage.queries.sites import words_of

Kind = SiteWords.Kind


def belongings() -> Iterator[Belonging]:
    """Return every key of triage that leads to a person, and the words that hang on them."""
    name = _("What you wrote about sites")
    yield Belonging(SiteWords, "site__person", name, SITES, _erase_reports, _give_words)
    name = _("Sites that you told us of")
    yield Belonging(ReportedSite, "person", name, SITES, _erase_reports, _give_reports)
    name = _("What you decided about sites")
    yield Belonging(SiteDecision, "by", name, ACTS, NO_WORDS, WHAT_STAFF_DID)
    name = _("Links that you put on the list")
    yield Belonging(HarmfulLink, "decision__by", name, ACTS, NOBODYS_WORDS, WHAT_STAFF_DID)
    name = _("Links that you took off the list")
    yield Belonging(LinkTakenOff, "by", name, ACTS, NO_WORDS, WHAT_STAFF_DID)


NOBODYS_WORDS = Stays(_("It is an address that does harm. It says nothing of anybody."))


def _erase_reports(person: Person, at: datetime) -> None:
    """Erase all that somebody wrote; that there was a report, and what was decided, stays."""
    theirs = ReportedSite.objects.filter(person=person)
    SiteWords.objects.filter(site__in=theirs).delete()
    theirs.update(person=None, does=[], felt=[], tier=0)


def _give_words(person: Person) -> Iterable[Entry]:
    for site in ReportedSite.objects.filter(person=person):
        given = [
            (_("Sent"), said(site.sent_at)),
            (_("Address"), words_of(site, Kind.ADDRESS)),
            (_("What it does"), words_of(site, Kind.DOES)),
            (_("How it felt"), words_of(site, Kind.FELT)),
            (_("What we did"), words_of(site, Kind.ANSWER)),
        ]
        yield Entry(_("What you wrote about a site"), given)


def _give_reports(person: Person) -> Iterable[Entry]:
    for site in ReportedSite.objects.filter(person=person):
        ticked = ", ".join([*site.does, *site.felt])
        yield Entry(
            _("A site that you told us of"),
            [(_("Sent"), said(site.sent_at)), (_("Ticked"), ticked)],
        )
