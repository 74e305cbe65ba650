"""The look alone: its own addresses, and empty registers that a test may fill."""

from collections.abc import Callable, Sequence
from datetime import datetime

import pytest
from django.http import HttpRequest
from django.test import Client

from sidelight.design import registers
from sidelight.design.registers import HelpLine, NavLink
from sidelight.foundation.register import Register

LINE = HelpLine("Test line", phone="000 111", text_number="85000", hours="Day and night")


@pytest.fixture(autouse=True)
def _own_addresses(settings: object, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.ROOT_URLCONF = "sidelight.design.tests.addresses"
    settings.MIDDLEWARE = [
        "sidelight.design.middleware.privacy_headers",
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "sidelight.design.middleware.no_blank_refusals",
        "django.contrib.messages.middleware.MessageMiddleware",
    ]
    settings.CSRF_FAILURE_VIEW = "sidelight.design.views.form_expired"
    settings.SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"
    options = {
        "context_processors": [
            "django.template.context_processors.request",
            "django.contrib.messages.context_processors.messages",
            "sidelight.design.chrome.chrome",
        ]
    }
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "OPTIONS": options}]
    monkeypatch.setattr(registers, "help_lines", Register())
    monkeypatch.setattr(registers, "navigation", Register())
    monkeypatch.setattr(registers, "page_needs", Register())
    monkeypatch.setattr(registers, "footer_ways", Register())
    monkeypatch.setattr(registers, "help_places", Register())


@pytest.fixture
def help_lines() -> Register[Callable[[datetime], Sequence[HelpLine]]]:
    """The register, with one provider that answers."""
    registers.help_lines.add(lambda at: [LINE])
    return registers.help_lines


@pytest.fixture
def navigation() -> Register[Callable[[HttpRequest], Sequence[NavLink]]]:
    """The register, with one link that knows where the visitor is."""
    registers.navigation.add(
        lambda request: [NavLink("Spaces", "/spaces/", current=request.path.startswith("/h"))]
    )
    return registers.navigation


@pytest.fixture
def visitor() -> Client:
    """A browser that shows error pages instead of raising."""
    return Client(raise_request_exception=False)
