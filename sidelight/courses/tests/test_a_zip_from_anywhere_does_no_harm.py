"""A zip is not believed: neither its names, nor its sizes, nor what it says its files are."""

import struct
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest

from sidelight.courses.errors.programmes import PackHasFaults
from sidelight.courses.queries.packs import opening
from sidelight.courses.queries.packs.opening import files_of_folder, files_of_zip
from sidelight.courses.tests.packs import small_pack, zipped

LINK = 0o120777 << 16


def refused(content: bytes) -> list[str]:
    with pytest.raises(PackHasFaults) as refusal:
        files_of_zip(content)
    return [str(fault) for fault in refusal.value.faults]


def zip_with(*entries: tuple[str | ZipInfo, bytes]) -> bytes:
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as opened:
        for name, content in entries:
            opened.writestr(name, content)
    return written.getvalue()


def linked(name: str) -> ZipInfo:
    entry = ZipInfo(name)
    entry.create_system, entry.external_attr = 3, LINK
    return entry


@pytest.mark.parametrize(
    "name",
    ["../course.md", "a/../../b.md", "/etc/course.md", "a//b.md", "./course.md", "c:/course.md",
     "..\\course.md", "x" * 201],
)  # fmt: skip
def test_a_name_that_leads_out_is_refused(name: str) -> None:
    (found,) = refused(zip_with((name, b"x")))

    assert found.endswith("this name leads out of the pack.")


def test_a_link_is_not_followed() -> None:
    found = refused(zip_with((linked("course.md"), b"/etc/passwd")))

    assert found == ["course.md: this is no file of its own: links are not followed."]


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("second", ["course.md", "Course.md"])
def test_two_files_of_one_name_are_refused(second: str) -> None:
    found = refused(zip_with(("course.md", b"a"), (second, b"b")))

    assert {one.partition(": ")[2] for one in found} == {"there are two files of this name."}


def test_a_small_zip_does_not_grow_large() -> None:
    bomb = zip_with(*[(f"{number}.md", bytes(1_000_000)) for number in range(13)])
    assert len(bomb) < 20_000

    assert refused(bomb) == ["This is too much: at most 600 files and 12 megabytes."]


def test_one_file_that_is_too_large_is_named() -> None:
    found = refused(zip_with(("course.md", bytes(1_000_001))))

    assert found == ["course.md: this file is too large: at most 1000 kilobytes."]


def test_a_size_that_is_a_lie_does_not_help() -> None:
    """The zip says ten bytes, and unpacks to a million: no more than ten are read."""
    honest = zip_with(("course.md", bytes(1_000_000)))
    size, lie = struct.pack("<L", 1_000_000), struct.pack("<L", 10)
    assert honest.count(size) == 2

    assert refused(honest.replace(size, lie)) == ["This is no zip file that can be read."]


def test_many_files_are_too_many() -> None:
    many = zip_with(*[(f"{number}.md", b"") for number in range(601)])

    assert refused(many) == ["This is too much: at most 600 files and 12 megabytes."]


# Named: a zip holds the time at which it was made, and no two workers would make the same one.
@pytest.mark.parametrize(
    "content",
    [b"", b"PK", b"no zip", zip_with(("a", b"b" * 99))[:-30]],
    ids=["empty", "begins like one", "words", "cut short"],
)
def test_what_is_no_zip_is_said(content: bytes) -> None:
    assert refused(content) == ["This is no zip file that can be read."]


def test_every_byte_that_breaks_gives_an_answer() -> None:
    """Each byte of a whole zip is turned over: files, or a refusal, and nothing else."""
    whole = zipped({"course.md": b"a line\n" * 5, "weeks/1-a/week.md": b"another\n"})
    answers = set()
    for at in range(len(whole)):
        try:
            files_of_zip(whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :])
            answers.add("files")
        except PackHasFaults:
            answers.add("refused")

    assert answers == {"files", "refused"}


def test_a_locked_file_is_said() -> None:
    plain = zip_with(("course.md", b"x"))
    at = plain.index(b"PK\x01\x02") + 8
    locked = plain[:at] + b"\x01" + plain[at + 1 :]

    assert refused(locked) == ["course.md: this file is locked with a password."]


def test_what_a_mac_leaves_and_one_folder_around_it_are_left_out() -> None:
    inside = {f"my-course/{path}": content for path, content in small_pack().items()}
    beside = {"__MACOSX/my-course/._course.md": b"x", "my-course/.DS_Store": b"x"}

    assert files_of_zip(zipped(inside | beside)) == small_pack()


def test_a_folder_is_read_and_its_links_are_not(tmp_path: Path) -> None:
    for path, content in small_pack().items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    assert files_of_folder(tmp_path) == small_pack()

    (tmp_path / "weeks" / "3-away").symlink_to(tmp_path.parent)
    with pytest.raises(PackHasFaults) as refusal:
        files_of_folder(tmp_path)

    assert [str(one) for one in refusal.value.faults] == [
        "weeks/3-away: this is no file of its own: links are not followed."
    ]


def test_a_folder_that_is_too_much_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path, content in small_pack().items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)

    monkeypatch.setattr(opening, "MOST_FILES", 3)
    with pytest.raises(PackHasFaults) as refusal:
        files_of_folder(tmp_path)

    assert "This is too much" in str(refusal.value.faults[0])


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(PackHasFaults) as refusal:
        files_of_folder(tmp_path / "nowhere")

    assert str(refusal.value.faults[0]) == "There is no such folder."
