"""Where somebody goes on after a page that another one led to."""

from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode


def wanted_page(request: HttpRequest) -> str:
    """Return the page of ours that `next` in the address names, or nothing.

    The harm: a link that looks like ours could lead somebody to a page that is not.
    """
    wanted = request.GET.get(REDIRECT_FIELD_NAME, "")
    is_ours = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if is_ours else ""


def then(name: str, onward: str) -> str:
    """Return the address of a page from which somebody goes on to another one, if there is one."""
    asked = urlencode({REDIRECT_FIELD_NAME: onward})
    return f"{reverse(name)}?{asked}" if onward else reverse(name)
