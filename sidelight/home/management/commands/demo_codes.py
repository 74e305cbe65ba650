"""Print the one-time codes of the demo's staff."""

from django.core.management.base import BaseCommand, CommandError

from sidelight.foundation import clock
from sidelight.people.actions import codes_of_the_demo
from sidelight.people.errors import Refusal


class Command(BaseCommand):
    help = "Print each sign-in name of the demo's staff with the one-time code of this half minute."

    def handle(self, **options: object) -> None:
        try:
            codes = codes_of_the_demo(at=clock.now())
        except Refusal:
            raise CommandError("Codes are printed in the demo only.") from None
        for sign_in_name, code in codes.items():
            self.stdout.write(f"{sign_in_name} {code}")
