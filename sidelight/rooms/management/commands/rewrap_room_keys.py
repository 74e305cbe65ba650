"""Encrypt the keys of rooms anew, after SIDELIGHT_ENCRYPTION_KEY was changed."""

from django.core.management.base import BaseCommand, CommandError

from sidelight.rooms.actions.keys import rewrap_room_keys


class Command(BaseCommand):
    help = "Encrypt every room's key with the first of SIDELIGHT_ENCRYPTION_KEY."

    def handle(self, **options: object) -> None:
        done = rewrap_room_keys()
        self.stdout.write(f"The keys of {done.done} rooms open with the new key alone.")
        if done.closed:
            numbers = ", ".join(str(number) for number in done.closed)
            raise CommandError(
                f"{len(done.closed)} rooms open with none of the keys that are set: {numbers}. "
                "Set the key that they were encrypted with as well, and say this again."
            )
