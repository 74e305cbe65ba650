"""Who may see which picture of a programme."""

from django.db.models import Q

from sidelight.courses.models import Application, GroupLeader, Medium, ProgrammeVersion
from sidelight.courses.queries.markdown import pictures_in
from sidelight.people.models import Person


def picture_of(version: ProgrammeVersion, name: str) -> Medium | None:
    """Return a picture of a version, for whoever may read all of it."""
    found: Medium | None = Medium.objects.filter(version=version, name=name).first()
    return found


def picture_for(person: Person | None, version: ProgrammeVersion, name: str) -> Medium | None:
    """Return a picture of a version that was published, for whoever may see that one.

    Everybody sees the pictures in what a course is about; those of an evening are for who has a
    place in a group on this version, or leads one.
    """
    if version.published_at is None:
        return None
    if name in pictures_in(version.words):
        return picture_of(version, name)
    return picture_of(version, name) if person and _is_in_a_group(person, version) else None


def _is_in_a_group(person: Person, version: ProgrammeVersion) -> bool:
    # Whoever took part to the end still reads their weeks.
    kept = Q(ended_at=None) | Q(ended_how=Application.Ended.OVER)
    places = Application.objects.filter(
        kept, person=person, group__version=version, taken_at__isnull=False
    )
    leads = GroupLeader.objects.filter(person=person, group__version=version, ended_at=None)
    return places.exists() or leads.exists()
