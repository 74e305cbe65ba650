"""The set-up list of a charity's first hour: what bars joining, and what is wanted besides."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext as _

from sidelight.community.models import EVERY_BAND, ForWhom, Space
from sidelight.design.models import Look
from sidelight.guidance.queries import readable
from sidelight.home.queries.go_live import Check, checks_before_opening
from sidelight.home.queries.ticks import Tick, tick_of
from sidelight.people.models import AgeBand


@dataclass(frozen=True)
class SetUpLine:
    """One line as managers see it: what it is, and once it is done, by whom and when."""

    check: Check
    tick: Tick | None


@dataclass(frozen=True)
class SetUp:
    """before: nobody may join without these. besides: they bar nothing, and are wanted too."""

    before: tuple[SetUpLine, ...]
    besides: tuple[SetUpLine, ...]

    @property
    def is_open(self) -> bool:
        """Whether young people may join."""
        return not any(line.check.in_the_way for line in self.before)

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to do: then the list moves down the page."""
        return not any(line.check.in_the_way for line in (*self.before, *self.besides))


def set_up_list(at: datetime) -> SetUp:
    """Return both parts of the list; each line is asked anew and stored nowhere."""
    return SetUp(
        before=tuple(_line(check, at) for check in checks_before_opening(at)),
        besides=tuple(_line(check, at) for check in _besides(at)),
    )


def _line(check: Check, at: datetime) -> SetUpLine:
    return SetUpLine(check, tick_of(check.name, at) if check.done else None)


def _besides(at: datetime) -> list[Check]:
    return [_wanted(check) for check in (_spaces(), _look(), _articles(at), _messages())]


def _spaces() -> Check:
    spaces = Space.objects.filter(closed_at=None, for_whom=ForWhom.BAND)
    bands = set(spaces.values_list("band", flat=True))
    return Check(
        "spaces",
        bands >= set(AgeBand.values) or EVERY_BAND in bands,
        _("A space to write in, for each age band"),
        _("Open one for each band. Without one, whoever joins cannot write."),
        "staff_spaces",
    )


def _look() -> Check:
    return Check(
        "look",
        Look.objects.exists(),
        _("Your own name, colour and logo"),
        _("Choose what the place is called and how it looks."),
        "staff_look",
    )


def _articles(at: datetime) -> Check:
    return Check(
        "articles",
        bool(readable(at)),
        _("Articles that a second person has read and signed off"),
        _("An editor brings in the samples. A counsellor or lead reads each of them."),
        "staff_articles",
    )


def _messages() -> Check:
    # Push needs no account with anybody, and so it is always there: it says nothing here.
    ways = (settings.SIDELIGHT_MAIL_URL, settings.SIDELIGHT_TEXT_URL)
    return Check(
        "messages",
        any(ways),
        _("A way to send e-mail or text messages, for members who want them"),
        _("The operator sets it up. Until then, notes reach devices alone."),
        "staff_messages",
    )


def _wanted(check: Check) -> Check:
    # The demo has no operator and no look of its own; its list is not about that.
    return replace(check, waived=not check.done and bool(settings.SIDELIGHT_DEMO))
