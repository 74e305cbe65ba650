"""Encrypt the keys of journals anew, after SIDELIGHT_ENCRYPTION_KEY was changed."""

from django.core.management.base import BaseCommand, CommandError

from sidelight.journal.actions.keys import rewrap_journal_keys


class Command(BaseCommand):
    help = "Encrypt every journal's key with the first of SIDELIGHT_ENCRYPTION_KEY."

    def handle(self, **options: object) -> None:
        done = rewrap_journal_keys()
        self.stdout.write(f"The keys of {done.done} journals open with the new key alone.")
        if done.closed:
            numbers = ", ".join(str(number) for number in done.closed)
            raise CommandError(
                f"{len(done.closed)} journals open with none of the keys that are set, those of: "
                f"{numbers}. Set the key that they were encrypted with as well, and say this again."
            )
