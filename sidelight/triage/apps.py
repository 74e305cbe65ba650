"""Plug triage into people, notices and the ledger's guards."""

from django.apps import AppConfig


class TriageConfig(AppConfig):
    name = "sidelight.triage"
    verbose_name = "Triage"

    def ready(self) -> None:
        from sidelight.ledger.registers import append_only
        from sidelight.notices.registers import leads_to
        from sidelight.people import registers
        from sidelight.triage.actions.belongings import belongings
        from sidelight.triage.actions.retention import expiries
        from sidelight.triage.chrome import where_notices_lead
        from sidelight.triage.models import HarmfulLink, LinkTakenOff, SiteDecision

        leads_to.add(where_notices_lead)
        for table in (SiteDecision, HarmfulLink, LinkTakenOff):
            append_only.add(table)
        for belonging in belongings():
            registers.belongings.add(belonging)
        for expiry in expiries():
            registers.expiring.add(expiry)
