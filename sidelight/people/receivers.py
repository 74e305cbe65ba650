"""What people do when Django or allauth says that somebody signed in or has a new passphrase."""

from typing import Any

from django.http import HttpRequest

from sidelight.foundation import clock
from sidelight.people import actions
from sidelight.people.sign_ins import DEVICE, device_of


def note_device(request: HttpRequest, **told: Any) -> None:  # Any: what the library sends along
    """Keep what sort of device this is; until somebody says otherwise, it is not their own."""
    request.session[DEVICE] = device_of(request.META.get("HTTP_USER_AGENT", ""))
    request.session.setdefault("own_device", False)


def end_other_sign_ins(request: HttpRequest, **told: Any) -> None:  # Any: as above
    """A new passphrase: every other sign-in has lost its right already, and now goes as a row."""
    actions.end_sign_ins(told["user"], keep=request.session.session_key, at=clock.now())
