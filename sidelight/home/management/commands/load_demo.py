"""Load the demo charity."""

from django.core.management.base import BaseCommand, CommandError

from sidelight.foundation import clock
from sidelight.home.actions import load_demo
from sidelight.people.errors import Refusal


class Command(BaseCommand):
    help = (
        "Fill an empty demo with invented people and their words; doing it twice changes nothing."
    )

    def handle(self, **options: object) -> None:
        try:
            path = load_demo(at=clock.now())
        except Refusal as refusal:
            raise CommandError(str(refusal)) from None
        if options["verbosity"]:
            self.stdout.write(f"The demo is loaded. How to sign in: {path}")
