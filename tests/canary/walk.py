"""Walking through the site as somebody, and what comes back."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

from django.db import transaction
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.test.client import ClientHandler

from tests.canary.addresses import Address

# What differs between two answers to the same person and says nothing: tokens and form keys.
TOKENS = re.compile(
    rb'name="csrfmiddlewaretoken" value="[^"]+"'
    rb'|name="key" value="[^"]+"'
    rb'|name="offered" value="[^"]+"'
    rb"|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
)
UNCOMPARED_HEADERS = {"Set-Cookie", "Date", "Expires"}

Walked = Iterator[tuple[Address, HttpResponseBase]]


@dataclass(frozen=True)
class Asked:
    """One way to ask: method, what the browser says it takes, and what follows the path."""

    method: str = "GET"
    accept: str = "text/html"
    query: str = ""
    fragment: bool = False


PLAIN = Asked()
OTHER_WAYS = (
    Asked(accept="application/json", query="?page=2&format=json"),
    Asked(accept="*/*", fragment=True),
    Asked(method="HEAD"),
    Asked(method="OPTIONS"),
    Asked(method="POST"),
)


class Visitor:
    """Somebody with a browser: a sign-in, or none. Faults become pages, as on a real server.

    Django's own test client copies the context of every template; over thousands of pages that
    is most of the time, so requests go straight to the handler. Nine answers in ten are the page
    that says no, which is drawn without a request: it knows neither the address nor the person.
    Each is drawn once in a walk.
    """

    def __init__(self, client: Client) -> None:
        self.drawn: dict[tuple[str, str], str] = {}
        self.factory = RequestFactory()
        self.factory.cookies = client.cookies
        self.handler = ClientHandler()
        self.handler.load_middleware()
        # Somebody who is here already: otherwise every single page would renew the sign-in anew.
        client.get("/")

    def ask(self, address: Address, asked: Asked = PLAIN) -> HttpResponseBase:
        """Ask once and leave no trace: whatever the request changed is rolled back."""
        headers = {"Accept": asked.accept}
        if asked.fragment:
            headers["HX-Request"] = "true"
        request = self.factory.generic(asked.method, address.path + asked.query, headers=headers)
        request._dont_enforce_csrf_checks = True
        refusals = patch("sidelight.design.views.render_to_string", self.drawn_once)
        with transaction.atomic(), refusals:
            response = self.handler.get_response(request)
            transaction.set_rollback(True)
        return response

    def drawn_once(self, template: str, context: dict[str, Any]) -> str:  # Any: as Django has it
        """Return a page of `kind_answer`, which gives it a number of its own or nothing at all."""
        key = (template, str(context["reference"]))
        if key not in self.drawn:
            self.drawn[key] = render_to_string(template, context)
        return self.drawn[key]


def everything_in(response: HttpResponseBase) -> bytes:
    """Return headers and body as one, to search in."""
    heads = "\n".join(f"{name}: {value}" for name, value in response.items())
    return heads.encode() + b"\n\n" + response.getvalue()


def comparable(response: HttpResponseBase) -> tuple[int, bytes, bytes]:
    """Return status, headers and body with tokens masked, for two answers to be compared."""
    heads = sorted(
        f"{name}: {value}" for name, value in response.items() if name not in UNCOMPARED_HEADERS
    )
    body = TOKENS.sub(b"masked", response.getvalue())
    return response.status_code, "\n".join(heads).encode(), body


def walk(visitor: Visitor, pages: Iterable[Address], asked: Asked = PLAIN) -> Walked:
    """Visit every page once."""
    visitor.drawn.clear()
    for page in pages:
        yield page, visitor.ask(page, asked)
