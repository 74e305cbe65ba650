"""Every verb of the look."""

from sidelight.design.actions.logo import logo_from
from sidelight.design.actions.look import Choice, choose_look

__all__ = ["Choice", "choose_look", "logo_from"]
