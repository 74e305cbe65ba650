"""What a decision changes about a post: which words it shows, and its search row."""

from django.db import connection
from django_tasks import task
from modelsearch import index

from sidelight.community.models import Post
from sidelight.review.actions import lock_versions, standing


def show_what_stands(post: Post) -> None:
    """Let a post show the version that stands now; called inside the transaction of the change."""
    versions = lock_versions(post.first_id)
    post.submission = standing(versions)
    post.save(update_fields=["submission"])
    refresh_search_row(post)


def refresh_search_row(post: Post) -> None:
    """Write or remove the search row; called inside the transaction that changed the decision.

    Search joins `published()` as well, so a row left behind by mistake would show nothing.
    """
    if post.submission.is_published:
        index.insert_or_update_object(post)
    else:
        index.remove_object(post)


@task
def clear_search_leftovers() -> None:
    """Let the search index forget for good what was taken out of it since the last time.

    SQLite marks words as gone and keeps them in the file until it rewrites the index; nobody can
    find them, but somebody with the file could read them. PostgreSQL cleans up by itself.
    """
    if connection.vendor == "sqlite":
        table = "modelsearch_indexentry_fts"
        with connection.cursor() as cursor:
            cursor.execute(f"INSERT INTO {table}({table}) VALUES ('optimize')")  # noqa: S608
