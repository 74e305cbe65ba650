"""What the base page shows around every page; asked for only when a template uses it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

import structlog
from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language, get_language_bidi

from sidelight.design import registers
from sidelight.design.registers import HelpLine, NavLink
from sidelight.foundation import clock

log = structlog.get_logger()


def chrome(request: HttpRequest) -> dict[str, "Chrome"]:
    """Context processor: `chrome` in every page. Nothing is looked up before a template asks."""
    return {"chrome": Chrome(ways=partial(ways_to_go, request))}


@dataclass(frozen=True)
class Chrome:
    """The frame of a page. Without `ways` it is what even an error page can show.

    Then no request is asked and no database is needed.
    """

    ways: Callable[[], Sequence[NavLink]] = tuple

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
    def exit_address(self) -> str:
        """Our own address that ends the sign-in."""
        return address_of("exit", "/exit/")

    @property
    def neutral_address(self) -> str:
        """The outside page that somebody looking over a shoulder may see."""
        return str(settings.SIDELIGHT_EXIT_ADDRESS)

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
    links: list[NavLink] = []
    for provider in registers.navigation:
        try:
            links.extend(provider(request))
        # A missing link is better than a missing page: the words on it may be what somebody needs.
        except Exception as failure:  # noqa: BLE001
            note_failure(provider, failure)
    return links


def note_failure(provider: Callable[..., object], failure: Exception) -> None:
    """Tell the log which provider failed and how; never with what words."""
    name = f"{provider.__module__}.{getattr(provider, '__qualname__', type(provider).__name__)}"
    log.error("chrome_provider_failed", provider=name, failure=type(failure).__name__)


def address_of(name: str, otherwise: str) -> str:
    """Return the address an upper app gives this name, or the one it is known to have."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return otherwise
