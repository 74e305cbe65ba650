"""Every address of the site, found where Django finds it, so that none can be forgotten."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.http import HttpResponseBase
from django.urls import URLPattern, URLResolver, get_resolver

View = Callable[..., HttpResponseBase]


@dataclass(frozen=True)
class Address:
    """One address: its name for reverse(), its pattern, and who answers there."""

    name: str
    pattern: str
    view: View
    urls: str

    @property
    def answers(self) -> str:
        """The dotted name of the view; of the class where a class answers."""
        view = getattr(self.view, "view_class", self.view)
        return f"{view.__module__}.{getattr(view, '__qualname__', type(view).__name__)}"

    @property
    def app(self) -> str:
        """The app whose view answers, or else the app that lists another's view in its urls."""
        module = self.answers if self.answers.startswith("sidelight.") else self.urls
        return module.split(".")[1]


# Wagtail's own pages, some hundreds: test_the_editors_program_has_one_door.py is about them.
EDITING = "/editing/"


def addresses() -> list[Address]:
    return [one for one in every_address() if not is_of_wagtail(one)]


def every_address() -> list[Address]:
    return list(beneath(get_resolver(), ""))


def is_of_wagtail(address: Address) -> bool:
    return address.pattern.startswith(EDITING) and address.urls != "sidelight.guidance.urls"


def beneath(resolver: URLResolver, prefix: str) -> Iterator[Address]:
    urls = getattr(resolver.urlconf_name, "__name__", str(resolver.urlconf_name))
    for entry in resolver.url_patterns:
        pattern = f"{prefix}{entry.pattern}"
        if isinstance(entry, URLResolver):
            yield from beneath(entry, pattern)
        elif isinstance(entry, URLPattern):
            yield Address(entry.name or "", f"/{pattern}", entry.callback, urls)
