"""The database's own search, without its ranking: what is found is listed by date here.

The library keeps an average over all titles for ranking and works it out anew with every entry.
With a hundred thousand posts that would make each decision wait, inside its transaction.
"""

from functools import cache
from typing import Any

from modelsearch.backends import database


def SearchBackend(params: dict[str, Any]) -> Any:  # noqa: N802  # Any, and the name: the library's
    """Return the backend for the database in use, as the library wants it called."""
    backend = database.SearchBackend(params)
    backend.index_class = unranked(backend.index_class)
    return backend


@cache
def unranked(index_class: type) -> type:
    """Return this kind of index, which leaves every title's weight as it is."""
    return type("UnrankedIndex", (index_class,), {"_refresh_title_norms": leave_as_it_is})


def leave_as_it_is(index: object, *, full: object = False) -> None:
    """Do nothing: the weights only matter where what is found is ranked."""
