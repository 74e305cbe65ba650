"""Write a version of a programme as a course pack into a folder."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from sidelight.courses.queries.builder import found_version
from sidelight.courses.queries.content import pack_of
from sidelight.courses.queries.packs.writing import files_of


class Command(BaseCommand):
    help = "Write a version of a programme as a course pack into a new folder."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("slug", help="of the programme, as in the address of its page")
        parser.add_argument("number", type=int, help="of the version")
        parser.add_argument("folder", type=Path, help="a folder that is new, or empty")

    def handle(self, *, slug: str, number: int, folder: Path, **options: object) -> None:
        version = found_version(slug, number)
        if version is None:
            raise CommandError(f"There is no version {number} of {slug}.")
        # The harm: a pack of two programmes mixed, or somebody's own files written over.
        if folder.exists() and any(folder.iterdir()):
            raise CommandError(f"{folder} is not empty.")
        files = files_of(pack_of(version))
        for path, content in files.items():
            there = folder / path
            there.parent.mkdir(parents=True, exist_ok=True)
            there.write_bytes(content)
        self.stdout.write(f"{len(files)} files are in {folder}.")
