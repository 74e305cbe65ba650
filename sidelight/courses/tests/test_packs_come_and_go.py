"""A pack is brought in whole or not at all, and what is taken along can be brought in again."""

from collections.abc import Callable
from datetime import datetime
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from sidelight.courses.actions.packs.opening import pack_from
from sidelight.courses.models import Medium, ProgrammeVersion
from sidelight.courses.queries.content import pack_of
from sidelight.courses.queries.packs.opening import files_of_folder, files_of_zip
from sidelight.courses.tests.packs import POLL, small_pack, zipped
from sidelight.courses.tests.programmes import drafted
from sidelight.people.models import Person

pytestmark = pytest.mark.django_db
Browsers = Callable[[Person | None], Client]
STEP = "weeks/1-who-am-i/02-poll.md"


def sent(content: bytes) -> dict[str, SimpleUploadedFile]:
    return {"pack": SimpleUploadedFile("pack.zip", content)}


def test_a_whole_pack_becomes_a_draft(cass: Person, browser_of: Browsers) -> None:
    answer = browser_of(cass).post(reverse("new_pack"), sent(zipped(small_pack())))

    version = ProgrammeVersion.objects.get()
    assert answer.url == reverse("staff_version", args=[version.programme.slug, 1])
    assert (version.written_by, version.published_at) == (cass, None)
    assert pack_of(version) == pack_from(small_pack())


def test_faults_are_shown_by_file_and_line_and_nothing_is_kept(
    cass: Person, browser_of: Browsers
) -> None:
    broken = small_pack({STEP: POLL.replace("[Yes, No, Not sure]", "[Yes]"), "notes.txt": "x"})

    answer = browser_of(cass).post(reverse("new_pack"), sent(zipped(broken)))

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "2 things are to be put right first" in page
    assert STEP in page
    assert "Line 5:" in page
    assert "a poll needs between 2 and 8 options." in page
    assert "nothing is read from here" in page
    assert not ProgrammeVersion.objects.exists()
    assert not Medium.objects.exists()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"no zip at all", "This is no zip file that can be read."),
        (bytes(400_001), "This is more than 400 kilobytes."),
        (b"", "This file is empty."),
        (zipped({"../course.md": b"x"}), "this name leads out of the pack."),
    ],
)
def test_what_is_no_pack_is_said(
    content: bytes, says: str, cass: Person, browser_of: Browsers
) -> None:
    answer = browser_of(cass).post(reverse("new_pack"), sent(content))

    assert answer.status_code == 422
    assert says in answer.content.decode()


def test_nothing_in_a_pack_becomes_markup(cass: Person, browser_of: Browsers) -> None:
    evil = "<script>x</script>"
    broken = small_pack({STEP: POLL.replace("kind: poll", f"kind: '{evil}'")})
    broken[f"{evil}.md"] = b"x"

    page = browser_of(cass).post(reverse("new_pack"), sent(zipped(broken))).content.decode()

    assert evil not in page


def test_what_is_taken_along_comes_back_as_it_was(
    cass: Person, yusuf: Person, browser_of: Browsers, at: datetime
) -> None:
    version = drafted(by=cass, at=at)

    answer = browser_of(yusuf).get(reverse("version_pack", args=[version.programme.slug, 1]))

    assert answer.headers["Content-Type"] == "application/zip"
    assert 'filename="small-steps-1.zip"' in answer.headers["Content-Disposition"]
    assert pack_from(files_of_zip(answer.content)) == pack_of(version)


@pytest.mark.parametrize("way", ["folder", "zip"])
def test_the_commands_bring_in_and_take_along(
    way: str, cass: Person, at: datetime, tmp_path: Path
) -> None:
    first, told = drafted(by=cass, at=at), StringIO()
    folder = tmp_path / "pack"
    call_command("export_course", first.programme.slug, "1", str(folder), stdout=told)
    if way == "zip":
        (tmp_path / "pack.zip").write_bytes(zipped(files_of_folder(folder)))
        folder = tmp_path / "pack.zip"

    call_command("import_course", str(folder), by="Cass", stdout=told)

    second = ProgrammeVersion.objects.latest("pk")
    assert second.programme != first.programme
    assert pack_of(second) == pack_of(first)
    assert second.programme.slug in told.getvalue()


def test_the_commands_say_what_is_wrong(
    cass: Person, max: Person, at: datetime, tmp_path: Path
) -> None:
    (tmp_path / "course.md").write_text("---\ntitle: 1\n---\n")
    slug = drafted(by=cass, at=at).programme.slug
    out = {"stdout": StringIO()}

    with pytest.raises(CommandError, match=r"course\.md, line 2: “title” needs words"):
        call_command("import_course", str(tmp_path), by="Cass", **out)
    with pytest.raises(CommandError, match="Nobody here is called Nobody"):
        call_command("import_course", str(tmp_path), by="Nobody", **out)
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("import_course", str(tmp_path / "gone"), by="Cass", **out)
    with pytest.raises(CommandError, match="is not empty"):
        call_command("export_course", slug, "1", str(tmp_path), **out)
    with pytest.raises(CommandError, match="There is no version 2"):
        call_command("export_course", slug, "2", str(tmp_path / "new"), **out)
    assert ProgrammeVersion.objects.count() == 1


def test_nobody_but_a_counsellor_brings_one_in(max: Person, tmp_path: Path) -> None:
    (tmp_path / "pack.zip").write_bytes(zipped(small_pack()))

    with pytest.raises(CommandError, match="Only a counsellor"):
        call_command("import_course", str(tmp_path / "pack.zip"), by="Max", stdout=BytesIO())
    assert not ProgrammeVersion.objects.exists()
