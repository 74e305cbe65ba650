"""What somebody wrote when they asked for a place, whom they know, which evening they miss."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sidelight.courses.models.groups import Session
from sidelight.courses.models.places import Application
from sidelight.foundation.ids import new_slug
from sidelight.people.models import Person


class AskedWords(models.Model):
    """One answer of somebody who asks for a place: for counsellors, encrypted, erased by itself.

    tier, screened: how soon somebody should look at these words; never anything about a person.
    """

    class Kind(models.TextChoices):
        WISH = "wish", _("What I would like from it")
        NOW = "now", _("How things are just now")
        HELPS = "helps", _("What helps me when it is hard")
        PEOPLE = "people", _("Who knows, or could know")
        WORRY = "worry", _("What worries me about the course")

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="words")
    kind = models.CharField(max_length=10, choices=Kind)
    encrypted = models.TextField()
    written_at = models.DateTimeField()
    tier = models.PositiveSmallIntegerField(default=0)
    screened = models.BooleanField(default=True)

    class Meta:
        ordering: ClassVar = ["application", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["application", "kind"], name="one_answer_of_a_kind"),
        ]

    def __str__(self) -> str:
        return f"words {self.pk} of application {self.application_id}"


class KnownNote(models.Model):
    """Somebody told us in private that somebody they know may be in a group.

    A counsellor settles it: who is meant, or nobody here. Then its words are gone.
    """

    slug = models.CharField(max_length=12, unique=True, default=new_slug, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="known_notes")
    # Made with the form: a second tap is the same note.
    key = models.UUIDField(unique=True)
    encrypted = models.TextField(blank=True, default="")
    written_at = models.DateTimeField()
    settled_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    settled_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["written_at", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(settled_at=None, settled_by=None)
                | Q(settled_at__isnull=False, settled_by__isnull=False, encrypted=""),
                name="a_settled_note_holds_no_words",
            ),
        ]

    def __str__(self) -> str:
        return f"note {self.pk}"


class KnownPair(models.Model):
    """Two people who are not to meet in a group. Neither is ever told."""

    one = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    other = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    noted_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()
    ended_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            # Each pair is written in one way only, so that it cannot be there twice.
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="a_pair_is_of_two"),
            models.UniqueConstraint(
                fields=["one", "other"], condition=Q(ended_at=None), name="a_pair_once"
            ),
        ]

    def __str__(self) -> str:
        return f"pair {self.pk}"


class Absence(models.Model):
    """Somebody cannot make it to one evening; empty again when they can after all."""

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="absences")
    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="absences")
    said_at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["session", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["session", "application"], name="one_absence_a_session"
            ),
        ]

    def __str__(self) -> str:
        return f"absence {self.pk} from session {self.session_id}"
