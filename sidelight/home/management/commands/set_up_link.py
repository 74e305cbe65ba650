"""Print the one-time link with which the first manager sets a place up."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse

from sidelight.foundation import clock
from sidelight.home.actions import make_set_up_link
from sidelight.people.errors import Refusal


class Command(BaseCommand):
    help = "Make a link for the first manager. It works once, for 24 hours; an older one ends."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--base", default="", help="the site's address, such as https://sidelight.example"
        )

    def handle(self, *, base: str, **options: object) -> None:
        try:
            token = make_set_up_link(at=clock.now())
        except Refusal as refusal:
            raise CommandError(str(refusal)) from None
        self.stdout.write(f"{base.rstrip('/')}{reverse('set_up', args=[token])}")
