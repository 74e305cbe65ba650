"""What the journal keeps about a person: all of it is theirs, and all of it goes with them."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from sidelight.journal.models import JournalKey, Page
from sidelight.journal.queries.pages import OwnPage, opened
from sidelight.people.models import Person
from sidelight.people.registers import Belonging, Entry, Keeping, NotGiven, Text, said

JOURNAL = Keeping(
    "journal",
    what=_("Your journal: your pages, and the key that opens them"),
    by=_("Nobody is shown it but you"),
    until=_("You remove it, you leave, or you have not been here for 24 months"),
    why=_("So that you can read it again."),
)


def belongings() -> Iterator[Belonging]:
    """Return every key of the journal that leads to a person. The pages go before their key."""
    name = _("Your journal")
    yield Belonging(Page, "person", name, JOURNAL, _erase_pages, _give_pages)
    name = _("The key of your journal")
    no_use = NotGiven(_("It opens your pages here and nothing else. The pages are in this copy."))
    yield Belonging(JournalKey, "person", name, JOURNAL, _destroy_key, no_use)


def _erase_pages(person: Person, at: datetime) -> None:
    Page.objects.filter(person=person).delete()


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
