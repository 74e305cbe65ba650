"""Plug the journal into people, notices and recurring work."""

from datetime import timedelta

from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "sidelight.journal"
    verbose_name = "Journal"

    def ready(self) -> None:
        from sidelight.foundation.later import every
        from sidelight.journal.actions.belongings import belongings
        from sidelight.journal.actions.plans import hide_plans
        from sidelight.journal.actions.sharing import end_shares_now, hide_shares
        from sidelight.journal.chrome import where_notices_lead
        from sidelight.notices.registers import leads_to
        from sidelight.people import registers

        leads_to.add(where_notices_lead)
        every(timedelta(hours=1), end_shares_now)
        registers.hiding.add(hide_shares)
        registers.hiding.add(hide_plans)
        for belonging in belongings():
            registers.belongings.add(belonging)
