"""bin/bench measures rows that are those of real actions, with other ids, words and times."""

import os
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

from django.db.models import Model

from bench.pattern import Copies, recorded
from bench.places import REPOSITORY, environment
from sidelight.community.models import Post
from sidelight.community.queries import reader_of, thread_view, threads_page
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
