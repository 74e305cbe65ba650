"""The first page with all that it links comes to less than 60 kB, for a phone on a slow line."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client

from tests.build import Place

MOST_BYTES = 60_000
# A guess that is too high rather than too low: what a server says before each file.
HEADERS_BYTES = 700
LINKED = re.compile(r'(?:<link[^>]+href|<script[^>]+src|<img[^>]+src|<use[^>]+href)="([^"#]+)')


@pytest.fixture
def page(place: Place) -> str:
    return Client().get("/").content.decode()


def test_it_weighs_less_than_sixty_thousand_bytes(page: str) -> None:
    # The page itself is not compressed: that could give away secrets in it.
    weight = len(page.encode()) + HEADERS_BYTES
    weight += sum(len(gzip.compress(one)) + HEADERS_BYTES for one in files_of(page))

    assert weight < MOST_BYTES


def test_style_script_and_icons_are_counted(page: str) -> None:
    linked = " ".join(addresses_in(page))

    for part in ("tokens.css", "front.css", "exit.js", "icons.svg", "sidelight.svg"):
        assert part in linked


def addresses_in(page: str) -> set[str]:
    return {urlsplit(address).path for address in LINKED.findall(page)}


def files_of(page: str) -> Iterator[bytes]:
    for address in addresses_in(page):
        if address.startswith(f"/{settings.STATIC_URL.lstrip('/')}"):
            path = finders.find(address.removeprefix(f"/{settings.STATIC_URL.lstrip('/')}"))
            assert path
            yield Path(str(path)).read_bytes()
