"""Notices: what became of something of yours."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from sidelight.people.models import Person


class NoticeKind(models.TextChoices):
    PUBLISHED = "published"
    RETURNED = "returned"
    DECLINED = "declined"
    TAKEN_BACK = "taken_back"
    NAME_KEPT = "name_kept"
    FLAG_HEARD = "flag_heard"
    FLAG_ANSWERED = "flag_answered"
    COMPLAINT_HEARD = "complaint_heard"
    COMPLAINT_ANSWERED = "complaint_answered"
    DETAILS_OPENED = "details_opened"
    PLACE_KEPT = "place_kept"
    WAITING = "waiting"
    PLACE_OFFERED = "place_offered"
    OFFER_OVER = "offer_over"
    PLACE_ENDED = "place_ended"
    NOT_NOW = "not_now"
    TALK_BOOKED = "talk_booked"
    STILL_WANTED = "still_wanted"
    SESSION_SOON = "session_soon"
    SESSION_MOVED = "session_moved"
    SESSION_OFF = "session_off"
    GROUP_OFF = "group_off"
    LEADER_MISSING = "leader_missing"
    MISSED = "missed"
    ONE_THING = "one_thing"
    GROUP_OVER = "group_over"
    LATER = "later"
    PAGE_READ = "page_read"
    SITE_LOOKED_AT = "site_looked_at"
    QUESTION_ANSWERED = "question_answered"


class NoticeQuerySet(models.QuerySet["Notice"]):
    def left_for(self, person: Person) -> "NoticeQuerySet":
        return self.filter(person=person)

    def unread(self) -> "NoticeQuerySet":
        return self.filter(read_at=None)


class Notice(models.Model):
    """One note to one person. `about` is the slug of what it speaks of: never anybody's words."""

    Kind = NoticeKind

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="notices")
    kind = models.CharField(max_length=20, choices=NoticeKind)
    about = models.CharField(max_length=12, blank=True, default="")
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    objects: ClassVar = NoticeQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(kind__in=NoticeKind.values), name="notice_kind_is_known"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["person", "-at"], name="notices_newest")]

    def __str__(self) -> str:
        return f"notice {self.pk}"
