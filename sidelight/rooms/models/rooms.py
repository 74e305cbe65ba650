"""Rooms, the places in them, and the channels in which things happen."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sidelight.foundation.ids import new_slug
from sidelight.people.models import Person

MOST_MEMBERS = 8
# The longest that words of a room are kept; 0 keeps them for no day at all.
MOST_KEEP_DAYS = 30


class Room(models.Model):
    """One session: named people, from one instant until another. Its words open with its key."""

    class Kind(models.TextChoices):
        GROUP = "group", _("a group")
        ONE_TO_ONE = "one_to_one", _("one to one")
        REHEARSAL = "rehearsal", _("a rehearsal")

    class Phase(models.TextChoices):
        LOBBY = "lobby", _("not open yet")
        OPEN = "open", _("open")
        PAUSED = "paused", _("paused")
        CLOSED = "closed", _("over")

    class Holding(models.TextChoices):
        ALL = "all", _("every message waits for a leader")
        FLAGGED = "flagged", _("a message with anything noticed waits for a leader")
        OPEN = "open", _("messages are shown at once, except worrying ones")

    class Ending(models.TextChoices):
        LEADERS = "leaders", _("a leader closed it")
        COVER = "cover", _("too few staff were there")
        TIME = "time", _("its time was over")

    slug = models.CharField(max_length=12, unique=True, default=new_slug, editable=False)
    name = models.CharField(max_length=60)
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.GROUP)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    planned_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    planned_at = models.DateTimeField()
    phase = models.CharField(max_length=8, choices=Phase, default=Phase.LOBBY)
    # Held by default: a room that nobody has decided about shows nothing by itself.
    holding = models.CharField(max_length=8, choices=Holding, default=Holding.ALL)
    slow_seconds = models.PositiveSmallIntegerField(default=0)
    opened_at = models.DateTimeField(null=True)
    # When it last went on after a pause: nobody was silent who could not write.
    resumed_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    ending = models.CharField(max_length=8, choices=Ending, blank=True, default="")
    # Since when there are too few staff; empty while there are enough.
    uncovered_since = models.DateTimeField(null=True)
    told_of_cover_at = models.DateTimeField(null=True)
    # What opens the words of this room, itself encrypted; without it they are gone.
    sealed_key = models.TextField()
    words_erased_at = models.DateTimeField(null=True)
    # How many days after its end words are kept. Everybody in it reads that before the first word.
    keep_days = models.PositiveSmallIntegerField(default=MOST_KEEP_DAYS)
    # Limits are rows: how many messages a member may send, per minute and in one go.
    messages_a_minute = models.PositiveIntegerField(default=60)
    messages_at_once = models.PositiveIntegerField(default=5)

    class Meta:
        ordering: ClassVar = ["-starts_at", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="room_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=Q(phase="closed", closed_at__isnull=False)
                | ~Q(phase="closed") & Q(closed_at=None),
                name="a_closed_room_says_when",
            ),
            models.CheckConstraint(
                condition=Q(keep_days__lte=MOST_KEEP_DAYS), name="no_room_keeps_words_for_longer"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["phase"], name="rooms_by_phase")]

    def __str__(self) -> str:
        return f"room {self.pk}"

    @property
    def is_group(self) -> bool:
        """Whether it is for several members, and not one with a second on duty."""
        return self.kind != self.Kind.ONE_TO_ONE

    @property
    def is_rehearsal(self) -> bool:
        """Whether everybody in it but the leaders is made up."""
        return self.kind == self.Kind.REHEARSAL

    @property
    def is_over(self) -> bool:
        return self.phase == self.Phase.CLOSED


class PlaceQuerySet(models.QuerySet["Place"]):
    def kept(self) -> "PlaceQuerySet":
        """Leave only places that nobody was taken out of."""
        return self.filter(removed_at=None)


class Place(models.Model):
    """Somebody's place in one room: without it, the room is not there for them."""

    class Part(models.TextChoices):
        MEMBER = "member", _("member")
        LEADER = "leader", _("leader")
        SECOND = "second", _("second on duty")

    slug = models.CharField(max_length=12, unique=True, default=new_slug, editable=False)
    room = models.ForeignKey(Room, on_delete=models.PROTECT, related_name="places")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    part = models.CharField(max_length=8, choices=Part)
    # A member's seat, 1 to 8: that nobody is the ninth is a fact of the database.
    seat = models.PositiveSmallIntegerField(null=True)
    given_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField()
    removed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    removed_at = models.DateTimeField(null=True)
    # A time-out: until then this member reads and does not write.
    quiet_until = models.DateTimeField(null=True)
    # A leader looks at each message of this member before others see it.
    held_since = models.DateTimeField(null=True)
    # "I need a moment": stepped out quietly.
    stepped_out_at = models.DateTimeField(null=True)
    seen_seq = models.PositiveIntegerField(default=0)

    objects: ClassVar = PlaceQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["room", "person"], name="one_place_a_person_and_room"),
            models.UniqueConstraint(fields=["room", "seat"], name="one_member_a_seat"),
            models.CheckConstraint(
                condition=Q(part="member", seat__gte=1, seat__lte=MOST_MEMBERS)
                | Q(part="member", seat=None, removed_at__isnull=False)
                | ~Q(part="member") & Q(seat=None),
                name="eight_seats_in_a_room",
            ),
        ]

    def __str__(self) -> str:
        return f"place {self.pk}"

    @property
    def is_members(self) -> bool:
        return self.part == self.Part.MEMBER


class Channel(models.Model):
    """Where things happen in order: the room, one member's line to the leaders, the team."""

    class Kind(models.TextChoices):
        ROOM = "room"
        LINE = "line"
        TEAM = "team"

    room = models.ForeignKey(Room, on_delete=models.PROTECT, related_name="channels")
    kind = models.CharField(max_length=4, choices=Kind)
    place = models.OneToOneField(Place, on_delete=models.PROTECT, null=True, related_name="line")
    last_seq = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["room", "kind"],
                condition=~Q(kind="line"),
                name="one_room_and_one_team_channel",
            ),
            models.CheckConstraint(
                condition=Q(kind="line", place__isnull=False) | ~Q(kind="line") & Q(place=None),
                name="a_line_is_one_members",
            ),
        ]

    def __str__(self) -> str:
        return f"channel {self.pk}"


class Aside(models.Model):
    """A side room: one leader and one member on the member's line, the group unaware."""

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="asides")
    leader = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["place"], condition=Q(ended_at=None), name="one_side_room_a_member"
            ),
        ]

    def __str__(self) -> str:
        return f"side room {self.pk}"
