"""What has to be there before a young person may join: asked anew each time, never stored."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext as _

from sidelight.directory.queries import services, services_to_check
from sidelight.people.models import HouseText, Role
from sidelight.people.queries import holders, is_ready, text_in_force
from sidelight.team.queries import hours_in_force

FEWEST_MODERATORS = 2


@dataclass(frozen=True)
class Check:
    """One line of the go-live list.

    waived: it is not done, and the demo alone, which no other machine can reach, opens without it.
    """

    name: str
    done: bool
    words: str
    waived: bool = False

    @property
    def in_the_way(self) -> bool:
        """Whether nobody may join because of this."""
        return not self.done and not self.waived


def checks_before_opening(at: datetime) -> list[Check]:
    """Return the whole go-live list, in the order in which a charity works through it."""
    return [
        _confidentiality(at),
        _house_rules(at),
        _help_services(at),
        _opening_hours(),
        _moderators(at),
        *_not_possible_yet(),
    ]


def missing_before_opening(at: datetime) -> list[Check]:
    """Return what is in the way of anybody joining; empty once the place may open."""
    return [check for check in checks_before_opening(at) if check.in_the_way]


def missing_words(at: datetime) -> list[str]:
    """Return the same in plain words. Plugged into people, which refuses to let anybody join."""
    return [check.words for check in missing_before_opening(at)]


def _confidentiality(at: datetime) -> Check:
    text = text_in_force(HouseText.Kind.CONFIDENTIALITY, at)
    return Check(
        "confidentiality",
        text is not None and bool(text.words.strip()),
        _("A text that says who reads what, and when you must tell"),
    )


def _house_rules(at: datetime) -> Check:
    text = text_in_force(HouseText.Kind.HOUSE_RULES, at)
    # A moderator's reason cites a clause: rules without any would leave words undecided.
    return Check(
        "house-rules",
        text is not None and text.clauses.exists(),
        _("House rules, with at least one clause"),
    )


def _help_services(at: datetime) -> Check:
    return Check(
        "help-services",
        bool(services(at)) and not services_to_check(at),
        _("Every help line checked by somebody in the last 90 days"),
    )


def _opening_hours() -> Check:
    return Check("opening-hours", hours_in_force().exists(), _("Opening hours of the team"))


def _moderators(at: datetime) -> Check:
    ready = [who for who in holders(Role.MODERATOR, at) if is_ready(who, Role.MODERATOR, at)]
    return Check(
        "moderators",
        len(ready) >= FEWEST_MODERATORS,
        _("Two moderators with checks and training in date"),
    )


def _not_possible_yet() -> list[Check]:
    """What this version cannot do yet. Outside the demo it keeps the place shut, on purpose."""
    words = {
        "on-call": _("A named safeguarding lead on call: this version cannot note that yet"),
        "backup": _("A backup that was restored once: this version cannot do that yet"),
    }
    return [
        Check(name, done=False, words=line, waived=bool(settings.SIDELIGHT_DEMO))
        for name, line in words.items()
    ]
