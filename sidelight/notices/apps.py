"""Plug notices into people: what is kept, until when, and what is said about a complaint."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """Higher apps leave notices through its actions."""

    name = "sidelight.notices"
    verbose_name = "Notices"

    def ready(self) -> None:
        from sidelight.notices.actions import belongings, expiries, tell_of_complaint
        from sidelight.people import registers

        registers.complaint_moved.add(tell_of_complaint)
        for belonging in belongings():
            registers.belongings.add(belonging)
        for expiry in expiries():
            registers.expiring.add(expiry)
