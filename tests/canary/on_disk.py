"""A site in a folder of its own, in which somebody leaves: what is in its files before and after.

Run as a program, told by SIDELIGHT_DATA where; it prints which words are in which file.
"""

import json
import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import django

AT = datetime(2026, 3, 4, 19, 0, tzinfo=UTC)


def main() -> None:
    """Make the site, plant a life, look, let its owner leave, look again."""
    django.setup()
    from django.core.management import call_command  # noqa: PLC0415  # after Django's own set-up
    from django.db import connection  # noqa: PLC0415

    from sidelight.people import actions, registers  # noqa: PLC0415
    from tests.build import Place  # noqa: PLC0415
    from tests.canary.life import COMPLAINT, names_of, plant_a_life  # noqa: PLC0415
    from tests.canary.planted import Scene  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    registers.before_joining = type(registers.before_joining)()
    place = Place.founded(AT - timedelta(days=30))
    quill, dee = place.member("Quillfern", "16-17"), place.member("Dee", "16-17")
    moderator = place.staff("Mo", "moderator")
    planted = plant_a_life(Scene(place, author=quill, other=dee, moderator=moderator, at=AT))
    own = {what: planted.seen[what] for what in ("standing", "newer_body")}
    words = {**planted.unseen, **own, **names_of(quill)}
    words.pop(COMPLAINT)
    before = found(words)
    actions.leave(quill, at=AT)
    after = found(words)
    connection.close()
    json.dump({"before": before, "after": after, "closed": found(words)}, sys.stdout)


def found(words: dict[str, str]) -> list[str]:
    """Return which words stand in any file of the folder; from the second letter on."""
    files = [path for path in Path(os.environ["SIDELIGHT_DATA"]).rglob("*") if path.is_file()]
    held = b"\n".join(path.read_bytes() for path in files)
    return sorted(what for what, word in words.items() if word[1:].encode() in held)


if __name__ == "__main__":
    main()
