"""Before a course: times for a talk, what a counsellor decided, and what they wrote."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sidelight.courses.models.groups import Group
from sidelight.courses.models.places import Application
from sidelight.foundation.ids import new_slug
from sidelight.people.models import Person
from sidelight.rooms.models import Room


class TalkTimeQuerySet(models.QuerySet["TalkTime"]):
    def standing(self) -> "TalkTimeQuerySet":
        """Leave out what was taken down again."""
        return self.filter(taken_down_at=None)


class TalkTime(models.Model):
    """A time at which a counsellor talks with one person in writing, a second one on duty."""

    slug = models.CharField(max_length=12, unique=True, default=new_slug, editable=False)
    counsellor = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="talk_times")
    second = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    put_up_at = models.DateTimeField()
    taken_down_at = models.DateTimeField(null=True)
    # Whose talk it is; free while empty.
    application = models.OneToOneField(
        Application, on_delete=models.SET_NULL, null=True, related_name="talk"
    )
    booked_at = models.DateTimeField(null=True)
    room = models.OneToOneField(Room, on_delete=models.PROTECT, null=True, related_name="talk_time")

    objects: ClassVar = TalkTimeQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["starts_at", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="a_talk_ends_after_it_starts"
            ),
            # The harm: one of the staff alone with one young person, and nobody who can look in.
            models.CheckConstraint(
                condition=~Q(counsellor=F("second")), name="a_talk_has_two_of_the_staff"
            ),
            models.UniqueConstraint(
                fields=["counsellor", "starts_at"],
                condition=Q(taken_down_at=None),
                name="one_talk_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"talk time {self.pk}"


class PlaceDecision(models.Model):
    """What a counsellor decided about somebody's place. Added, never changed or removed.

    application_number: plain, because a decision outlives the application that it was about.
    """

    class Outcome(models.TextChoices):
        YES = "yes", _("yes, the place is theirs")
        NOT_NOW = "not_now", _("not now")
        NOTED = "noted", _("why they can decide for themselves was noted")
        LET_IN = "let_in", _("let in beside somebody they know")
        MOVED = "moved", _("offered another evening")

    class Instead(models.TextChoices):
        """What there is for somebody who gets no place now: never a dead end."""

        GROUP = "group", _("another evening")
        TALK = "talk", _("a talk with one of us")
        COMMUNITY = "community", _("writing with others in the spaces")
        HELP = "help", _("people who help, outside this place")
        LATER = "later", _("asking again after a day")

    application_number = models.BigIntegerField()
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="place_decisions")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=10, choices=Outcome)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    instead = models.CharField(max_length=10, choices=Instead, blank=True, default="")
    other_group = models.ForeignKey(Group, on_delete=models.PROTECT, null=True, related_name="+")
    again_on = models.DateField(null=True)

    class Meta:
        ordering: ClassVar = ["at", "pk"]
        constraints: ClassVar = [
            # A "not now" without anything instead would be a dead end.
            models.CheckConstraint(
                condition=~Q(outcome="not_now") | ~Q(instead=""), name="not_now_names_something"
            ),
            models.CheckConstraint(
                condition=~Q(instead="later") | Q(again_on__isnull=False), name="later_names_a_day"
            ),
            models.CheckConstraint(
                condition=~Q(instead="group") | Q(other_group__isnull=False),
                name="another_evening_is_named",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["application_number"], name="decisions_about_a_place"),
        ]

    def __str__(self) -> str:
        return f"decision {self.pk} about application {self.application_number}"


class DecisionWords(models.Model):
    """What a counsellor wrote with a decision, encrypted; apart, so that it can be erased."""

    decision = models.OneToOneField(PlaceDecision, on_delete=models.PROTECT, related_name="words")
    encrypted = models.TextField()

    def __str__(self) -> str:
        return f"words of decision {self.decision_id}"
