"""The ways in and out that every page shows."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext

from sidelight.design.registers import NavLink


def links_for(request: HttpRequest) -> list[NavLink]:
    """Return the way out for somebody signed in, and the two ways in for a stranger."""
    if request.user.is_authenticated:
        return [_link(request, gettext("Sign out"), "account_logout")]
    return [
        _link(request, gettext("Join"), "join"),
        _link(request, gettext("Sign in"), "account_login"),
    ]


def _link(request: HttpRequest, label: str, name: str) -> NavLink:
    address = reverse(name)
    return NavLink(label=label, address=address, current=request.path == address)
