"""What somebody is writing, for their eyes only."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import Q

from sidelight.community.models.posts import Post, Wish
from sidelight.community.models.spaces import Space
from sidelight.people.models import Person


@dataclass(frozen=True)
class DraftPlace:
    """Where a draft belongs: exactly one of a space, a conversation, or a post to be changed."""

    space: Space | None = None
    answers: Post | None = None
    edits: Post | None = None


class DraftQuerySet(models.QuerySet["Draft"]):
    def at(self, author: Person, place: DraftPlace) -> "DraftQuerySet":
        """The draft that somebody keeps for this place, if there is one."""
        return self.filter(
            author=author, space=place.space, answers=place.answers, edits=place.edits
        )


class Draft(models.Model):
    """What somebody is writing, for their eyes only, until it is sent or thrown away."""

    author = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="drafts")
    # Goes into the submission, so that sending twice is one post.
    key = models.UUIDField(default=uuid4)
    space = models.ForeignKey(Space, on_delete=models.CASCADE, null=True, related_name="+")
    answers = models.ForeignKey(Post, on_delete=models.CASCADE, null=True, related_name="drafts")
    edits = models.ForeignKey(Post, on_delete=models.CASCADE, null=True, related_name="+")
    title = models.CharField(max_length=120, blank=True, default="")
    body = models.TextField(blank=True, default="")
    happened = models.TextField(blank=True, default="")
    feeling = models.TextField(blank=True, default="")
    helps = models.TextField(blank=True, default="")
    wish = models.CharField(max_length=12, choices=Wish, default=Wish.LISTEN)
    saved_at = models.DateTimeField()

    objects: ClassVar = DraftQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["author", "space"], name="one_draft_per_space"),
            models.UniqueConstraint(fields=["author", "answers"], name="one_draft_per_thread"),
            models.UniqueConstraint(fields=["author", "edits"], name="one_draft_per_edit"),
            models.CheckConstraint(
                condition=Q(space__isnull=False, answers=None, edits=None)
                | Q(space=None, answers__isnull=False, edits=None)
                | Q(space=None, answers=None, edits__isnull=False),
                name="a_draft_has_one_place",
            ),
        ]

    def __str__(self) -> str:
        return f"draft {self.pk}"
