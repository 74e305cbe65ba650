"""Plug people into Django and into the ledger's guards."""

from datetime import timedelta

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "sidelight.people"
    verbose_name = "People"

    def ready(self) -> None:
        from allauth.account.signals import password_changed
        from django.contrib.auth.signals import user_logged_in

        from sidelight.design.registers import navigation, page_needs
        from sidelight.foundation.editions import PublicTable, public_tables
        from sidelight.foundation.later import every
        from sidelight.ledger.registers import append_only
        from sidelight.people import actions, receivers, registers
        from sidelight.people.actions import belongings, leaving, retention
        from sidelight.people.chrome import links_for, needs_for
        from sidelight.people.models import Clause, Consent, HouseText, Person, RoleGrant

        append_only.add(Consent)
        navigation.add(links_for)
        page_needs.add(needs_for)
        user_logged_in.connect(receivers.note_device, dispatch_uid="people.note_device")
        password_changed.connect(receivers.end_other_sign_ins, dispatch_uid="people.passphrase")
        every(timedelta(days=1), actions.forget_sign_ins_now)
        every(timedelta(days=1), retention.run_retention_now)
        every(timedelta(hours=1), leaving.let_the_file_forget_now)
        for model in (HouseText, Clause, RoleGrant):
            public_tables.add(PublicTable(model))
        # Which public page speaks of people at all: who checked a number, who leads an evening.
        public_tables.add(PublicTable(Person, quiet=("password", "last_login")))
        for belonging in belongings.belongings():
            registers.belongings.add(belonging)
        for expiry in retention.expiries():
            registers.expiring.add(expiry)
