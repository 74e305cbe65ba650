"""Groups: an evening of the week, who leads it, when it meets, and its places."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sidelight.courses.models.programmes import ProgrammeVersion, Week
from sidelight.foundation.ids import new_slug
from sidelight.people.models import AgeBand, Person
from sidelight.rooms.models import MOST_MEMBERS, Room


class GroupQuerySet(models.QuerySet["Group"]):
    def open_to_members(self) -> "GroupQuerySet":
        """Leave only groups in which somebody may ask for a place."""
        return self.filter(opened_at__isnull=False, ended_at=None, cancelled_at=None)

    def with_young_people(self) -> "GroupQuerySet":
        """Leave out rehearsals: what is listed, counted or looked after is real."""
        return self.filter(rehearsal_at=None)


class OffBecause(models.TextChoices):
    """Why an evening or a group does not take place. It says something about us alone."""

    UNWELL = "unwell", _("A leader is not well")
    HOLIDAY = "holiday", _("A holiday")
    TROUBLE = "trouble", _("Something does not work")
    LEADERS = "leaders", _("Too few leaders")
    FEW = "few", _("Too few people")


class Group(models.Model):
    """One round of a course. It stays on the version it began with.

    Planned until `opened_at`, then open for sign-up; running from its first session; then ended,
    or cancelled.
    """

    slug = models.CharField(max_length=12, unique=True, default=new_slug, editable=False)
    version = models.ForeignKey(ProgrammeVersion, on_delete=models.PROTECT, related_name="groups")
    # Members see it, also in calendars: it tells others nothing.
    name = models.CharField(max_length=60)
    band = models.CharField(max_length=5, choices=AgeBand)
    # The first evening by the clock of its zone: later ones are at the same time by that clock.
    first_day = models.DateField()
    starts = models.TimeField()
    minutes = models.PositiveSmallIntegerField()
    zone = models.CharField(max_length=40)
    # How long a place that came free is kept for whoever it is offered to.
    offer_hours = models.PositiveSmallIntegerField(default=48)
    planned_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    planned_at = models.DateTimeField()
    opened_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    opened_at = models.DateTimeField(null=True)
    cancelled_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    cancelled_at = models.DateTimeField(null=True)
    off_because = models.CharField(max_length=10, choices=OffBecause, blank=True, default="")
    ended_at = models.DateTimeField(null=True)
    # A rehearsal: its members are made up, it is in no list of groups, and it is never opened.
    rehearsal_at = models.DateTimeField(null=True)
    # How often it was changed: a form that was filled in before the last change is refused.
    revision = models.PositiveIntegerField(default=0)

    objects: ClassVar = GroupQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["first_day", "starts", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(band__in=AgeBand.values), name="group_has_a_band"),
            models.CheckConstraint(
                condition=Q(opened_at=None, opened_by=None)
                | Q(opened_at__isnull=False, opened_by__isnull=False),
                name="a_group_is_opened_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(cancelled_at=None, cancelled_by=None, off_because="")
                | Q(cancelled_at__isnull=False, cancelled_by__isnull=False) & ~Q(off_because=""),
                name="a_group_is_cancelled_with_a_word",
            ),
            # The harm: a young person asks for a place among people who do not exist.
            models.CheckConstraint(
                condition=Q(rehearsal_at=None) | Q(opened_at=None),
                name="nobody_signs_up_for_a_rehearsal",
            ),
        ]

    def __str__(self) -> str:
        return f"group {self.pk}"


class GroupLeader(models.Model):
    """Somebody of the staff who leads a group, from when until when."""

    class Part(models.TextChoices):
        COUNSELLOR = "counsellor", _("counsellor")
        YOUTH_WORKER = "youth_worker", _("youth worker")

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="leaders")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    part = models.CharField(max_length=12, choices=Part)
    given_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    # Since when it is known that they are not ready any more; empty while they are.
    not_ready_since = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["part", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["group", "person"],
                condition=Q(ended_at=None),
                name="a_leader_once_a_group",
            ),
        ]

    def __str__(self) -> str:
        return f"leader {self.pk} of group {self.group_id}"


class Session(models.Model):
    """One evening of a group. starts_at, ends_at: instants, whatever the clocks do meanwhile."""

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="sessions")
    week = models.ForeignKey(Week, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    # How often it was changed: calendars take the higher number.
    revision = models.PositiveSmallIntegerField(default=0)
    moved_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    moved_at = models.DateTimeField(null=True)
    cancelled_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    cancelled_at = models.DateTimeField(null=True)
    off_because = models.CharField(max_length=10, choices=OffBecause, blank=True, default="")
    room = models.OneToOneField(
        Room, on_delete=models.PROTECT, null=True, related_name="course_session"
    )

    class Meta:
        ordering: ClassVar = ["group", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["group", "number"], name="a_session_number_once"),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="a_session_ends_after_it_starts"
            ),
            models.UniqueConstraint(
                fields=["group", "starts_at"],
                condition=Q(cancelled_at=None),
                name="one_session_of_a_group_at_once",
            ),
            models.CheckConstraint(
                condition=Q(cancelled_at=None, cancelled_by=None, off_because="")
                | Q(cancelled_at__isnull=False, cancelled_by__isnull=False) & ~Q(off_because=""),
                name="a_session_is_cancelled_with_a_word",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["starts_at"], name="courses_session_starts")]

    def __str__(self) -> str:
        return f"session {self.number} of group {self.group_id}"


class Seat(models.Model):
    """One place of a group. There are as many as rows: a ninth place cannot be given away."""

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="seats")
    number = models.PositiveSmallIntegerField()
    # Whose place it is, or to whom it is offered; nobody's while it is empty.
    application = models.OneToOneField(
        "courses.Application", on_delete=models.SET_NULL, null=True, related_name="seat"
    )

    class Meta:
        ordering: ClassVar = ["group", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["group", "number"], name="a_seat_number_once"),
            models.CheckConstraint(
                condition=Q(number__gte=1, number__lte=MOST_MEMBERS), name="seats_fit_in_a_room"
            ),
        ]

    def __str__(self) -> str:
        return f"seat {self.number} of group {self.group_id}"
