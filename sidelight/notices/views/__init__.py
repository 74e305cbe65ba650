"""The pages of notices: what a link in a message opens."""

from sidelight.notices.views.stopping import message_stop

__all__ = ["message_stop"]
