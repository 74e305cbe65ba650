"""The pictures of a version."""

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from sidelight.courses.actions.packs.redrawing import picture_from
from sidelight.courses.actions.programmes.drafts import lock_to_write
from sidelight.courses.errors.programmes import (
    NameInUse,
    NotThereAnyMore,
    PictureInUse,
    TooMany,
)
from sidelight.courses.models import Medium, ProgrammeVersion
from sidelight.courses.queries.content import course_part, picture_names, weeks_of, whole_week
from sidelight.courses.queries.markdown import pictures_in
from sidelight.courses.rules.packs import MOST_PICTURES, Pack, PackWeek
from sidelight.courses.rules.pictures import MEDIA_TYPES
from sidelight.people.models import Person


def add_picture(
    version: ProgrammeVersion, name: str, sent: bytes, *, by: Person, at: datetime
) -> Medium:
    """Add a picture, drawn anew. name: with its end, such as path.png.

    Raises NotAWriter, NotADraft, NameInUse, TooMany, PictureTooLarge, PictureNotFit.
    """
    end = name.rpartition(".")[2]
    content = picture_from(sent, end)
    with transaction.atomic():
        locked = lock_to_write(version.pk, by=by, at=at)
        there = picture_names(locked)
        if name in there:
            raise NameInUse
        if len(there) >= MOST_PICTURES:
            raise TooMany
        medium: Medium = Medium.objects.create(
            version=locked, name=name, media_type=MEDIA_TYPES[end], content=content
        )
    return medium


def remove_picture(version: ProgrammeVersion, name: str, *, by: Person, at: datetime) -> None:
    """Take out a picture that is shown nowhere.

    Raises NotAWriter, NotADraft, NotThereAnyMore, and PictureInUse, which says where it is shown.
    """
    with transaction.atomic():
        locked = lock_to_write(version.pk, by=by, at=at)
        weeks = tuple(whole_week(week) for week in weeks_of(locked))
        if where := list(shown_in(course_part(locked, weeks=weeks), name)):
            raise PictureInUse(where)
        gone, _tables = Medium.objects.filter(version=locked, name=name).delete()
        if not gone:
            raise NotThereAnyMore


def shown_in(pack: Pack, name: str) -> Iterator[str]:
    """Say in which parts of a programme a picture is shown."""
    if name in pictures_in(pack.words):
        yield _("what the course is about")
    for number, week in enumerate(pack.weeks, 1):
        for title, words in _texts(week):
            if name in pictures_in(words):
                yield _("week %(number)s, %(title)s") % {"number": number, "title": title}


def _texts(week: PackWeek) -> Iterator[tuple[str, str]]:
    yield week.title, week.words
    for step in week.steps:
        yield step.title, step.words + "\n\n" + step.leader_notes
    for handout in week.handouts:
        yield handout.title, handout.words
