"""What the base page shows around every page; asked for only when a template uses it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TypeVar

import structlog
from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext as _

from sidelight.design import registers
from sidelight.design.queries import Frame, LookShown, last_look_known, look_shown
from sidelight.design.registers import HelpLine, NavLink
from sidelight.foundation import clock
from sidelight.foundation.editions import doubt
from sidelight.foundation.night import is_night

log = structlog.get_logger()
Answer = TypeVar("Answer")


def chrome(request: HttpRequest) -> dict[str, "Chrome"]:
    """Context processor: `chrome` in every page. Nothing is looked up before a template asks."""
    ways, needs = partial(ways_to_go, request), partial(needs_in, request)
    return {"chrome": Chrome(ways=ways, look_now=look_shown, needs_now=needs)}


@dataclass(frozen=True)
class Chrome:
    """The frame of a page. Without `ways` it is what even an error page can show.

    Then no request is asked and no database is needed.
    """

    ways: Callable[[], Sequence[NavLink]] = tuple
    look_now: Callable[[], LookShown] = last_look_known
    needs_now: Callable[[], str] = str

    @cached_property
    def frame(self) -> Frame:
        """What is the same for everybody with the same ways to go."""
        return Frame(
            language=self.language,
            look=self.look,
            look_sheet=self.look_sheet,
            look_logo=self.look_logo,
            front_address=self.front_address,
            help_address=self.help_address,
            complain_address=self.complain_address,
            exit_address=self.exit_address,
            neutral_address=self.neutral_address,
            navigation=tuple(self.navigation),
            footer_ways=tuple(footer_ways()),
            help_lines=tuple(self.help_lines),
            help_places=tuple(help_places(self.help_lines)),
            demo=self.demo,
        )

    @cached_property
    def look(self) -> LookShown:
        """The charity's own name, colour and logo, or Sidelight's."""
        return self.look_now()

    @property
    def look_sheet(self) -> str:
        """Where the charity's own colours are, or nothing while there are none."""
        if not self.look.has_colour:
            return ""
        return address_of("look_sheet", f"/look/{self.look.version}.css", version=self.look.version)

    @property
    def look_logo(self) -> str:
        """Where the charity's own logo is, or nothing while there is none."""
        if not self.look.has_logo:
            return ""
        otherwise = f"/look/logo-{self.look.version}.png"
        return address_of("look_logo", otherwise, version=self.look.version)

    @cached_property
    def navigation(self) -> Sequence[NavLink]:
        """The ways to go that this visitor has."""
        return self.ways()

    @cached_property
    def help_lines(self) -> Sequence[HelpLine]:
        """The first answer of the register that is not empty, whatever fails before it."""
        at = clock.now()
        for provider in registers.help_lines:
            try:
                lines = provider(at)
            # Any failure at all: without this guard a broken list would take the page with it.
            except Exception as failure:  # noqa: BLE001
                note_failure(provider, failure)
                continue
            if lines:
                return lines
        return ()

    @property
    def front_address(self) -> str:
        """Where the name and the lamp lead."""
        return address_of("front", "/")

    @property
    def help_address(self) -> str:
        """Where “Help now” leads."""
        return address_of("help_now", "/help-now/")

    @property
    def doors(self) -> Sequence[NavLink]:
        """The doors of the front page, the same for everybody; those that are there."""
        doors = (
            (_("I need help now"), self.help_address),
            (_("I want to talk to others"), address_of("join", "")),
            (_("I want to join a course"), address_of("find_evening", "")),
            (_("I want to understand"), self.understand_address),
            (_("I want to tell somebody"), address_of("tell_somebody", "")),
        )
        return [NavLink(words, address) for words, address in doors if address]

    @property
    def understand_address(self) -> str:
        """Where the articles begin, or nothing in a house without any."""
        return address_of("understand", "")

    @property
    def find_address(self) -> str:
        """Where the box to look for articles and help asks, or nothing in a house without any."""
        return address_of("find", "")

    @property
    def complain_address(self) -> str:
        """Where anybody tells us that we did something wrong, signed in or not."""
        return address_of("complain", "/complain/")

    @property
    def exit_address(self) -> str:
        """Our own address that ends the sign-in."""
        return address_of("exit", "/exit/")

    @property
    def neutral_address(self) -> str:
        """The outside page that somebody looking over a shoulder may see."""
        return str(settings.SIDELIGHT_EXIT_ADDRESS)

    @property
    def needs(self) -> str:
        """What helps whoever asks to read this page; design/needs.css goes by it."""
        return self.needs_now()

    @property
    def is_night(self) -> bool:
        """Whether the page keeps calm because most people sleep."""
        return is_night(clock.now(), timezone.get_default_timezone())

    @property
    def demo(self) -> bool:
        """Whether everybody here is invented."""
        return bool(settings.SIDELIGHT_DEMO)

    @property
    def language(self) -> str:
        """The page's language, as HTML wants it."""
        return get_language() or str(settings.LANGUAGE_CODE)

    @property
    def direction(self) -> str:
        """Which way the page's language runs."""
        return "rtl" if get_language_bidi() else "ltr"


def ways_to_go(request: HttpRequest) -> Sequence[NavLink]:
    """Return every provider's links, in the order in which apps plugged them in."""
    return _links(registers.navigation, request)


def footer_ways() -> Sequence[NavLink]:
    """Return where the foot of every page leads, also that of an error page."""
    return _links(registers.footer_ways)


def help_places(lines: Sequence[HelpLine]) -> Sequence[NavLink]:
    """Return the ways to the help of each place, where some of these help in some places alone."""
    return _links(registers.help_places) if any(line.place for line in lines) else ()


def needs_in(request: HttpRequest) -> str:
    """Return every provider's codes; without them the page is shown as it is for everybody."""
    return " ".join(_answers(registers.page_needs, request))


def _links(
    providers: Iterable[Callable[..., Sequence[NavLink]]], *asked: HttpRequest
) -> Sequence[NavLink]:
    return [link for links in _answers(providers, *asked) for link in links]


def _answers(providers: Iterable[Callable[..., Answer]], *asked: HttpRequest) -> Iterator[Answer]:
    """Yield what each provider answers, and leave out whichever fails.

    A missing link is better than a missing page: the words on it may be what somebody needs, and
    whoever cannot read small letters is helped less by no page at all.
    """
    for provider in providers:
        try:
            answer = provider(*asked)
        except Exception as failure:  # noqa: BLE001
            note_failure(provider, failure)
        else:
            yield answer


def note_failure(provider: Callable[..., object], failure: Exception) -> None:
    """Tell the log which provider failed and how; never with what words."""
    doubt()
    name = f"{provider.__module__}.{getattr(provider, '__qualname__', type(provider).__name__)}"
    log.error("chrome_provider_failed", provider=name, failure=type(failure).__name__)


def address_of(name: str, otherwise: str, **arguments: str) -> str:
    """Return the address an upper app gives this name, or the one it is known to have."""
    try:
        return reverse(name, kwargs=arguments)
    except NoReverseMatch:
        return otherwise
