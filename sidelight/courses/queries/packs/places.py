"""Where each file of a pack stands, and which ones stand nowhere."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from sidelight.courses.queries.packs.faults import Faults
from sidelight.courses.queries.packs.opening import FRONT
from sidelight.courses.rules.packs import MOST_WEEKS

NAME = r"[a-z0-9][a-z0-9-]{0,59}"
WEEK_FOLDER = re.compile(r"weeks/([1-9]\d?)-" + NAME)
STEP_FILE = re.compile(r"(\d{1,3})-" + NAME + r"\.md")
HANDOUT_FILE = re.compile(r"handouts/(" + NAME + r")\.md")
PICTURE_FILE = re.compile(r"media/" + NAME + r"\.(png|jpg|webp)")
WEEK_FILE = "week.md"
# For people who look into a pack; nothing of them is kept.
FOR_READERS = {"readme.md", "license", "licence", "license.md", "licence.md", "license.txt"}


@dataclass
class WeekPlace:
    """The files of one week. steps: by number; handouts: by name."""

    folder: str
    has_front: bool = False
    steps: dict[int, str] = field(default_factory=dict)
    handouts: dict[str, str] = field(default_factory=dict)


@dataclass
class Places:
    """Everything in a pack that is read, by where it stands."""

    weeks: Mapping[int, WeekPlace]
    pictures: Iterable[str]


def places_of(paths: Iterable[str], faults: Faults) -> Places:
    """Sort files by what they are; what is none of it is a fault."""
    weeks: dict[int, WeekPlace] = {}
    pictures = []
    for path in sorted(paths):
        if path == FRONT or path.casefold() in FOR_READERS:
            continue
        if PICTURE_FILE.fullmatch(path):
            pictures.append(path)
        elif not _is_of_a_week(path, weeks, faults):
            faults.add(path, _not_read(path))
    _count_weeks(weeks, faults)
    return Places(weeks, pictures)


def _is_of_a_week(path: str, weeks: dict[int, WeekPlace], faults: Faults) -> bool:
    """Note a file of a week, and return whether it is one."""
    folder = "/".join(path.split("/")[:2])
    found, rest = WEEK_FOLDER.fullmatch(folder), path[len(folder) + 1 :]
    if not found:
        return False
    week = weeks.setdefault(int(found[1]), WeekPlace(folder))
    if week.folder != folder:
        shown = {"number": found[1], "folder": week.folder}
        faults.add(path, _("week %(number)s is in %(folder)s already.") % shown)
        return True
    return _is_in_week(rest, week, faults)


def _is_in_week(rest: str, week: WeekPlace, faults: Faults) -> bool:
    path = f"{week.folder}/{rest}"
    if rest == WEEK_FILE:
        week.has_front = True
    elif step := STEP_FILE.fullmatch(rest):
        first = week.steps.setdefault(int(step[1]), path)
        if first != path:
            shown = {"number": step[1], "first": first}
            faults.add(path, _("%(first)s has the number %(number)s already.") % shown)
    elif handout := HANDOUT_FILE.fullmatch(rest):
        week.handouts[handout[1]] = path
    else:
        return False
    return True


def _count_weeks(weeks: Mapping[int, WeekPlace], faults: Faults) -> None:
    """Weeks are numbered from 1, none is left out, and each says what it is about."""
    by_folder: dict[bool, list[WeekPlace]] = defaultdict(list)
    for number, week in weeks.items():
        by_folder[number > MOST_WEEKS].append(week)
        if not week.has_front:
            faults.add(f"{week.folder}/{WEEK_FILE}", _("this file is missing."))
    for week in by_folder[True]:
        shown = {"most": MOST_WEEKS}
        faults.add(week.folder, _("a programme has at most %(most)s weeks.") % shown)
    for number in set(range(1, max(weeks, default=0))) - set(weeks):
        faults.add("weeks", _("week %(number)s is missing.") % {"number": number})


def _not_read(path: str) -> str:
    if path != path.lower():
        return _("write the name in small letters: %(name)s.") % {"name": path.lower()}
    if path.startswith("media/"):
        return _(
            "a picture is called media/name.png, .jpg or .webp, with small letters, digits and "
            "dashes in its name."
        )
    if path.startswith("weeks/"):
        return _(
            "in weeks/ there are folders such as 1-who-am-i, and in each of them week.md, steps "
            "such as 01-welcome.md, and handouts such as handouts/what-helps.md."
        )
    return _("nothing is read from here. A pack has course.md, weeks/ and media/.")
