"""The look that is shown, asked of the database once a minute and process; and a page's frame."""

import time
from dataclasses import dataclass
from threading import Lock

import structlog

from sidelight.design.models import AppIcon, Look
from sidelight.design.registers import HelpLine, NavLink
from sidelight.design.rules import OWN_COLOUR, Logo
from sidelight.foundation.editions import is_made_for_everybody

SIDELIGHT = "Sidelight"
# Of the help card on a phone, which others may see over somebody's shoulder.
APP_NAME = "Card"
KEPT_SECONDS = 60.0
log = structlog.get_logger()


@dataclass(frozen=True)
class LookShown:
    """What a page needs of the look. version: names the style sheet and the logo, or empty."""

    name: str = SIDELIGHT
    version: str = ""
    colour: str = OWN_COLOUR
    has_colour: bool = False
    logo_width: int = 0
    logo_height: int = 0
    app_name: str = APP_NAME
    app_icon: str = AppIcon.LEAF.value

    @property
    def has_logo(self) -> bool:
        """Whether there is a logo of the charity's own."""
        return self.logo_width > 0


@dataclass(frozen=True)
class Frame:
    """All that head, header and footer of a page are drawn from: nothing of it is personal.

    Whoever sees the same ways to go sees the same frame, so one drawing does for all of them.
    """

    language: str
    look: LookShown
    look_sheet: str
    look_logo: str
    front_address: str
    help_address: str
    complain_address: str
    exit_address: str
    neutral_address: str
    navigation: tuple[NavLink, ...]
    footer_ways: tuple[NavLink, ...]
    help_lines: tuple[HelpLine, ...]
    help_places: tuple[NavLink, ...]
    demo: bool


@dataclass
class Kept:
    """What this process saw last, and when (in seconds that only ever grow)."""

    look: LookShown
    seen_at: float | None = None


OUR_OWN = LookShown()
kept = Kept(OUR_OWN)
_asking = Lock()


def look_shown() -> LookShown:
    """Return the look in force, at most KEPT_SECONDS old; the last one known when asking fails.

    For a page that others will be shown it is asked anew, and raises what asking raises.
    """
    if is_made_for_everybody():
        return look_in_force()
    if _is_fresh() or not _asking.acquire(blocking=False):
        return kept.look
    try:
        kept.look = look_in_force()
    # The look must never take a page, and the help on it, down.
    except Exception as failure:  # noqa: BLE001
        log.error("look_not_read", failure=type(failure).__name__)
    finally:
        kept.seen_at = time.monotonic()
        _asking.release()
    return kept.look


def last_look_known() -> LookShown:
    """Return what look_shown() returned last. Asks no database, so even an error page may."""
    return kept.look


def forget_look() -> None:
    """Let the next page of this process ask again."""
    kept.look, kept.seen_at = OUR_OWN, None


def look_in_force() -> LookShown:
    """Return the latest version, without its picture."""
    latest = Look.objects.defer("logo").first()
    if latest is None:
        return OUR_OWN
    return LookShown(
        name=latest.name or SIDELIGHT,
        version=latest.slug,
        colour=latest.colour or OWN_COLOUR,
        has_colour=bool(latest.colour),
        logo_width=latest.logo_width or 0,
        logo_height=latest.logo_height or 0,
        app_name=latest.app_name or APP_NAME,
        app_icon=latest.app_icon,
    )


def look_of(version: str) -> Look | None:
    """Return one version with its picture, whether or not it is still shown."""
    return Look.objects.filter(slug=version).first()


def logo_in_force() -> Logo | None:
    """Return the logo of the latest version."""
    latest = Look.objects.first()
    if latest is None or latest.logo is None:
        return None
    return Logo(bytes(latest.logo), latest.logo_width or 0, latest.logo_height or 0)


def _is_fresh() -> bool:
    return kept.seen_at is not None and time.monotonic() - kept.seen_at < KEPT_SECONDS
