"""Plug the community into review and the navigation."""

from datetime import timedelta

from django.apps import AppConfig


class CommunityConfig(AppConfig):
    name = "sidelight.community"
    verbose_name = "Community"

    def ready(self) -> None:
        from sidelight.community.actions import clear_search_leftovers
        from sidelight.community.actions.belongings import belongings, expiries, hide_posts
        from sidelight.community.chrome import links_for
        from sidelight.community.receivers import kinds
        from sidelight.design.registers import navigation
        from sidelight.foundation.later import every
        from sidelight.people import registers
        from sidelight.review.registers import add_kind

        navigation.add(links_for)
        every(timedelta(hours=1), clear_search_leftovers)
        for kind in kinds():
            add_kind(kind)
        registers.hiding.add(hide_posts)  # after review's: it shows what stands then
        registers.after_erasing.add(clear_search_leftovers.call)
        for belonging in belongings():
            registers.belongings.add(belonging)
        for expiry in expiries():
            registers.expiring.add(expiry)
