"""Posts and replies: their words are those of their submissions."""

from typing import ClassVar

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _
from modelsearch import index

from sidelight.community.models.spaces import Sight, Space
from sidelight.foundation.ids import new_slug
from sidelight.people.models import Person
from sidelight.review.models import State, Submission, Words

# A few words that somebody writes about themselves: a kind of submission, with no table here.
ABOUT = "about"


class Wish(models.TextChoices):
    """What somebody would like back."""

    LISTEN = "listen", _("Just listen")
    IDEAS = "ideas", _("Ideas")
    DISTRACTION = "distraction", _("Distraction")
    NOTHING = "nothing", _("No replies needed")


class PostQuerySet(models.QuerySet["Post"]):
    def published(self) -> "PostQuerySet":
        """Posts whose words a person approved, in exactly this version."""
        return self.filter(submission__state=State.APPROVED)

    def seen(self, sight: Sight) -> "PostQuerySet":
        """Posts in spaces that are there for somebody."""
        return self.filter(sight.of_spaces("space"))

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
