"""What editors keep for themselves goes with them; articles stay, and name nobody."""

from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from wagtail.admin.models import EditingSession, FormState
from wagtail.documents import get_document_model
from wagtail.models import (
    Comment,
    CommentReply,
    ModelLogEntry,
    Page,
    PageLogEntry,
    PageSubscription,
    TaskState,
    UploadedFile,
)
from wagtail.users.models import UserProfile

from sidelight.guidance.actions.belongings_of_articles import OWN, SHARED
from sidelight.guidance.models import Article
from sidelight.guidance.tests.build import WORDS, asked, drafted, pictured, signed
from sidelight.people.actions import leave
from sidelight.people.models import Person

KEYS = [*((model, "user") for model, _name in OWN), *((model, key) for model, key, _name in SHARED)]


def everything_of(editor: Person, second: Person, at: datetime) -> Article:
    """Let an editor leave something in every table of the editors' program."""
    article = drafted(by=editor, at=at, picture=pictured(by=editor))
    signed(asked(article, by=editor), by=second, at=at)
    page, kind = Page.objects.get(pk=article.pk), ContentType.objects.get_for_model(Article)
    UserProfile.get_for_user(editor)
    EditingSession.objects.create(user=editor, content_type=kind, object_id="1", last_seen_at=at)
    FormState.objects.create(
        user=editor, content_type=kind, object_id="1", data="A", last_updated_at=at
    )
    PageSubscription.objects.create(user=editor, page=page, comment_notifications=False)
    remark = Comment.objects.create(
        page=page, user=editor, resolved_by=editor, text="Say it more kindly.", contentpath="body"
    )
    CommentReply.objects.create(comment=remark, user=editor, text="Done.")
    get_document_model().objects.create(title="x", file="x", uploaded_by_user=editor)
    UploadedFile.objects.create(file="x", uploaded_by_user=editor)
    Page.objects.filter(pk=article.pk).update(locked_by=editor)
    TaskState.objects.update(finished_by=editor)
    log = {
        "user": editor,
        "content_type": kind,
        "label": "A",
        "action": "wagtail.edit",
        "timestamp": at,
    }
    PageLogEntry.objects.create(page=page, **log)
    ModelLogEntry.objects.create(object_id="1", **log)
    return article


def still_named(person: Person) -> set[tuple[type, str]]:
    return {
        (model, key)
        for model, key in KEYS
        if model._default_manager.filter(**{key: person.pk}).exists()
    }


def test_every_row_goes_or_forgets_them(ed: Person, cass: Person, at: datetime) -> None:
    everything_of(ed, cass, at)
    before = still_named(ed)

    leave(ed, at=at)

    assert before == set(KEYS)
    assert still_named(ed) == set()


def test_what_they_wrote_can_still_be_read(ed: Person, cass: Person, at: datetime) -> None:
    article = everything_of(ed, cass, at)

    leave(ed, at=at)

    assert WORDS in str(Article.objects.get(pk=article.pk).body)
