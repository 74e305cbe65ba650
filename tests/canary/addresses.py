"""Every address of the site, with every thing that it could be about."""

import inspect
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from uuid import UUID

from django.apps import apps
from django.urls import URLPattern, URLResolver, get_resolver

from sidelight.community.models import Draft, Reaction
from sidelight.courses.models.later import LaterAsk
from sidelight.design.models import Look
from sidelight.people.models import Complaint, HouseText, Person, Role
from sidelight.rooms.models import Place, ReadyMessage

# Pages of a higher app about a person.
ABOUT_A_PERSON = {"person", "flag_person", "person_mute", "emergency_about"}
UNKNOWN_SLUG = "zzzzzzzzzzzz"


@dataclass(frozen=True)
class Address:
    """One concrete address and the name of the page behind it."""

    name: str
    path: str


def patterns() -> list[URLPattern]:
    """Return every page that the resolver knows, however deep."""
    found: list[URLPattern] = []
    open_ends: list[URLPattern | URLResolver] = list(get_resolver().url_patterns)
    while open_ends:
        end = open_ends.pop()
        if isinstance(end, URLResolver):
            open_ends.extend(end.url_patterns)
        else:
            found.append(end)
    return sorted(found, key=lambda pattern: str(pattern.name))


def slugs_for(pattern: URLPattern) -> list[str]:
    """Return everything that the page's own app could be asked for, and one thing of each other.

    A page about one app's things that is asked for another's must find nothing; one try shows it.
    """
    own = view_of(pattern).__module__.split(".")[1]
    slugs = [UNKNOWN_SLUG]
    for model in apps.get_models():
        if model.__module__.startswith("sidelight.") and hasattr(model, "slug"):
            found = list(model._default_manager.order_by("pk").values_list("slug", flat=True))
            is_about_it = pattern.name in ABOUT_A_PERSON and model is Person
            slugs += found if is_about_it or model._meta.app_label == own else found[:1]
    return slugs


def view_of(pattern: URLPattern) -> Callable[..., object]:
    """Return the function behind a page, whatever decorators it wears."""
    return inspect.unwrap(pattern.callback)


def samples(pattern: URLPattern) -> dict[str, Sequence[object]]:
    """Return for each argument of an address every value it could take just now."""
    return {
        "slug": slugs_for(pattern) if "slug" in pattern.pattern.converters else [],
        "kind": [*HouseText.Kind.values, *Reaction.Kind.values[:1], "unknown"],
        "key": [
            *Draft.objects.values_list("key", flat=True),
            *Complaint.objects.values_list("key", flat=True),
            UUID(int=0),
        ],
        "version": [*Look.objects.values_list("slug", flat=True), "none"],
        "token": ["x" * 43],
        "role": [Role.MODERATOR, "unknown"],
        "name": ["moment", "open", "release"],
        "what": ["0", "1", "words", "card", UNKNOWN_SLUG],
        "place": [*Place.objects.values_list("slug", flat=True)[:2], UNKNOWN_SLUG],
        "member": [*Place.objects.values_list("slug", flat=True)[:2], UNKNOWN_SLUG],
        "ask": [*LaterAsk.objects.values_list("slug", flat=True), UNKNOWN_SLUG],
        "number": [*ReadyMessage.objects.values_list("pk", flat=True)[:2], 0],
    }


def addresses() -> Iterator[Address]:
    """Return every page about every thing. Fails for a kind of argument without samples."""
    for pattern in patterns():
        values = samples(pattern)
        wanted = list(pattern.pattern.converters)
        for chosen in product(*(values[name] for name in wanted)):
            yield Address(
                str(pattern.name), path_of(pattern, dict(zip(wanted, chosen, strict=True)))
            )


def path_of(pattern: URLPattern, given: Mapping[str, object]) -> str:
    """Return the path of a page about these things."""
    route = str(pattern.pattern)
    for name, converter in pattern.pattern.converters.items():
        written = converter.to_url(given[name])
        for declared in (f"<{kind}:{name}>" for kind in ("slug", "str", "uuid", "int")):
            route = route.replace(declared, written)
    return f"/{route}"
