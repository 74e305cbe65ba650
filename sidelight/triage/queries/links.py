"""The list of harmful links, kept in memory: a live room cannot ask the database each time.

Every few seconds it is asked whether the list has changed, which is two numbers. On an event loop,
where nobody may wait for a database, the list in memory is given while it was compared lately;
`rooms` has it compared in time. A list that nobody could compare for a minute is no list.
"""

import asyncio
from dataclasses import dataclass
from time import monotonic

from django.db.models import Max, QuerySet

from sidelight.screening.rules.links import LinkList, Place
from sidelight.triage.models import HarmfulLink, LinkTakenOff

COMPARED_EVERY = 5.0
GOOD_FOR = 60.0


class ListNotRead(Exception):
    """There is no list in memory, and here the database may not be asked for it."""


@dataclass
class _Kept:
    links: LinkList | None = None
    compared_at: float = 0.0


_kept = _Kept()


def harmful_links() -> LinkList:
    """Return the list in force. Raises ListNotRead, and whatever the database raises."""
    links, age = _kept.links, monotonic() - _kept.compared_at
    if links is not None and age < COMPARED_EVERY:
        return links
    if _is_on_an_event_loop():
        if links is None or age >= GOOD_FOR:
            raise ListNotRead
        return links
    return compare()


def compare() -> LinkList:
    """Return the list in force, read anew only where it has changed."""
    now, version = monotonic(), _version()
    links = _kept.links
    if links is None or links.version != version:
        links = _read(version)
    _kept.links, _kept.compared_at = links, now
    return links


def forget_links() -> None:
    """Let the next question ask the database."""
    _kept.links, _kept.compared_at = None, 0.0


def on_the_list() -> QuerySet[HarmfulLink]:
    """Return what stands on the list now, by name."""
    listed = HarmfulLink.objects.filter(taken_off=None)
    return listed.select_related("decision__by", "decision__site")


def _version() -> str:
    added = HarmfulLink.objects.aggregate(last=Max("pk"))["last"] or 0
    ended = LinkTakenOff.objects.aggregate(last=Max("pk"))["last"] or 0
    return f"{added}.{ended}"


def _read(version: str) -> LinkList:
    rows = list(on_the_list().values_list("host", "path"))
    sites = frozenset(host for host, path in rows if not path)
    pages = tuple(Place.read(host, path) for host, path in rows if path)
    return LinkList(sites=sites, pages=pages, version=version)


def _is_on_an_event_loop() -> bool:
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return False
    return True
