"""Every address of the site, with every thing that it could be about."""

import inspect
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

from django.db.models import Model
from django.urls import URLPattern, URLResolver, get_resolver

from tests.canary.things import (
    ABOUT,
    UNKNOWN,
    Given,
    slugs_by_model,
    things,
    things_of,
    together,
)


@dataclass(frozen=True)
class Address:
    """One concrete address and the name of the page behind it."""

    name: str
    path: str


@dataclass(frozen=True)
class Page:
    """A page, with the whole of its route: also what stands before an included part of it."""

    name: str
    route: str
    converters: Mapping[str, Any]  # Any: Django's converters share no class
    view: Callable[..., object]

    @property
    def app(self) -> str:
        """The app whose page it is."""
        return self.view.__module__.split(".")[1]


def pages() -> list[Page]:
    """Return every page that the resolver knows, however deep."""
    found = beneath(get_resolver(), "", {})
    return sorted(found, key=lambda page: (page.name, page.route))


def beneath(
    part: URLResolver,
    before: str,
    given: Mapping[str, Any],  # Any: as in Page
) -> Iterator[Page]:
    """Return every page of a part of the site."""
    for entry in part.url_patterns:
        route = f"{before}{entry.pattern}"
        # Editors' pages hold no words of members: test_the_editors_program_has_one_door.py.
        if route.startswith("editing/"):
            continue
        converters = {**given, **entry.pattern.converters}
        if isinstance(entry, URLPattern):
            # The function behind it, whatever decorators it wears.
            yield Page(str(entry.name), route, converters, inspect.unwrap(entry.callback))
        else:
            yield from beneath(entry, route, converters)


def addresses() -> Iterator[Address]:
    """Return every page about every thing. Fails for a kind of argument without samples."""
    of_any_page, slugs = things(), slugs_by_model()
    for page in pages():
        values = {**of_any_page, **things_of(page.name)}
        for given in asked_about(page, values, slugs):
            yield Address(page.name, path_of(page, given))


def path_of(page: Page, given: Given) -> str:
    """Return the path of a page about these things."""
    route = page.route
    for name, converter in page.converters.items():
        written = converter.to_url(given[name])
        for declared in (f"<{kind}:{name}>" for kind in ("slug", "str", "uuid", "int")):
            route = route.replace(declared, written)
    return f"/{route}"


def asked_about(
    page: Page, values: Mapping[str, Sequence[object]], slugs: Mapping[type[Model], list[str]]
) -> Iterator[Given]:
    """Return all that a page can be asked about: what there is, then what there is not.

    A page that is asked for another kind of thing finds nothing. That is tried once for all
    scenes, where everything is (test_the_walk_goes_everywhere): it is most of what could be asked.
    """
    there_are = together(page.route, set(page.converters))
    if there_are is None:
        values = {**values, "slug": own_slugs(page, slugs)}
        found = product(*(values[name] for name in page.converters))
        there_are = [dict(zip(page.converters, one, strict=True)) for one in found]
    yield from there_are
    if page.converters:
        yield {name: UNKNOWN[name] for name in page.converters}


def own_slugs(page: Page, slugs: Mapping[type[Model], list[str]]) -> list[str]:
    """Return all that a page could be about."""
    return [slug for model, found in slugs.items() if is_about(page, model) for slug in found]


def is_about(page: Page, model: type[Model]) -> bool:
    """Whether a page could be about this kind of thing: its own app's, or one named for it."""
    return page.name in ABOUT.get(model, ()) or model._meta.app_label == page.app
