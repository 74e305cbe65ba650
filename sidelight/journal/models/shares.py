"""A page that its writer showed to somebody: a copy of exactly that version, until it ends."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from sidelight.foundation.ids import new_slug
from sidelight.journal.models.pages import Page
from sidelight.people.models import Person


class ShareQuerySet(models.QuerySet["Share"]):
    def standing(self) -> "ShareQuerySet":
        """Leave only what is neither taken back nor over."""
        return self.filter(ended_at=None)


class Share(models.Model):
    """One version of a page, shown to one counsellor.

    The copy is sealed with its writer's own key, and goes when the share ends; that there was one
    stays for its writer until they leave.
    """

    class Ended(models.TextChoices):
        TAKEN_BACK = "taken_back"
        REPLACED = "replaced"
        REMOVED = "removed"
        NO_READER = "no_reader"

    slug = models.CharField(max_length=12, unique=True, default=new_slug, editable=False)
    writer = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="journal_shares")
    reader = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    # Empty when the page was removed since.
    page = models.ForeignKey(Page, on_delete=models.SET_NULL, null=True, related_name="shares")
    # Of the page, when it was shown.
    revision = models.PositiveIntegerField()
    # Made with the form: a second tap is the same share.
    key = models.UUIDField()
    sealed = models.BinaryField()
    shared_at = models.DateTimeField()
    # When its reader said that they have read it, and what they wrote with that, sealed likewise.
    read_at = models.DateTimeField(null=True)
    sealed_answer = models.BinaryField(default=bytes)
    ended_at = models.DateTimeField(null=True)
    ended_how = models.CharField(max_length=10, choices=Ended, blank=True, default="")

    objects: ClassVar = ShareQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-shared_at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["writer", "key"], name="one_share_per_form"),
            models.UniqueConstraint(
                fields=["page", "reader"],
                condition=Q(ended_at=None),
                name="one_standing_share_of_a_page",
            ),
            models.CheckConstraint(
                condition=~Q(reader=F("writer")), name="nobody_shares_with_themselves"
            ),
            # What ended holds no copy: no page can show one by mistake.
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_how="")
                | (Q(ended_at__isnull=False, sealed=b"") & ~Q(ended_how="")),
                name="an_ended_share_holds_nothing",
            ),
        ]

    def __str__(self) -> str:
        return f"journal share {self.pk}"
