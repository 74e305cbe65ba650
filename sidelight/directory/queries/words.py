"""What pages say about a help service: its hours, whether it is open, whom it is for and where."""

from datetime import datetime, time, tzinfo
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _

from sidelight.design.registers import HelpLine
from sidelight.directory.models import Nation
from sidelight.directory.rules import Checked, Cost, DayRange, Entry, Where, day_ranges
from sidelight.foundation.week import is_open


def line_of(checked: Checked, at: datetime) -> HelpLine:
    """Return an entry as pages show it; whether it is open now is None when nobody knows."""
    entry = checked.entry
    open_now: bool | None = True if entry.round_the_clock else None
    if entry.hours and not entry.round_the_clock:
        open_now = is_open(entry.hours, at, _zone_of(entry))
    return HelpLine(
        name=entry.name,
        about=entry.about,
        phone=entry.phone,
        text_number=entry.text_number,
        write_page=entry.write_page,
        web=entry.web,
        hours=hours_in_words(entry),
        place=_areas_in_words(entry),
        facts=tuple(fact for fact in _facts(entry) if fact),
        open_now=open_now,
        checked_on=checked.on,
    )


def hours_in_words(entry: Entry) -> str:
    """Return “Day and night, every day” or “Monday to Friday 09:00–17:00”; may be empty."""
    if entry.round_the_clock:
        return _("Day and night, every day")
    hours = "; ".join(_range_in_words(days) for days in day_ranges(entry.hours))
    if hours and str(_zone_of(entry)) != str(timezone.get_default_timezone()):
        city = entry.time_zone.rpartition("/")[2].replace("_", " ")
        return _("%(hours)s (the time in %(city)s)") % {"hours": hours, "city": city}
    return hours


def where_in_words(visitor: Where) -> str:
    """Return “Scotland”, or “postcodes that begin with M”."""
    asked = visitor.asked
    if asked in Nation.values:
        return str(Nation(asked).label)
    return _("postcodes that begin with %(letters)s") % {"letters": asked}


def _facts(entry: Entry) -> tuple[str, ...]:
    return (_ages_in_words(entry), entry.languages, _cost_in_words(entry))


def _ages_in_words(entry: Entry) -> str:
    ages = {"youngest": entry.youngest, "oldest": entry.oldest}
    if entry.youngest is None and entry.oldest is None:
        return ""
    if entry.oldest is None:
        return _("From age %(youngest)s") % ages
    if entry.youngest is None:
        return _("Up to age %(oldest)s") % ages
    return _("Ages %(youngest)s to %(oldest)s") % ages


def _areas_in_words(entry: Entry) -> str:
    nations = [str(Nation(area).label) for area in entry.areas if area in Nation.values]
    letters = [area for area in entry.areas if area not in Nation.values]
    if letters:
        nations.append(_("postcodes with %(letters)s") % {"letters": ", ".join(letters)})
    return ", ".join(nations)


def _cost_in_words(entry: Entry) -> str:
    match entry.cost:
        case Cost.FREE:
            return _("Free to call or text")
        case Cost.AS_USUAL:
            return _("Costs what a call or a text usually costs")
        case _:
            return ""


def _zone_of(entry: Entry) -> tzinfo:
    return ZoneInfo(entry.time_zone) if entry.time_zone else timezone.get_default_timezone()


def _range_in_words(days: DayRange) -> str:
    names = str(WEEKDAYS[days.first])
    if days.last > days.first:
        names = _("%(first)s to %(last)s") % {"first": names, "last": WEEKDAYS[days.last]}
    times = ", ".join(f"{_clock(opens)}–{_clock(closes)}" for opens, closes in days.times)
    return f"{names} {times}"


def _clock(value: time) -> str:
    return f"{value:%H:%M}"
