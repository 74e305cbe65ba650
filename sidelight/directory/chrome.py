"""The ways from the foot of every page to the help of one place."""

from collections.abc import Sequence

from django.urls import reverse

from sidelight.design.registers import NavLink
from sidelight.directory.models import Nation


def places_of_help() -> Sequence[NavLink]:
    """Return a way to the help of each nation; where it was asked from is kept nowhere."""
    page = reverse("help_now")
    return [NavLink(str(label), f"{page}?where={code}") for code, label in Nation.choices]
