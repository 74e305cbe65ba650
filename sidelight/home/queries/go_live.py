"""What has to be there before a young person may join: asked anew each time, never stored."""

from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from django.conf import settings
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from sidelight.directory.queries import services, services_to_check
from sidelight.home.queries.standing import backup_state
from sidelight.people.models import HouseText, Role
from sidelight.people.queries import holders, is_ready, text_in_force
from sidelight.team.queries import hours_in_force, is_on_call_sure

FEWEST_MODERATORS = 2


@dataclass(frozen=True)
class Check:
    """One line of the go-live list.

    todo: what to do next while it is not done. page: the name of the address where that is done.
    waived: it is not done, and the demo alone, which no other machine can reach, opens without it.
    """

    name: str
    done: bool
    words: str
    todo: str = ""
    page: str = ""
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
        _on_call(at),
        _backup(at),
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
        _("Read the draft with your safeguarding lead, change it, and put it in force."),
        "staff_texts",
    )


def _house_rules(at: datetime) -> Check:
    text = text_in_force(HouseText.Kind.HOUSE_RULES, at)
    # A moderator's reason cites a clause: rules without any would leave words undecided.
    return Check(
        "house-rules",
        text is not None and text.clauses.exists(),
        _("House rules, with at least one clause"),
        _("Read the draft, change it, and put it in force."),
        "staff_texts",
    )


def _help_services(at: datetime) -> Check:
    return Check(
        "help-services",
        bool(services(at)) and not services_to_check(at),
        _("Every help line checked by somebody in the last 90 days"),
        _("Call or open each one, and say that you did. Take off what you do not want."),
        "help_services",
    )


def _opening_hours() -> Check:
    return Check(
        "opening-hours",
        hours_in_force().exists(),
        _("Opening hours of the team"),
        _("Add the hours in which moderators read."),
        "opening_hours",
    )


def _moderators(at: datetime) -> Check:
    ready = (who for who in holders(Role.MODERATOR, at) if is_ready(who, Role.MODERATOR, at))
    # The first page asks this each time: as many as it takes are looked at, and no more.
    enough = list(islice(ready, FEWEST_MODERATORS))
    return Check(
        "moderators",
        len(enough) == FEWEST_MODERATORS,
        _("Two moderators with checks and training in date"),
        _("Invite them. Have a second person agree. Then confirm their checks and training."),
        "staff_list",
    )


def _on_call(at: datetime) -> Check:
    # Not only this minute: a day before nobody answers there is still time to mend it.
    return Check(
        "on-call",
        is_on_call_sure(at),
        _("A safeguarding lead on call, now and for the next 24 hours"),
        _("Bring in a safeguarding lead, then name who is on call, without gaps."),
        "staff_on_call",
    )


def _backup(at: datetime) -> Check:
    tried_at = backup_state(at).tried_at
    words = _("A backup that was restored once, to see that it works")
    if tried_at:
        day = date_format(localtime(tried_at), "j F Y")
        words = _("A backup that was restored once, last on %(day)s") % {"day": day}
    return Check(
        "backup",
        tried_at is not None,
        words,
        _("The operator does it with three commands: backup-key, backup and drill."),
        waived=tried_at is None and bool(settings.SIDELIGHT_DEMO),
    )
