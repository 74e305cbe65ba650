"""A person's key, and the pages that it opens."""

from typing import ClassVar
from uuid import UUID

from django.db import models
from django.db.models import Q

from sidelight.foundation.ids import new_slug
from sidelight.people.models import Person


class JournalKey(models.Model):
    """What opens one person's journal; without it their words are noise."""

    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="journal_key")
    # Encrypted by foundation.crypto with a key that is not in the database.
    sealed_key = models.TextField()
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"journal key of person {self.person_id}"


class PageQuerySet(models.QuerySet["Page"]):
    def of(self, person: Person) -> "PageQuerySet":
        """Somebody's own pages, the newest first. There is no other way to find a page."""
        return self.filter(person=person).order_by("-begun_at", "-pk")


class Page(models.Model):
    """One page. Its words, its title and what was asked are sealed as one text."""

    slug = models.CharField(max_length=12, unique=True, default=new_slug, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="journal_pages")
    # Whose question it answers, as a code; empty for a page about anything.
    prompt = models.CharField(max_length=40, blank=True, default="")
    sealed = models.BinaryField()
    # The form that made it: sending that twice is one page.
    key = models.UUIDField(editable=False)
    # The form that wrote it last, and its how manieth sending: nothing older lands on newer words.
    last_key = models.UUIDField()
    last_turn = models.PositiveIntegerField(default=0)
    revision = models.PositiveIntegerField(default=1)
    # Written at the same time as another page, on a device that did not know: both are kept.
    is_beside = models.BooleanField(default=False)
    begun_at = models.DateTimeField()
    written_at = models.DateTimeField()

    objects: ClassVar = PageQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "key"], name="one_journal_page_per_form"),
            models.CheckConstraint(condition=Q(revision__gte=1), name="journal_revisions_count"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["person", "-begun_at"], name="journal_of_a_person"),
        ]

    def __str__(self) -> str:
        return f"journal page {self.pk}"

    def takes(self, *, key: UUID, seen: int) -> bool:
        """Return whether a form may write here: it wrote last, or has seen what stands here."""
        return self.last_key == key or self.revision == seen
