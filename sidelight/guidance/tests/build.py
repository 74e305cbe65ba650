"""Articles as tests need them."""

from datetime import date, datetime, timedelta

from django.core.files.base import ContentFile
from wagtail.images.models import Image
from wagtail.models import Locale, Revision

from sidelight.guidance.actions import put_up_shelves, sign_off
from sidelight.guidance.actions.samples import Drawer
from sidelight.guidance.models import Article, ArticleKind, Film, SignOff, Topic, TopicKind
from sidelight.guidance.queries import waiting_version
from sidelight.people.models import Person

MP4 = b"\x00\x00\x00\x18ftypmp42" + bytes(range(200))
WORDS = "Some days are harder than others. It helps to say so."


def drafted(
    title: str = "A hard day",
    *,
    by: Person,
    at: datetime,
    kind: ArticleKind = ArticleKind.PLAIN,
    topic: TopicKind = TopicKind.FACTS,
    next_review: date | None = None,
    words: str = WORDS,
    picture: Image | None = None,
    film: Film | None = None,
) -> Article:
    """Return an article that somebody has begun, with its first version."""
    put_up_shelves()
    article = Article(
        title=title,
        slug=title.lower().replace(" ", "-"),
        kind=kind,
        summary="What may help on a hard day.",
        author="The team",
        next_review=next_review or (at + timedelta(days=100)).date(),
        body=body_of(words, picture, film),
        live=False,
        owner=by,
    )
    Topic.objects.get(slug=topic, locale=Locale.get_default()).add_child(instance=article)
    article.save_revision(user=by)
    return article


def body_of(words: str, picture: Image | None, film: Film | None) -> list[tuple[str, object]]:
    shown = [("picture", {"picture": picture, "caption": ""})] if picture else []
    told = [("film", film)] if film else []
    return [("text", f"<p>{words}</p>"), *shown, *told]


def pictured(*, by: Person) -> Image:
    """Return a picture that an editor brought in, with what it shows in words."""
    put_up_shelves()
    return Drawer(by).picture("a-small-light.webp", "A lamp in a window.")


def filmed(file: bytes = MP4, captions: bytes = b"WEBVTT\n\n") -> Film:
    """Return a film that an editor brought in, as the form would keep it."""
    film = Film(title="A walk", words="Somebody walks along a river.")
    film.file = ContentFile(file, "walk.mp4")
    film.captions = ContentFile(captions, "walk.vtt")
    film.full_clean()
    film.save()
    return film


def asked(article: Article, *, by: Person) -> Revision:
    """Return the version that a second person was asked to sign off."""
    article.refresh_from_db()
    article.get_workflow().start(article, by)
    return article.get_latest_revision()


def changed(article: Article, words: str, *, by: Person) -> Revision:
    """Return a new version with other words, asked for from nobody."""
    article.refresh_from_db()
    draft = article.get_latest_revision_as_object()
    draft.body = [("text", f"<p>{words}</p>")]
    return draft.save_revision(user=by)


def signed(version: Revision, *, by: Person, at: datetime) -> SignOff:
    """Return the sign-off of what waits."""
    waiting = waiting_version(version.pk)
    assert waiting
    return sign_off(version.pk, digest=waiting.digest, shown_as="a counsellor", by=by, at=at)
