"""Only actions change rows, send or queue; so whoever reads the actions has seen every change."""

import pytest

from tests.house.conftest import Plant
from tests.house.walls.sources import everywhere
from tests.house.walls.writes import strangers_rows, stray_sql, stray_writes

WRITES = [
    "post.save()", "post.delete()", "Post.objects.create(title=title)", "super().save()",
    "Post.objects.bulk_create(posts)", "Post.objects.bulk_update(posts, ['title'])",
    "Post.objects.get_or_create(slug=slug)", "Post.objects.update_or_create(slug=slug)",
    "Post.objects.filter(slug=slug).update(title=title)", "space.post_set.update(**changes)",
    "waiting.update(state='approved')", "transaction.on_commit(tell)", "on_commit(tell)",
    "screen_later.enqueue(1)", "send_mail('Hello', '', '', [])",
]  # fmt: skip
NO_WRITES = [
    "found.update(other)", "digest.update(b'words')", "Post.objects.filter(slug=slug)",
    "names.add(name)", "decide(submission, at=at)",
]  # fmt: skip


def test_nothing_else_does() -> None:
    assert everywhere(stray_writes) == []
    assert everywhere(stray_sql) == []


def test_an_app_changes_its_own_rows_only() -> None:
    assert everywhere(strangers_rows) == []


@pytest.mark.parametrize("line", WRITES)
@pytest.mark.parametrize("drawer", ["views", "models", "queries", "management/commands/tidy"])
def test_a_stray_write_is_noticed(plant: Plant, drawer: str, line: str) -> None:
    assert stray_writes(plant(f"community/{drawer}.py", line)) != []


@pytest.mark.parametrize("line", WRITES)
@pytest.mark.parametrize("drawer", ["actions", "actions/write", "migrations/0001_initial"])
def test_actions_and_migrations_may_write(plant: Plant, drawer: str, line: str) -> None:
    assert stray_writes(plant(f"community/{drawer}.py", line)) == []


@pytest.mark.parametrize(
    "statement", ["INSERT INTO post VALUES (1)", "UPDATE post SET title = ''", "DELETE FROM post"]
)
def test_a_stray_statement_is_noticed(plant: Plant, statement: str) -> None:
    line = f'cursor.execute(f"{statement} {{more}}")'

    assert stray_sql(plant("community/queries.py", line)) != []
    assert stray_sql(plant("community/actions.py", line)) == []


def test_a_reading_statement_is_let_be(plant: Plant) -> None:
    assert stray_sql(plant("community/queries.py", 'cursor.execute("SELECT 1")')) == []


@pytest.mark.parametrize("line", NO_WRITES)
def test_what_only_looks_like_writing_is_let_be(plant: Plant, line: str) -> None:
    assert stray_writes(plant("community/views.py", line)) == []


def test_writing_rows_of_another_app_is_noticed(plant: Plant) -> None:
    text = "from sidelight.review.models import Submission\nSubmission.objects.create(version=1)"

    assert strangers_rows(plant("community/actions.py", text)) == [
        "sidelight/community/actions.py:2: Submission belongs to review: call its action"
    ]
    assert strangers_rows(plant("review/actions.py", text)) == []
