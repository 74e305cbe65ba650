"""Course packs for tests: a small whole one as files, to change one thing of."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZipFile

from PIL import Image

COURSE = """---
format: sidelight-course-pack
version: 1
title: Small steps
summary: Two evenings to try a course with.
licence: CC-BY-4.0
language: en-GB
authors: [A small charity]
notice: "sample: have it reviewed by a clinician before use"
ages: [13-15, 16-17]
---

For **everybody** who wants to look.

![A path in a park](media/path.png)
"""
WEEK = """---
title: Who am I
one_thing: Notice one thing that you like.
---

What makes you *you*.
"""
WELCOME = """---
kind: welcome
title: Welcome
minutes: 5
messages:
  - "Hello everybody: good to see you."
  - Take your time.
---

Good to have you here.

# For leaders

Wait until everybody is there.
"""
POLL = """---
kind: poll
title: How was the day
minutes: 10
options: [Yes, No, Not sure]
---

Pick what fits.
"""
CARDS = """---
kind: sort_cards
title: Sort the cards
minutes: 20
cards:
  - Music
  - A walk
piles: [Helps me, Not for me]
---
"""
HANDOUT = """---
title: What helps
---

- Music
- A walk
"""


def picture(end: str = "png", *, size: tuple[int, int] = (40, 30)) -> bytes:
    """A small plain picture of this kind."""
    written = BytesIO()
    formats = {"png": "PNG", "jpg": "JPEG", "webp": "WEBP"}
    Image.new("RGB", size, (23, 107, 100)).save(written, formats[end])
    return written.getvalue()


def small_pack(changed: Mapping[str, str | bytes | None] | None = None) -> dict[str, bytes]:
    """The files of a pack of two weeks. A path in `changed` gets other content; None is gone."""
    files: dict[str, str | bytes | None] = {
        "course.md": COURSE,
        "weeks/1-who-am-i/week.md": WEEK,
        "weeks/1-who-am-i/01-welcome.md": WELCOME,
        "weeks/1-who-am-i/02-poll.md": POLL,
        "weeks/1-who-am-i/handouts/what-helps.md": HANDOUT,
        "weeks/2-choices/week.md": WEEK.replace("Who am I", "Choices"),
        "weeks/2-choices/01-cards.md": CARDS,
        "media/path.png": picture(),
        **(changed or {}),
    }
    return {
        path: content.encode() if isinstance(content, str) else content
        for path, content in files.items()
        if content is not None
    }


def zipped(files: Mapping[str, bytes]) -> bytes:
    """These files as a zip."""
    written = BytesIO()
    with ZipFile(written, "w") as opened:
        for path, content in files.items():
            opened.writestr(path, content)
    return written.getvalue()
