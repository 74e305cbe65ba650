"""What the editors' program keeps about an editor, and what becomes of it when they leave."""

from collections.abc import Callable, Iterator
from datetime import datetime

from django.db.models import Model
from django.utils.translation import gettext_lazy as _
from wagtail.admin.models import EditingSession, FormState
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.models import Rendition
from wagtail.models import (
    Comment,
    CommentReply,
    ModelLogEntry,
    Page,
    PageLogEntry,
    PageSubscription,
    PageViewRestriction,
    Revision,
    Site,
    TaskState,
    UploadedFile,
    WorkflowState,
)
from wagtail.users.models import UserProfile

from sidelight.guidance.models import Article, SignOff, TakenOff
from sidelight.people.actions.belongings import NO_WORDS, WHAT_STAFF_DID
from sidelight.people.actions.keepings import ACCOUNT, ACTS
from sidelight.people.models import Person
from sidelight.people.registers import Belonging, NotGiven, Stays, Text

# Rows that are about the editor alone: they go.
OWN: tuple[tuple[type[Model], Text], ...] = (
    (UserProfile, _("How you like the pages on which you write")),
    (EditingSession, _("Which article you had open")),
    (FormState, _("Words of articles that you had not saved yet")),
    (PageSubscription, _("Articles that you want to hear about")),
    (Comment, _("Notes that you wrote beside a text")),
    (CommentReply, _("Answers to notes beside a text")),
)
# Rows that are about an article: they stay, and say nothing of who any more.
SHARED: tuple[tuple[type[Model], str, Text], ...] = (
    (Revision, "user", _("What you wrote, each time that you saved it")),
    (Page, "owner", _("What you began to write")),
    (Page, "locked_by", _("What you locked while you wrote")),
    (get_image_model(), "uploaded_by_user", _("Pictures that you brought in for articles")),
    (get_document_model(), "uploaded_by_user", _("Files that you brought in")),
    (UploadedFile, "uploaded_by_user", _("Files on their way in")),
    (WorkflowState, "requested_by", _("What you asked others to read")),
    (TaskState, "finished_by", _("What others wrote and you said yes or no to")),
    (Comment, "resolved_by", _("Notes that you settled")),
    (PageLogEntry, "user", _("What you did to what is there to read")),
    (ModelLogEntry, "user", _("What you did with pictures")),
)
# Rows that hang on those, and name nobody themselves.
AROUND: tuple[tuple[type[Model], str, Text], ...] = (
    (Article, "owner", _("The words of what you began to write")),
    (PageViewRestriction, "page__owner", _("Who may see what you began to write")),
    (Rendition, "image__uploaded_by_user", _("Smaller copies of those pictures")),
    (Site, "root_page__owner", _("Where what there is to read begins")),
)
OF_AN_ARTICLE = NotGiven(_("Everybody can read it."))
STAYS_AN_ARTICLE = Stays(_("It does not say who wrote it."))


def belongings() -> Iterator[Belonging]:
    """Return every key of articles that leads to a person."""
    for model, name in OWN:
        yield Belonging(model, "user", name, ACCOUNT, _gone(model, "user"), WHAT_STAFF_DID)
    for model, key, name in SHARED:
        yield Belonging(model, key, name, ACCOUNT, _nameless(model, key), OF_AN_ARTICLE)
    for model, key, name in AROUND:
        yield Belonging(model, key, name, ACTS, STAYS_AN_ARTICLE, OF_AN_ARTICLE)
    for model, name in (
        (SignOff, _("What you read and said yes to")),
        (TakenOff, _("What you took down")),
    ):
        yield Belonging(model, "by", name, ACTS, NO_WORDS, WHAT_STAFF_DID)


def _gone(model: type[Model], key: str) -> Callable[[Person, datetime], object]:
    def erase(person: Person, at: datetime) -> object:
        return model._default_manager.filter(**{key: person}).delete()

    return erase


def _nameless(model: type[Model], key: str) -> Callable[[Person, datetime], object]:
    def erase(person: Person, at: datetime) -> object:
        return model._default_manager.filter(**{key: person}).update(**{key: None})

    return erase
