"""Nothing that was acknowledged is lost, whatever ends the program or fills the disk."""

import asyncio
import os
import resource
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.rooms.bursts import Burst
from tests.rooms.pages import Page, until
from tests.rooms.sites import Site, copied, running
from tests.rooms.talking import gathered, within

ROUNDS = 5
SOME, MANY = 20, 60
LONG = "A long, ordinary day. " * 80
NO_ROOM_BYTES = 4_096  # not even one more page of the database


@within(120)
async def test_a_program_that_is_killed_in_a_burst_loses_nothing(site: Site) -> None:
    pages = await gathered(site.room(members=3), [site.web])
    burst = Burst(*pages.values())

    for number in range(1, ROUNDS + 1):
        sent = await killed_in(burst, site)
        await until(lambda: not any(page.is_open for page in pages.values()), "all are cut off")
        acknowledged = burst.taken()
        assert len(acknowledged) < sent, "no burst was in flight when the program was killed"

        await site.web.again()
        await asyncio.gather(*(page.come_back() for page in pages.values()))
        await asyncio.sleep(0.2 + 0.1 * number)  # not always in the same moment of the second
        await burst.say_again()
        await burst.is_whole(site, acknowledged=acknowledged)


async def killed_in(burst: Burst, site: Site) -> int:
    """Kill the program while everybody writes and is answered; return how much was sent so far."""
    before = len(burst.taken())
    await burst.say(MANY)
    await until(lambda: len(burst.taken()) >= before + SOME, "some are answered")
    await burst.say(SOME)  # the last of it a moment ago: no disk is as quick as that
    site.web.kill()
    return len(burst.said)


@within(60)
async def test_a_file_that_may_not_grow_is_refused_kindly(site: Site) -> None:
    await without_room(site, lambda: files_may_not_grow(site))


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can mount a small disk")
@within(90)
async def test_a_full_disk_is_refused_kindly(prepared_folder: Path, tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as disk:
        told = copied(prepared_folder, disk / "site")
        with running(told) as site:
            await without_room(site, lambda: filled(disk / "filling"))


async def without_room(site: Site, no_room: Callable[[], Iterator[None]]) -> None:
    """Let people talk until nothing more can be kept, and go on once there is room again."""
    pages = await gathered(site.room(members=3), [site.web])
    program = site.web.program
    burst = Burst(*pages.values())
    await burst.say(5)
    await until(lambda: burst.are_answered(burst.said), "each is answered")

    with no_room():
        await burst.say(100, LONG)
        await until(lambda: burst.are_answered(burst.said), "each is answered")
        assert burst.refused() == {"cannot_store"}
        assert all(page.is_open for page in pages.values())
        await reads(pages["Amira"])
        acknowledged = burst.taken()

    assert len(acknowledged) >= 5 * len(pages)
    await burst.say_again()
    await burst.is_whole(site, acknowledged=acknowledged)
    assert site.web.program is program
    assert program
    assert program.poll() is None


async def reads(page: Page) -> None:
    """Check that what was said can be read: reading goes on while nothing can be kept."""
    status, _ = await page.ask("events")
    assert status == 200


@contextmanager
def files_may_not_grow(site: Site) -> Iterator[None]:
    """Have the kernel refuse to let this program's files grow, as where space is counted."""
    assert site.web.program
    pid = site.web.program.pid
    before = resource.prlimit(pid, resource.RLIMIT_FSIZE)
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (NO_ROOM_BYTES, before[1]))
    try:
        yield
    finally:
        resource.prlimit(pid, resource.RLIMIT_FSIZE, before)


@contextmanager
def small_disk(place: Path) -> Iterator[Path]:
    """Mount a disk of a few megabytes; skip the test where even root may not."""
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=96m", "tmpfs", str(place)]
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("this machine does not let anybody mount a small disk")
    try:
        yield place
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True)


@contextmanager
def filled(file: Path) -> Iterator[None]:
    """Fill the disk to its last byte."""
    with suppress(OSError), file.open("wb", buffering=0) as filling:
        while filling.write(b"x" * 512):
            pass
    try:
        yield
    finally:
        file.unlink()
