"""What the journal keeps about a person: all of it is theirs, and all of it goes with them."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from sidelight.journal.models import JournalKey, Page, Plan, PlanShare, PlanSuggestion, Share
from sidelight.journal.queries.pages import OwnPage, opened
from sidelight.journal.queries.plans import own_plan
from sidelight.journal.queries.shares import answer_of, box_or_none
from sidelight.people.actions.belongings import NO_WORDS, WHAT_STAFF_DID
from sidelight.people.actions.keepings import ACTS
from sidelight.people.models import Person
from sidelight.people.registers import Belonging, Entry, Keeping, NotGiven, Text, said

JOURNAL = Keeping(
    "journal",
    what=_("Your journal: your pages, your safety plan, and the key that opens them"),
    by=_("Nobody is shown it but you"),
    until=_("You remove it, you leave, or you have not been here for 24 months"),
    why=_("So that you can read it again."),
)


def belongings() -> Iterator[Belonging]:
    """Return every key of the journal that leads to a person. The pages go before their key."""
    name = _("Your journal")
    yield Belonging(Page, "person", name, JOURNAL, _erase_pages, _give_pages)
    name = _("Pages of your journal that you showed to a counsellor")
    yield Belonging(Share, "writer", name, JOURNAL, _erase_shares, _give_shares)
    name = _("Pages of journals that you were shown")
    yield Belonging(Share, "reader", name, ACTS, NO_WORDS, WHAT_STAFF_DID)
    name = _("Your safety plan")
    yield Belonging(Plan, "person", name, JOURNAL, _erase_plan, _give_plan)
    name = _("To whom you opened your safety plan")
    yield Belonging(PlanShare, "plan__person", name, JOURNAL, _erase_plan, _give_openings)
    name = _("Lines that a counsellor suggested for it")
    theirs = NotGiven(_("They stand on the page of your plan until you take or leave them."))
    yield Belonging(PlanSuggestion, "plan__person", name, JOURNAL, _erase_plan, theirs)
    name = _("Safety plans that were open to you, and what you suggested")
    yield Belonging(PlanShare, "reader", name, ACTS, NO_WORDS, WHAT_STAFF_DID)
    yield Belonging(PlanSuggestion, "by", name, ACTS, NO_WORDS, WHAT_STAFF_DID)
    name = _("The key of your journal")
    no_use = NotGiven(_("It opens your pages here and nothing else. The pages are in this copy."))
    yield Belonging(JournalKey, "person", name, JOURNAL, _destroy_key, no_use)


def _erase_pages(person: Person, at: datetime) -> None:
    Page.objects.filter(person=person).delete()


def _erase_shares(person: Person, at: datetime) -> None:
    Share.objects.filter(writer=person).delete()


def _erase_plan(person: Person, at: datetime) -> None:
    """What was suggested for it and to whom it was open goes with it."""
    Plan.objects.filter(person=person).delete()


def _destroy_key(person: Person, at: datetime) -> None:
    """Without it even a copy of the rows is noise."""
    JournalKey.objects.filter(person=person).delete()


def _give_pages(person: Person) -> Iterable[Entry]:
    pages = Page.objects.filter(person=person).order_by("begun_at", "pk")
    for own in opened(person, pages):
        lines = [(_("Begun"), said(own.page.begun_at)), (_("Written"), said(own.page.written_at))]
        yield Entry(_("A page of your journal"), [*lines, *_words_on(own)])


def _words_on(own: OwnPage) -> list[tuple[Text, Text]]:
    if own.said is None:
        return [(_("Words"), _("They cannot be opened any more."))]
    return [
        (_("Title"), own.said.title),
        (_("What was asked"), own.said.asked),
        (_("Words"), own.said.words),
    ]


def _give_shares(person: Person) -> Iterable[Entry]:
    """Say when, and what came back; the reader by their part, as everywhere."""
    box = box_or_none(person)
    for share in Share.objects.filter(writer=person).order_by("pk"):
        lines: list[tuple[Text, Text]] = [
            (_("Shown to"), _("A counsellor")),
            (_("When"), said(share.shared_at)),
            (_("Ended"), said(share.ended_at)),
            (_("Read"), said(share.read_at)),
            (_("What they wrote back"), answer_of(box, share)),
        ]
        yield Entry(_("You showed a page of your journal"), lines)


def _give_plan(person: Person) -> Iterable[Entry]:
    own = own_plan(person)
    if own is None:
        return
    if own.parts is None:
        yield Entry(_("Your safety plan"), [(_("Words"), _("They cannot be opened any more."))])
        return
    lines: list[tuple[Text, Text]] = [(part.section.label, part.words) for part in own.shown]
    yield Entry(_("Your safety plan"), [(_("Written"), said(own.plan.written_at)), *lines])


def _give_openings(person: Person) -> Iterable[Entry]:
    for share in PlanShare.objects.filter(plan__person=person).order_by("pk"):
        lines: list[tuple[Text, Text]] = [
            (_("Opened to"), _("A counsellor")),
            (_("When"), said(share.opened_at)),
            (_("Until"), said(share.closed_at or share.ends_at)),
        ]
        yield Entry(_("You opened your safety plan"), lines)
