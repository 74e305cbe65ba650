"""Plug notices into people: what is kept, until when, who is told, and who is told no more."""

from datetime import timedelta

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """Higher apps leave notices and tell people through its actions."""

    name = "sidelight.notices"
    verbose_name = "Notices"

    def ready(self) -> None:
        from sidelight.foundation.later import every
        from sidelight.notices import actions
        from sidelight.people import registers

        every(timedelta(minutes=1), actions.send_due_now)
        registers.complaint_moved.add(actions.tell_of_complaint)
        registers.contact_changed.add(actions.follow_contact)
        registers.hiding.add(actions.end_waiting)
        for belonging in actions.belongings():
            registers.belongings.add(belonging)
        for expiry in actions.expiries():
            registers.expiring.add(expiry)
