"""Plug safeguarding into people, the ledger's guards and the navigation."""

from django.apps import AppConfig


class SafeguardingConfig(AppConfig):
    name = "sidelight.safeguarding"
    verbose_name = "Safeguarding"

    def ready(self) -> None:
        from datetime import timedelta

        from sidelight.design.registers import navigation
        from sidelight.foundation.later import every
        from sidelight.ledger.registers import append_only
        from sidelight.notices.registers import leads_to
        from sidelight.people import registers
        from sidelight.safeguarding.actions.belongings import belongings
        from sidelight.safeguarding.actions.emergencies import tell_of_openings_now
        from sidelight.safeguarding.actions.from_outside import look_after_report
        from sidelight.safeguarding.actions.retention import expiries
        from sidelight.safeguarding.chrome import links_for, where_notices_lead
        from sidelight.safeguarding.models import Concern, ConcernDecision, FollowUp, Settling
        from sidelight.triage.registers import site_reported

        navigation.add(links_for)
        site_reported.add(look_after_report)
        leads_to.add(where_notices_lead)
        every(timedelta(hours=1), tell_of_openings_now)
        for table in (Concern, ConcernDecision, FollowUp, Settling):
            append_only.add(table)
        for belonging in belongings():
            registers.belongings.add(belonging)
        for expiry in expiries():
            registers.expiring.add(expiry)
