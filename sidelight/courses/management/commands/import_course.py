"""Bring in a course pack, however large, as a draft of one counsellor."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from sidelight.courses.actions.packs.opening import pack_from
from sidelight.courses.actions.programmes.beginning import bring_in
from sidelight.courses.errors.programmes import PackHasFaults
from sidelight.courses.queries.packs.opening import files_of_folder, files_of_zip
from sidelight.foundation import clock
from sidelight.people.errors import Refusal
from sidelight.people.queries import somebody_called


class Command(BaseCommand):
    help = "Bring in a course pack, a folder or a zip, as a draft: see docs/course-pack.md."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("pack", type=Path, help="the folder with course.md, or a zip of it")
        parser.add_argument("--by", required=True, help="the shown name of a counsellor")

    def handle(self, *, pack: Path, by: str, **options: object) -> None:
        counsellor = somebody_called(by)
        if counsellor is None:
            raise CommandError(f"Nobody here is called {by}.")
        try:
            files = files_of_folder(pack) if pack.is_dir() else files_of_zip(pack.read_bytes())
            version = bring_in(pack_from(files), by=counsellor, at=clock.now())
        except OSError as unread:
            raise CommandError(f"{pack} cannot be read: {unread.strerror}.") from unread
        except PackHasFaults as refusal:
            raise CommandError("\n".join(map(str, (refusal, *refusal.faults)))) from refusal
        except Refusal as refusal:
            raise CommandError(str(refusal)) from refusal
        address = f"{version.programme.slug} {version.number}"
        self.stdout.write(f"“{version.title}” is a draft of {counsellor.shown_name}: {address}")
