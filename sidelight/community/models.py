"""Spaces, posts, drafts and reactions."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _
from modelsearch import index

from sidelight.foundation.ids import new_slug
from sidelight.people.models import AgeBand, Person
from sidelight.review.models import State, Submission, Words

# A few words that somebody writes about themselves: a kind of submission, with no table here.
ABOUT = "about"
EVERY_BAND = "all"
BANDS = [*AgeBand.choices, (EVERY_BAND, _("every age here"))]


class Wish(models.TextChoices):
    """What somebody would like back."""

    LISTEN = "listen", _("Just listen")
    IDEAS = "ideas", _("Ideas")
    DISTRACTION = "distraction", _("Distraction")
    NOTHING = "nothing", _("No replies needed")


class SpaceQuerySet(models.QuerySet["Space"]):
    def for_bands(self, bands: Collection[str]) -> "SpaceQuerySet":
        return self.filter(band__in=bands)


class Space(models.Model):
    """A place for one subject and one age band."""

    slug = models.CharField(max_length=12, unique=True, default=new_slug, editable=False)
    name = models.CharField(max_length=60)
    about = models.CharField(max_length=300)
    band = models.CharField(max_length=5, choices=BANDS)
    # Older and younger people meet only where a safeguarding lead recorded why.
    mixed_reason = models.CharField(max_length=300, blank=True, default="")
    mixed_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    position = models.PositiveSmallIntegerField(default=0)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar = SpaceQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["position", "name"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(band=EVERY_BAND) | (~Q(mixed_reason="") & Q(mixed_by__isnull=False)),
                name="mixed_bands_need_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(band__in=[EVERY_BAND, *AgeBand.values]), name="space_band_is_known"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_open(self) -> bool:
        return self.closed_at is None


class PostQuerySet(models.QuerySet["Post"]):
    def published(self) -> "PostQuerySet":
        """Posts whose words a person approved, in exactly this version."""
        return self.filter(submission__state=State.APPROVED)

    def for_bands(self, bands: Collection[str]) -> "PostQuerySet":
        return self.filter(space__band__in=bands)

    def threads(self) -> "PostQuerySet":
        return self.filter(answers=None)

    def standing(self) -> "PostQuerySet":
        """Published posts, and those whose author left while published replies remain."""
        replies = Post.objects.published().filter(answers=OuterRef("pk"))
        left = Q(submission__state=State.WITHDRAWN) & Exists(replies)
        return self.filter(Q(submission__state=State.APPROVED) | left)


class Post(index.Indexed, models.Model):  # type: ignore[misc]  # ships no types
    """A post, or a reply to one. Its words are those of its submission."""

    slug = models.CharField(max_length=12, unique=True, default=new_slug, editable=False)
    space = models.ForeignKey(Space, on_delete=models.PROTECT, related_name="posts")
    author = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="posts")
    answers = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="replies"
    )
    # Not null on purpose: a post nobody reviews cannot exist.
    submission = models.OneToOneField(Submission, on_delete=models.PROTECT, related_name="post")
    # The first words sent for it; it finds the post for every later version.
    first = models.OneToOneField(Submission, on_delete=models.PROTECT, related_name="+")
    wish = models.CharField(max_length=12, choices=Wish, default=Wish.LISTEN)
    written_at = models.DateTimeField()

    objects: ClassVar = PostQuerySet.as_manager()

    # The search row is written by an action when a decision changes, never by a save.
    search_auto_update = False
    search_fields: ClassVar = [index.SearchField("title", boost=2), index.SearchField("body")]

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(answers=None) | ~Q(answers=F("id")), name="a_post_answers_another"
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["space", "-written_at"],
                name="threads_of_a_space",
                condition=Q(answers=None),
            ),
            # Without the condition SQLite reads every thread there is for the list of one space.
            models.Index(
                fields=["answers", "written_at"],
                name="replies_of_a_thread",
                condition=Q(answers__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"post {self.pk}"

    @property
    def title(self) -> str:
        return self._words.title if self._words else ""

    @property
    def body(self) -> str:
        return self._words.body if self._words else ""

    @property
    def _words(self) -> Words | None:
        """The words that stand, or none once they were erased."""
        words: Words | None = getattr(self.submission, "words", None)
        return words

    @property
    def is_reply(self) -> bool:
        return self.answers_id is not None

    @property
    def thread(self) -> "Post":
        """The post that began the conversation."""
        return self.answers or self


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


class Reaction(models.Model):
    """Quiet support for a post. Nobody is shown how many there are."""

    class Kind(models.TextChoices):
        WITH_YOU = "with-you", _("With you")
        THANK_YOU = "thank-you", _("Thank you")
        I_KNOW = "i-know", _("I know this")
        STRENGTH = "strength", _("Strength")

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="reactions")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="reactions")
    kind = models.CharField(max_length=10, choices=Kind)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["post", "person", "kind"], name="one_reaction_each"),
        ]

    def __str__(self) -> str:
        return f"reaction {self.pk}"


class Mute(models.Model):
    """What one member does not want to see: a person, a thread or a space. Nobody is told."""

    slug = models.CharField(max_length=12, unique=True, default=new_slug, editable=False)
    member = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="mutes")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    thread = models.ForeignKey(Post, on_delete=models.CASCADE, null=True, related_name="+")
    space = models.ForeignKey(Space, on_delete=models.CASCADE, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["member", "person"], name="one_mute_per_person"),
            models.UniqueConstraint(fields=["member", "thread"], name="one_mute_per_thread"),
            models.UniqueConstraint(fields=["member", "space"], name="one_mute_per_space"),
            models.CheckConstraint(
                condition=Q(person__isnull=False, thread=None, space=None)
                | Q(person=None, thread__isnull=False, space=None)
                | Q(person=None, thread=None, space__isnull=False),
                name="a_mute_is_about_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(person=None) | ~Q(person=F("member")), name="nobody_mutes_themselves"
            ),
        ]

    def __str__(self) -> str:
        return f"mute {self.pk}"
