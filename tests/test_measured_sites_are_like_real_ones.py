"""bin/bench measures rows that are those of real actions, with other ids, words and times."""

import os
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from django.db.models import Model
from django.test import Client
from django.urls import resolve

from bench.everybody import KEPT
from bench.guidance import QUESTIONS, fill_guidance
from bench.pattern import Copies, recorded
from bench.places import REPOSITORY, environment
from bench.seed import SINCE, LastingPlace
from bench.visit import to_read
from sidelight.community.models import Post
from sidelight.community.queries import reader_of, thread_view, threads_page
from sidelight.guidance.actions.samples import FOLDER
from sidelight.guidance.models import AnswerLook, SignOff
from sidelight.people.models import Person
from sidelight.review.models import Words
from tests.build import Place, published_post

LATER = timedelta(days=1)


def seeded_post(space: object, amira: Person, mo: Person, at: datetime) -> list[list[Model]]:
    """Return the rows of a post that was sent and approved, and of its copy."""
    pattern = recorded(lambda: published_post(space, amira, by=mo, at=at))
    copies = Copies()
    copies.add(
        pattern,
        later=LATER,
        number=1,
        words=lambda row: {"body": "Other words."} if isinstance(row, Words) else {},
    )
    before = {type(row): row.pk for row in pattern}
    copies.finish()
    models = dict.fromkeys(type(row) for row in pattern)
    added = [row for model in models for row in model.objects.filter(pk__gt=before[model])]
    return [pattern, sorted(added, key=lambda row: (list(models).index(type(row)), row.pk))]


def test_a_copy_has_the_same_rows_and_columns(
    place: Place, amira: Person, mo: Person, at: datetime
) -> None:
    pattern, copy = seeded_post(place.space(), amira, mo, at)

    assert [type(row) for row in copy] == [type(row) for row in pattern]
    for made, seeded in zip(pattern, copy, strict=True):
        for field in made._meta.concrete_fields:
            one, other = getattr(made, field.attname), getattr(seeded, field.attname)
            assert type(one) is type(other), field
            if isinstance(one, datetime):
                assert other - one == LATER, field


def test_it_is_read_like_any_other(
    place: Place, amira: Person, dee: Person, mo: Person, at: datetime
) -> None:
    _, copy = seeded_post(place.space(), amira, mo, at)
    post = next(row for row in copy if isinstance(row, Post))

    reader = reader_of(dee, at)
    view = thread_view(reader, post.slug, None)

    assert view is not None
    assert view.first.post.body == "Other words."
    assert len(threads_page(place.space(), reader, None).rows) == 2


def test_a_small_site_is_seeded_once(tmp_path: Path) -> None:
    told = {**environment(tmp_path), "PATH": os.environ["PATH"]}

    for _ in range(2):
        subprocess.run(
            [sys.executable, "-m", "bench.seed", "6", "60", "5"],
            env=told, cwd=REPOSITORY, check=True, timeout=240,
        )  # fmt: skip

    assert (tmp_path / "seeded").exists()


def test_visitors_read_all_samples_and_answers_in_it(db: None, client: Client) -> None:
    fill_guidance(LastingPlace.founded(SINCE))

    addresses = to_read()
    shown = {kind: [client.get(path) for path in paths] for kind, paths in addresses.items()}

    assert {page.status_code for pages in shown.values() for page in pages} == {200}
    assert len(shown["articles"]) == len(list(FOLDER.glob("*.yaml")))
    assert len(shown["question"]) == len(QUESTIONS)
    assert all(b"<picture" in page.content or b"<img" in page.content for page in shown["pictured"])
    assert all(page.context["found"].articles for page in shown["search"])
    assert any(page.context["found"].read_as for page in shown["search"])


def test_a_second_person_answers_for_each_of_them(db: None) -> None:
    fill_guidance(LastingPlace.founded(SINCE))

    signed = SignOff.objects.select_related("article")
    looked = AnswerLook.objects.select_related("answer")

    assert signed
    assert all(one.by_id != one.article.owner_id for one in signed)
    assert looked
    assert all(one.by_id != one.answer.written_by_id for one in looked)


def test_what_is_measured_as_kept_is_what_the_front_may_keep(db: None) -> None:
    fill_guidance(LastingPlace.founded(SINCE))

    for kind, paths in to_read().items():
        views = [resolve(urlsplit(path).path).func for path in paths]
        assert {getattr(view, "is_for_everybody", False) for view in views} == {kind in KEPT}, kind
