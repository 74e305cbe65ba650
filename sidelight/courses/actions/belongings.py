"""What courses keep about a person: who asked for a place, and what staff did."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from sidelight.courses import models
from sidelight.courses.actions.keepings import COURSE_PLACES, LEADER_NOTES
from sidelight.courses.actions.places_belongings import belongings_of_places
from sidelight.people.actions.belongings import NO_WORDS, OF_THE_HOUSE, WHAT_STAFF_DID
from sidelight.people.actions.keepings import ACTS
from sidelight.people.models import Person
from sidelight.people.registers import Belonging, Entry, NotGiven, Stays, said

WORDS_OF_COURSES = (
    (models.Week, ""), (models.Medium, ""), (models.Step, "week__"), (models.Handout, "week__"),
)  # fmt: skip
WHO_WAS_THERE = "run__session__room__places__person"
ABOUT_ALL = Stays(_("It is about everybody who was there. It goes in 12 months."))
# A program must not hand it out unlooked at: it is about others as well.
ASK_US = NotGiven(
    _("If there is any, a person looks at it with you first. Tell us under “Not happy?” to ask.")
)


def belongings() -> Iterator[Belonging]:
    """Return every key of courses that leads to a person."""
    yield from belongings_of_places()
    name = _("Evenings that we reminded you of")
    yield Belonging(
        models.Reminder, "person", name, COURSE_PLACES, _forget_reminders, _give_reminders
    )
    name = _("Notes of leaders during evenings that you were in")
    yield Belonging(models.LeaderNote, WHO_WAS_THERE, name, LEADER_NOTES, ABOUT_ALL, ASK_US)
    yield from _what_staff_did()


def _what_staff_did() -> Iterator[Belonging]:
    name = _("Courses that you wrote, reviewed or published")
    for key in ("written_by", "reviewed_by", "published_by", "withdrawn_by"):
        yield Belonging(models.ProgrammeVersion, key, name, ACTS, OF_THE_HOUSE, WHAT_STAFF_DID)
    for table, way in WORDS_OF_COURSES:
        key = f"{way}version__written_by"
        yield Belonging(table, key, name, ACTS, OF_THE_HOUSE, WHAT_STAFF_DID)
    yield Belonging(models.VersionWriter, "person", name, ACTS, NO_WORDS, WHAT_STAFF_DID)
    name = _("Reviews of courses that you asked for or gave")
    for key in ("asked_by", "said_by"):
        yield Belonging(models.VersionReview, key, name, ACTS, OF_THE_HOUSE, WHAT_STAFF_DID)
    yield from _what_staff_did_in_groups()


def _what_staff_did_in_groups() -> Iterator[Belonging]:
    name = _("Groups that you planned, opened or called off")
    for key in ("planned_by", "opened_by", "cancelled_by"):
        yield Belonging(models.Group, key, name, ACTS, OF_THE_HOUSE, WHAT_STAFF_DID)
    name = _("Groups that you led, or gave a leader")
    for key in ("person", "given_by", "ended_by"):
        yield Belonging(models.GroupLeader, key, name, ACTS, NO_WORDS, WHAT_STAFF_DID)
    name = _("Sessions that you moved or called off")
    for key in ("moved_by", "cancelled_by"):
        yield Belonging(models.Session, key, name, ACTS, NO_WORDS, WHAT_STAFF_DID)
    name = _("Steps of evenings that you said or sent")
    for table, key in ((models.RunStep, "speaker"), (models.Sending, "by")):
        yield Belonging(table, key, name, ACTS, NO_WORDS, WHAT_STAFF_DID)
    name = _("Notes that you wrote during evenings")
    yield Belonging(models.LeaderNote, "by", name, LEADER_NOTES, ABOUT_ALL, WHAT_STAFF_DID)
    name = _("Closed days that you added or ended")
    for key in ("added_by", "ended_by"):
        yield Belonging(models.ClosedDay, key, name, ACTS, NO_WORDS, WHAT_STAFF_DID)


def _forget_reminders(person: Person, at: datetime) -> None:
    models.Reminder.objects.filter(person=person).delete()


def _give_reminders(person: Person) -> Iterable[Entry]:
    found = models.Reminder.objects.filter(person=person).select_related("session__group")
    for one in found.order_by("pk"):
        lines = [(_("Evening"), said(one.starts_at)), (_("Reminded"), said(one.at))]
        yield Entry(one.session.group.name, lines)
