"""The forms with which leaders show something to the room, one for each kind."""

from dataclasses import dataclass
from uuid import UUID, uuid4

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sidelight.rooms.models import Activity


@dataclass(frozen=True)
class Show:
    """A form: what it asks for, and what stands in it already."""

    kind: str
    label: str | Promise
    title_label: str | Promise
    asks_words: bool = False
    options_label: str | Promise = ""
    piles_label: str | Promise = ""
    minutes_label: str | Promise = ""
    minutes: tuple[int, ...] = ()
    asks_order: bool = False
    title: str | Promise = ""
    words: str = ""
    options: str | Promise = ""
    piles: str = ""

    @property
    def key(self) -> UUID:
        """Return what makes two presses of this form one."""
        return uuid4()

    def with_what_was_typed(self, typed: QueryDict) -> "Show":
        """Return the same form with what somebody had typed into it."""
        said = {name: typed.get(name, "") for name in ("title", "words", "options", "piles")}
        return Show(**{**self.__dict__, **said})


def shows(typed: QueryDict | None = None) -> list[Show]:
    """Return the forms; what was typed into one of them and not taken stands in it."""
    return [
        one.with_what_was_typed(typed) if typed and typed.get("kind") == one.kind else one
        for one in SHOWS
    ]


SHOWS = (
    Show(Activity.Kind.CARD, _("A card to read"), _("Title"), asks_words=True),
    Show(
        Activity.Kind.POLL,
        _("A question to answer"),
        _("The question"),
        asks_words=True,
        options_label=_("Answers to choose from, one in each line"),
    ),
    Show(
        Activity.Kind.TAPS,
        _("Answers to tap"),
        _("What they are about"),
        options_label=_("Sentences to tap, one in each line"),
        title=_("If you would rather not write"),
        options=_("I know that feeling\nNot for me\nI would like to pass"),
    ),
    Show(
        Activity.Kind.SORT_CARDS,
        _("Cards to sort"),
        _("Title"),
        options_label=_("The cards, one in each line"),
        piles_label=_("The piles, one in each line"),
    ),
    Show(Activity.Kind.BOARD, _("A board for notes"), _("What it is about"), asks_words=True),
    Show(
        Activity.Kind.CIRCLE,
        _("A circle, one after the other"),
        _("What it is about"),
        asks_words=True,
        minutes_label=_("Time for each turn; it is a guide, and nobody is cut off"),
        minutes=(0, 1, 2, 3, 5),
        asks_order=True,
    ),
    Show(
        Activity.Kind.PAUSE,
        _("Reading time"),
        _("Title"),
        asks_words=True,
        minutes_label=_("How long"),
        minutes=(2, 3, 5, 10),
        title=_("Time to read"),
    ),
)
