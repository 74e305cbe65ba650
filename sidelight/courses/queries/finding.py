"""Evenings to choose from: what each is, when it meets, and how many places are left."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from sidelight.courses.models import Application, Group, GroupLeader, Seat, Session
from sidelight.courses.rules.offers import may_still_ask
from sidelight.foundation.paging import ListPage, page_of

ON_A_PAGE = 20


@dataclass(frozen=True)
class Wanted:
    """What somebody looks for. day: Monday is 1. Whatever is empty may be any."""

    day: int | None = None
    band: str = ""
    after: date | None = None


@dataclass(frozen=True)
class EveningCard:
    """One group as the list shows it. free, wait: counted from rows."""

    slug: str
    name: str
    title: str
    summary: str
    band: str
    band_words: str
    begins: str
    usually: str
    sessions: int
    free: int
    wait: int


@dataclass(frozen=True)
class Meeting:
    """One session, by the clock of its group."""

    title: str
    when: str
    is_off: bool


@dataclass(frozen=True)
class EveningPage:
    """One group as its page shows it. leaders: by role, never by name."""

    card: EveningCard
    notice: str
    meetings: list[Meeting]
    leaders: list[str]
    takes_requests: bool
    """Whether a place may still be asked for."""
    keep_days: int
    """For how long what is said in the room is kept."""


def evenings(wanted: Wanted, page: str | None, at: datetime) -> ListPage[EveningCard]:
    """Return the groups that somebody may ask for a place in, those that begin first at first."""
    found = _with_beginning(Group.objects.open_to_members()).filter(begins_at__gt=at)
    if wanted.day:
        found = found.filter(first_day__iso_week_day=wanted.day)
    if wanted.band:
        found = found.filter(band=wanted.band)
    if wanted.after:
        found = found.filter(first_day__gte=wanted.after)
    # First which, then what stands on their cards: places are counted for those alone.
    those = found.order_by("begins_at", "pk").values_list("pk", flat=True)
    rows = page_of(those, page, ON_A_PAGE)
    groups = {group.pk: group for group in counted(Group.objects.filter(pk__in=rows.rows))}
    cards = [card_of(groups[pk]) for pk in rows.rows if pk in groups]
    return ListPage(cards, rows.number, rows.goes_on)


def open_groups(at: datetime) -> Any:  # Any: as `counted`
    """Return the groups that have not met yet and are open, with what a card shows of each."""
    return counted(Group.objects.open_to_members()).filter(begins_at__gt=at)


def counted(groups: QuerySet[Group]) -> Any:  # Any: rows that know more than a group by itself
    """Say of each group when it first meets, how often, how many places are free, who waits."""
    meets = _meets()
    free = Seat.objects.filter(group=OuterRef("pk"), application=None)
    waiting = Application.objects.waiting().filter(group=OuterRef("pk"))
    return (
        _with_beginning(groups)
        .select_related("version")
        .annotate(
            meets=_how_many(meets),
            free=_how_many(free),
            wait=_how_many(waiting),
        )
    )


def _with_beginning(groups: QuerySet[Group]) -> Any:  # Any: as `counted`
    first = _meets().order_by("starts_at").values("starts_at")
    return groups.annotate(begins_at=Subquery(first[:1]))


def _meets() -> QuerySet[Session]:
    return Session.objects.filter(group=OuterRef("pk"), cancelled_at=None)


def _how_many(rows: QuerySet[Any]) -> Coalesce:
    counted = rows.order_by().values("group").annotate(many=Count("pk")).values("many")
    return Coalesce(Subquery(counted), 0)


def evening_page(slug: str, at: datetime) -> EveningPage | None:
    """Return the page of one group that was opened and is not over; None for any other."""
    group = counted(Group.objects.open_to_members()).filter(slug=slug).first()
    if group is None or group.begins_at is None:
        return None
    zone = ZoneInfo(group.zone)
    sessions = Session.objects.filter(group=group).select_related("week").order_by("number")
    return EveningPage(
        card_of(group),
        group.version.notice,
        [
            Meeting(one.week.title, span_words(one, zone), bool(one.cancelled_at))
            for one in sessions
        ],
        _leaders_of(group),
        takes_requests=may_still_ask(at, begins_at=group.begins_at, zone=zone),
        keep_days=group.version.keep_days,
    )


def group_called(slug: str) -> Group:
    """Return a group that is open. Raises Group.DoesNotExist."""
    found: Group = Group.objects.open_to_members().get(slug=slug)
    return found


def card_of(group: Any) -> EveningCard:  # Any: a row of `counted`
    """Return what a list shows of a group that was counted."""
    zone = ZoneInfo(group.zone)
    begins = group.begins_at
    return EveningCard(
        slug=group.slug,
        name=group.name,
        title=group.version.title,
        summary=group.version.summary,
        band=group.band,
        band_words=group.get_band_display(),
        begins=day_words(begins, zone) if begins else "",
        usually=usual_words(group),
        sessions=group.meets,
        free=group.free,
        wait=group.wait,
    )


def usual_words(group: Group) -> str:
    """Return “Tuesdays, 19:00 to 20:15” as planned; single evenings may be moved."""
    begins = datetime.combine(group.first_day, group.starts)
    ends = begins + timedelta(minutes=group.minutes)
    return _("%(day)s, %(from)s to %(until)s") % {
        "day": WEEKDAYS[group.first_day.weekday()],
        "from": f"{begins:%H:%M}",
        "until": f"{ends:%H:%M}",
    }


def day_words(instant: datetime, zone: tzinfo) -> str:
    """Return “Tuesday 17 March 2026” by the clock of a zone."""
    return date_format(instant.astimezone(zone), "l j F Y")


def moment_words(instant: datetime, zone: tzinfo) -> str:
    """Return “Tuesday 17 March 2026, 19:00 GMT” by the clock of a zone."""
    return f"{day_words(instant, zone)}, {instant.astimezone(zone):%H:%M %Z}"


def span_words(session: Session, zone: ZoneInfo) -> str:
    """Return “Tuesday 17 March 2026, 19:00 to 20:15 GMT”: the zone as it is on that day."""
    begins, ends = session.starts_at.astimezone(zone), session.ends_at.astimezone(zone)
    return _("%(day)s, %(from)s to %(until)s %(zone)s") % {
        "day": day_words(session.starts_at, zone),
        "from": f"{begins:%H:%M}",
        "until": f"{ends:%H:%M}",
        "zone": f"{begins:%Z}",
    }


def _leaders_of(group: Group) -> list[str]:
    leads = GroupLeader.objects.filter(group=group, ended_at=None).order_by("part", "pk")
    return [one.get_part_display() for one in leads]
