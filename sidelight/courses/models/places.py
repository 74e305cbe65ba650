"""Who asked for a place in a group, and what became of it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sidelight.courses.models.groups import Group
from sidelight.foundation.ids import new_slug
from sidelight.people.models import Person


class ApplicationQuerySet(models.QuerySet["Application"]):
    def going_on(self) -> "ApplicationQuerySet":
        """Leave only what is not over: it has a place, an offer, or waits."""
        return self.filter(ended_at=None)

    def waiting(self) -> "ApplicationQuerySet":
        """Leave only who waits, in their order: who asked first is offered a place first."""
        return self.going_on().filter(seat=None).order_by("pk")

    def seated(self) -> "ApplicationQuerySet":
        """Leave only what has a seat: a place, an offer, or one that is kept meanwhile."""
        return self.going_on().filter(seat__isnull=False)

    def with_seat(self) -> "ApplicationQuerySet":
        """Load what its stage is asked of."""
        return self.select_related("seat", "group")


class Application(models.Model):
    """Somebody asked for a place in a group.

    It has a place when a seat is theirs and `taken_at` is set; an offer when a seat is theirs
    and `offered_at` is; a seat is kept for it, and they are not told, while a counsellor looks;
    it waits without a seat. One person has one that is not over.
    """

    class Stage(models.TextChoices):
        """Where an application stands; asked of its own row and its seat."""

        PLACE = "place", _("has a place")
        OFFER = "offer", _("is offered a place")
        KEPT = "kept", _("a place is kept while somebody looks")
        WAITS = "waits", _("waits")
        OVER = "over", _("is over")

    class Where(models.TextChoices):
        ALONE = "alone", _("Somewhere on my own")
        NEAR = "near", _("Somewhere quiet, with others not far")
        NOT_YET = "not_yet", _("I do not know yet")

    class Device(models.TextChoices):
        PHONE = "phone", _("My own phone")
        LARGER = "larger", _("My own tablet or laptop")
        SHARED = "shared", _("One that others use, too")
        NOT_YET = "not_yet", _("I do not know yet")

    class Ended(models.TextChoices):
        WITHDRAWN = "withdrawn", _("you gave it back")
        LET_GO = "let_go", _("you let it go")
        TOO_LATE = "too_late", _("the time to take it was over")
        NOT_NOW = "not_now", _("not now, after a talk")
        GROUP_OFF = "group_off", _("the group was cancelled")
        STAFF = "staff", _("our team ended it")
        LEFT = "left", _("you left")
        OVER = "over", _("the course is over")

    class Why(models.TextChoices):
        """Why somebody gave their place back, if they wanted to say."""

        TIME = "time", _("The time does not suit me")
        BETTER = "better", _("Things are better now")
        TOO_MUCH = "too_much", _("It is too much just now")
        NOT_MINE = "not_mine", _("The course is not for me")
        GROUP = "group", _("I do not feel at ease in the group")
        OTHER = "other", _("Something else")

    slug = models.CharField(max_length=12, unique=True, default=new_slug, editable=False)
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="applications")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="applications")
    # Made with the form: a second tap is the same application.
    key = models.UUIDField(unique=True)
    asked_at = models.DateTimeField()
    where = models.CharField(max_length=10, choices=Where, blank=True, default="")
    device = models.CharField(max_length=10, choices=Device, blank=True, default="")
    # When they were asked whether they still want it, and when they last said so.
    asked_whether_at = models.DateTimeField(null=True)
    wanted_at = models.DateTimeField(null=True)
    # A copy of the decision that let them in beside somebody they know, or said yes.
    let_in_at = models.DateTimeField(null=True)
    confirmed_at = models.DateTimeField(null=True)
    offered_at = models.DateTimeField(null=True)
    offer_ends_at = models.DateTimeField(null=True)
    taken_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_how = models.CharField(max_length=10, choices=Ended, blank=True, default="")
    # Only what they chose to say about it themselves.
    given_back_because = models.CharField(max_length=10, choices=Why, blank=True, default="")
    ended_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    objects: ClassVar = ApplicationQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(ended_at=None),
                name="one_application_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_how="")
                | (Q(ended_at__isnull=False) & ~Q(ended_how="")),
                name="an_application_ends_somehow",
            ),
            models.CheckConstraint(
                condition=Q(offered_at=None, offer_ends_at=None)
                | Q(offered_at__isnull=False, offer_ends_at__isnull=False),
                name="an_offer_has_an_end",
            ),
        ]

    def __str__(self) -> str:
        return f"application {self.pk}"

    @property
    def is_called_off(self) -> bool:
        """Whether it was a place in a group that was cancelled."""
        return self.ended_how == self.Ended.GROUP_OFF and self.taken_at is not None

    @property
    def has_seat(self) -> bool:
        """Whether a seat is theirs or kept for them; loaded with the row by select_related."""
        return getattr(self, "seat", None) is not None

    @property
    def stage(self) -> Stage:
        """Where this stands. An offer that ran out is none, whether or not anybody noticed."""
        if self.ended_at:
            return self.Stage.OVER
        if not self.has_seat:
            return self.Stage.WAITS
        if self.taken_at:
            return self.Stage.PLACE
        return self.Stage.OFFER if self.offered_at else self.Stage.KEPT
