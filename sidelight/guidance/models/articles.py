"""Articles as Wagtail keeps them. What a visitor may read is decided in `queries.articles`."""

from datetime import date
from typing import Any, ClassVar  # Any: Wagtail ships no types

from django.conf import settings
from django.db import models
from django.forms import CheckboxSelectMultiple
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import CommentPanel, FieldPanel, HelpPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from sidelight.directory.models import HelpService
from sidelight.guidance.models.blocks import parts

EDITING = "/editing/"
ONLY_SITE = 1  # Wagtail counts sites; there is this one


class TopicKind(models.TextChoices):
    """What articles are about. The names stand here, so that no title goes up unread."""

    FACTS = "the-facts", _("The facts")
    MYTHS = "the-myths", _("What people get wrong")
    TELLING = "telling-someone", _("Telling someone")
    FRIENDS = "for-friends", _("For friends")
    PARENTS = "for-parents", _("For parents and carers")
    PROFESSIONALS = "for-professionals", _("For people who work with young people")
    ONLINE = "safe-online", _("Staying safe online")


class ArticleKind(models.TextChoices):
    # A counsellor or safeguarding lead signs it off, and it goes when its date is over.
    CLINICAL = "clinical", _("About health or self-harm")
    # How this place works, and the like: any second person who works here as an editor may.
    PLAIN = "plain", _("About anything else")


class Understand(Page):  # type: ignore[misc]  # Wagtail ships no types
    """The shelf of all topics, in one language."""

    parent_page_types: ClassVar[list[Any]] = []
    subpage_types: ClassVar[list[Any]] = ["guidance.Topic"]
    content_panels: ClassVar[list[Any]] = []
    promote_panels: ClassVar[list[Any]] = []
    is_creatable = False


class Topic(Page):  # type: ignore[misc]  # the same
    """One topic's shelf, in one language; its slug is a TopicKind."""

    parent_page_types: ClassVar[list[Any]] = ["guidance.Understand"]
    subpage_types: ClassVar[list[Any]] = ["guidance.Article"]
    content_panels: ClassVar[list[Any]] = []
    promote_panels: ClassVar[list[Any]] = []
    is_creatable = False


class Article(Page):  # type: ignore[misc]  # the same
    """One article. Its rows here are what editors work on, and decide nothing.

    next_review: the last day on which it counts as looked through.
    """

    kind: models.CharField[str, str] = models.CharField(
        max_length=10,
        choices=ArticleKind,
        default=ArticleKind.CLINICAL,
        verbose_name=_("What it is about"),
    )
    summary: models.CharField[str, str] = models.CharField(
        max_length=200, verbose_name=_("In a sentence"), help_text=_("Stands under the title.")
    )
    author: models.CharField[str, str] = models.CharField(
        max_length=80, verbose_name=_("Who wrote it"), help_text=_("As readers see it.")
    )
    content_note: models.CharField[str, str] = models.CharField(
        max_length=200,
        blank=True,
        verbose_name=_("Word before reading"),
        help_text=_("What it talks about that may be hard to read; often nothing."),
    )
    next_review: models.DateField[date, date] = models.DateField(
        verbose_name=_("To be looked through again by")
    )
    is_sample: models.BooleanField[bool, bool] = models.BooleanField(
        default=False,
        verbose_name=_("Sample text that came with the program"),
        help_text=_(
            "While this is ticked, the article says so at its top, and who agreed to it here."
        ),
    )
    body = StreamField(parts(), verbose_name=_("Article"))
    related_help = ParentalManyToManyField(
        HelpService, blank=True, related_name="+", verbose_name=_("Help that fits")
    )

    parent_page_types: ClassVar[list[Any]] = ["guidance.Topic"]
    subpage_types: ClassVar[list[Any]] = []
    content_panels: ClassVar[list[Any]] = [
        *Page.content_panels,
        FieldPanel("summary"),
        FieldPanel("content_note"),
        FieldPanel("body"),
        HelpPanel(template="guidance/editing/reading_age.html", heading=_("Reading age")),
        FieldPanel("related_help", widget=CheckboxSelectMultiple),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("kind", "author", "next_review", "is_sample")],
            heading=_("Who answers for it"),
        ),
    ]
    promote_panels: ClassVar[list[Any]] = [FieldPanel("slug")]
    # No dates on which it goes up or down by itself: whoever signs it off decides that.
    settings_panels: ClassVar[list[Any]] = [CommentPanel()]
    preview_modes: ClassVar[list[Any]] = [("", _("As readers see it"))]

    class Meta:
        verbose_name = _("article")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(kind__in=ArticleKind.values), name="article_kind_is_known"
            )
        ]

    def get_url_parts(self, request: Any = None) -> tuple[int, str, str]:  # Any: as Wagtail asks
        """Return where readers find it: the addresses are ours, not those of its tree."""
        scheme = "https" if settings.SIDELIGHT_HTTPS else "http"
        path = reverse("article", kwargs={"topic": self.get_parent().slug, "slug": self.slug})
        return ONLY_SITE, f"{scheme}://{settings.SIDELIGHT_LINK_HOST}", path

    def serve_preview(self, request: Any, mode_name: str) -> TemplateResponse:  # Any: the same
        """Show what is being written as readers would see it, to whoever writes it."""
        return TemplateResponse(request, "guidance/preview.html", {"article": self})

    @property
    def language(self) -> str:
        """The language that it is written in, as HTML wants it."""
        return str(self.locale.language_code)

    @property
    def is_clinical(self) -> bool:
        """Whether somebody who knows about health signs it off, and its date takes it down."""
        return bool(self.kind != ArticleKind.PLAIN)

    def save_revision(self, *args: Any, **kwargs: Any) -> Any:  # Any: as Wagtail calls it
        """Keep what was written as a version; never over one that somebody was asked to sign."""
        written_over = kwargs.get("overwrite_revision")
        if written_over and written_over.task_states.exists():
            kwargs["overwrite_revision"] = None
        return super().save_revision(*args, **kwargs)
