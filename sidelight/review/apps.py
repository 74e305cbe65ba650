"""Plug review into people, the ledger's guards and the navigation."""

from django.apps import AppConfig


class ReviewConfig(AppConfig):
    name = "sidelight.review"
    verbose_name = "Review"

    def ready(self) -> None:
        from sidelight.design.registers import navigation
        from sidelight.ledger.registers import append_only
        from sidelight.people import registers
        from sidelight.people.registers import chosen_names_let_go, name_chosen
        from sidelight.review.actions import let_names_go, submit_name
        from sidelight.review.actions.belongings import belongings, hide_words
        from sidelight.review.actions.retention import expiries
        from sidelight.review.chrome import links_for
        from sidelight.review.models import Decision
        from sidelight.review.receivers import chosen_name
        from sidelight.review.registers import add_kind

        append_only.add(Decision)
        name_chosen.add(submit_name)
        chosen_names_let_go.add(let_names_go)
        navigation.add(links_for)
        add_kind(chosen_name())
        registers.hiding.add(hide_words)
        for belonging in belongings():
            registers.belongings.add(belonging)
        for expiry in expiries():
            registers.expiring.add(expiry)
