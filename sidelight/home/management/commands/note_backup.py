"""Write into the ledger that a backup was made or tried. The launcher says it; people need not."""

from argparse import ArgumentParser
from datetime import timedelta

from django.core.management.base import BaseCommand

from sidelight.foundation import clock
from sidelight.home.actions import note_backup, note_drill

NOTES = {"made": note_backup, "tried": note_drill}


class Command(BaseCommand):
    help = "Note a backup in the ledger. `sidelight backup` and `sidelight drill` say this."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("what", choices=NOTES)
        parser.add_argument("--rows", type=int, required=True)
        parser.add_argument("--seconds", type=float, required=True)

    def handle(self, *, what: str, rows: int, seconds: float, **options: object) -> None:
        NOTES[what](rows=rows, took=timedelta(seconds=seconds), at=clock.now())
