"""Plug review into people, the ledger's guards and the navigation."""

from django.apps import AppConfig


class ReviewConfig(AppConfig):
    name = "sidelight.review"
    verbose_name = "Review"

    def ready(self) -> None:
        from sidelight.design.registers import navigation
        from sidelight.ledger.registers import append_only
        from sidelight.people.registers import name_chosen
        from sidelight.review.actions import submit_name
        from sidelight.review.chrome import links_for
        from sidelight.review.models import Decision
        from sidelight.review.receivers import chosen_name
        from sidelight.review.registers import add_kind

        append_only.add(Decision)
        name_chosen.add(submit_name)
        navigation.add(links_for)
        add_kind(chosen_name())
