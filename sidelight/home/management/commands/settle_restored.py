"""Make a restored site safe to open: erase again who left, and sign everybody out."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError

from sidelight.foundation import clock
from sidelight.home.actions import settle_restored
from sidelight.people.errors import NotOurErasure


class Command(BaseCommand):
    help = "Erase again, end every sign-in, note the restore. `sidelight restore` says this."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--rows", type=int, required=True, help="how many the backup holds")

    def handle(self, *, rows: int, **options: object) -> None:
        try:
            settled = settle_restored(rows=rows, at=clock.now())
        except NotOurErasure as stranger:
            raise CommandError(
                "The list of erasures was not written by this site, or a line of it is damaged. "
                "Move that file away, and name a copy that was carried away (--erasures FILE)"
            ) from stranger
        self.stdout.write(f"Erased again: {settled.erased_again}")
        self.stdout.write(f"Sign-ins ended: {settled.sign_ins_ended}")
