"""The end of a member's own course: looking back, and what there is from then on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from sidelight.community.models import LetIn, Space
from sidelight.community.queries import let_in_to, step_down_spaces
from sidelight.courses.models import Application, Group, Session
from sidelight.courses.queries import own_evenings
from sidelight.courses.queries.finding import day_words, moment_words
from sidelight.courses.queries.own_evenings import MyEvening, evenings_of
from sidelight.courses.queries.own_weeks import OwnWeek, weeks_among
from sidelight.courses.rules.endings import looks_back, step_down_ends, tells_why
from sidelight.notices.queries import plain_name


@dataclass(frozen=True)
class OwnSpace:
    """A step-down space that is offered. until: empty while they have not come in."""

    slug: str
    name: str
    about: str
    until: str


@dataclass(frozen=True)
class Ending:
    """The page of the end. last: when the last evening is. is_over: it was."""

    title: str
    last: str
    is_over: bool
    weeks: Sequence[OwnWeek]
    spaces: Sequence[OwnSpace]
    spaces_until: str
    may_have_certificate: bool


@dataclass(frozen=True)
class Certificate:
    """What stands on paper beside a name. given_by: empty where the charity's name would tell."""

    words: str
    span: str
    given_by: str


def last_evening(group: Group) -> Session | None:
    """Return the last evening of a group that takes place; none when all are cancelled."""
    happening = Session.objects.filter(group=group, cancelled_at=None)
    found: Session | None = happening.order_by("starts_at").last()
    return found


def ending_of(application: Application, at: datetime) -> Ending | None:
    """Return the page of the end of somebody's course; None before its last week."""
    return ending_among(application, evenings_of(application), at)


def ending_among(
    application: Application, evenings: Sequence[MyEvening], at: datetime
) -> Ending | None:
    """Return the same of evenings that are there already."""
    last = own_evenings.last_evening(evenings)
    is_over = application.ended_at is not None
    if not is_over and (last is None or not looks_back(last.starts_at, at)):
        return None
    zone = ZoneInfo(application.group.zone)
    ends = step_down_ends(application.ended_at) if application.ended_at else None
    return Ending(
        title=application.group.version.title,
        last=moment_words(last.starts_at, zone) if last else "",
        is_over=is_over,
        weeks=weeks_among(application, evenings, at),
        spaces=_spaces(application, zone) if ends and at < ends else (),
        spaces_until=day_words(ends, zone) if ends else "",
        may_have_certificate=is_over and any(one.was_there for one in evenings),
    )


def took_part(application: Application) -> bool:
    """Return whether somebody was at an evening of their group, at least once."""
    return any(one.was_there for one in evenings_of(application))


def certificate_of(application: Application) -> Certificate:
    """Return what a certificate says: that somebody took part, in words that tell nothing more."""
    zone = ZoneInfo(application.group.zone)
    met = Session.objects.filter(group=application.group_id, cancelled_at=None)
    evenings = list(met.order_by("starts_at"))
    months = dict.fromkeys(date_format(one.starts_at.astimezone(zone), "F Y") for one in evenings)
    own = application.group.version.certificate
    # A pack may bring words that nobody here looked at: those that tell stay off the paper.
    words = own if own and not tells_why(own) else neutral_words()
    return Certificate(
        words=words.rstrip("."),
        span=" – ".join([*months][:1] + [*months][1:][-1:]),
        given_by=plain_name(),
    )


def neutral_words() -> str:
    """Return what a certificate says where the course says nothing of its own."""
    return _("took part in a course on everyday wellbeing skills, in a small group, online")


def step_down_space(application: Application, slug: str) -> Space | None:
    """Return a step-down space that somebody may come into now; None for any other."""
    found: Space | None = step_down_spaces(application.person).filter(slug=slug).first()
    return found


def _spaces(application: Application, zone: ZoneInfo) -> list[OwnSpace]:
    spaces = step_down_spaces(application.person)
    until = {one.space_id: one for one in let_in_to(application.person, spaces)}
    return [
        OwnSpace(one.slug, one.name, one.about, _until(until.get(one.pk), zone)) for one in spaces
    ]


def _until(let_in: LetIn | None, zone: ZoneInfo) -> str:
    return day_words(let_in.until, zone) if let_in else ""
