"""The sample articles that come with Sidelight, brought in to be signed off like any others."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import yaml
from django.core.files.images import ImageFile
from django.db import transaction
from django.utils import timezone
from wagtail.images import get_image_model
from wagtail.images.models import Image
from wagtail.models import Locale

from sidelight.directory.models import HelpService
from sidelight.guidance.actions.shelves import put_up_shelves
from sidelight.guidance.errors import OnlyEditors
from sidelight.guidance.models import Article, Topic
from sidelight.guidance.rules import REVIEWED_EVERY
from sidelight.guidance.rules.samples import parts_of
from sidelight.people.models import Person, Role
from sidelight.people.queries import works_as

FOLDER = Path(__file__).resolve().parents[1] / "samples"


def bring_in_samples(*, by: Person, at: datetime) -> list[Article]:
    """Bring in those samples that are not there yet, each waiting for a sign-off.

    Raises OnlyEditors.
    """
    if not works_as(by, frozenset({Role.EDITOR}), at):
        raise OnlyEditors
    with transaction.atomic():
        put_up_shelves()
        return [one for path in sorted(FOLDER.glob("*.yaml")) for one in _bring_in(path, by, at)]


def _bring_in(path: Path, by: Person, at: datetime) -> Iterator[Article]:
    said = yaml.safe_load(path.read_text(encoding="utf-8"))
    shelf = Topic.objects.get(slug=said["topic"], locale=Locale.get_default())
    if Article.objects.child_of(shelf).filter(slug=said["slug"]).exists():
        return
    article = Article(
        title=said["title"],
        slug=said["slug"],
        kind=said["kind"],
        summary=said["summary"],
        author=said["author"],
        content_note=said["content_note"],
        next_review=timezone.localdate(at) + REVIEWED_EVERY,
        is_sample=True,
        body=parts_of(said["body"], Drawer(by).picture),
        live=False,
        owner=by,
        locale=shelf.locale,
    )
    shelf.add_child(instance=article)
    article.related_help.set(HelpService.objects.listed().filter(name__in=said["related_help"]))
    article.save_revision(user=by)
    article.get_workflow().start(article, by)
    yield article


@dataclass(frozen=True)
class Drawer:
    """Where the pictures of samples come from, each brought in once."""

    by: Person

    def picture(self, name: str, alt: str) -> Image:
        """Return a picture with its words as a part of an article holds it."""
        kept = get_image_model().objects.filter(title=name).first() or self._bring_in(name)
        kept.contextual_alt_text, kept.decorative = alt, False
        return kept

    def _bring_in(self, name: str) -> Image:
        with (FOLDER / name).open("rb") as opened:
            return get_image_model().objects.create(
                title=name, file=ImageFile(opened, name=name), uploaded_by_user=self.by
            )
