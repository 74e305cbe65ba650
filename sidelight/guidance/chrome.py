"""The way to guidance at the foot of every page."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from sidelight.design.registers import NavLink


def ways_on() -> Sequence[NavLink]:
    """Return where every page leads beside the people who help."""
    return [
        NavLink(_("Help to tell somebody"), reverse("tell_somebody")),
        NavLink(_("Report a site"), reverse("report_a_site")),
    ]
