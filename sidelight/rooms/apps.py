"""Plug rooms into people, the ledger's guards and the navigation."""

from datetime import timedelta

from django.apps import AppConfig


class RoomsConfig(AppConfig):
    name = "sidelight.rooms"
    verbose_name = "Live rooms"

    def ready(self) -> None:
        from sidelight.design.registers import navigation
        from sidelight.foundation.later import every
        from sidelight.ledger.registers import append_only
        from sidelight.people import registers
        from sidelight.rooms.actions.belongings import belongings
        from sidelight.rooms.actions.leaving import hide_from_rooms
        from sidelight.rooms.actions.retention import erase_what_is_not_kept_now, expiries
        from sidelight.rooms.chrome import links_for
        from sidelight.rooms.models import TranscriptView

        append_only.add(TranscriptView)
        every(timedelta(minutes=5), erase_what_is_not_kept_now)
        navigation.add(links_for)
        registers.hiding.add(hide_from_rooms)
        for belonging in belongings():
            registers.belongings.add(belonging)
        for expiry in expiries():
            registers.expiring.add(expiry)
