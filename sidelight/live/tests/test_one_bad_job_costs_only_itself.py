"""What has queued is kept together; what cannot be kept costs nobody else anything."""

from collections.abc import Sequence

from sidelight.live.writer import MOST_AT_ONCE, Writer

Told = list[tuple[str, str | None]]


class Disk:
    """Where jobs are kept, all together or none. It fails for `bad` jobs, or while it is away."""

    def __init__(self) -> None:
        self.kept: list[str] = []
        self.batches: list[int] = []
        self.told: Told = []
        self.is_away = self.telling_fails = False

    def keep(self, jobs: Sequence[str]) -> list[str]:
        if self.is_away or any("bad" in job for job in jobs):
            raise OSError
        self.kept += jobs
        self.batches.append(len(jobs))
        return [f"kept {job}" for job in jobs]

    def done(self, jobs: Sequence[str], outcomes: Sequence[str | None]) -> None:
        self.told += zip(jobs, outcomes, strict=True)
        if self.telling_fails:
            raise OSError


def written(disk: Disk, *jobs: str) -> Writer[str, str]:
    """Queue these before the thread begins, so that they are one batch; wait until all is done."""
    writer: Writer[str, str] = Writer(disk.keep, disk.done)
    for job in jobs:
        assert writer.put(job)
    writer.start()
    writer.stop()
    assert not writer.thread.is_alive()
    return writer


def test_what_has_queued_is_kept_together_and_answered_in_order() -> None:
    disk = Disk()

    written(disk, "one", "two", "three")

    assert disk.batches == [3]
    assert disk.told == [("one", "kept one"), ("two", "kept two"), ("three", "kept three")]


def test_one_bad_job_costs_only_itself() -> None:
    disk = Disk()

    written(disk, "one", "bad", "three")

    assert disk.kept == ["one", "three"]
    assert disk.told == [("one", "kept one"), ("bad", None), ("three", "kept three")]


def test_a_database_that_fails_refuses_every_job_and_keeps_nothing() -> None:
    disk = Disk()
    disk.is_away = True

    written(disk, "one", "two")

    assert disk.kept == []
    assert disk.told == [("one", None), ("two", None)]


def test_the_next_ones_are_kept_when_telling_failed() -> None:
    disk = Disk()
    disk.telling_fails = True

    written(disk, *(str(n) for n in range(MOST_AT_ONCE + 5)))

    assert disk.batches == [MOST_AT_ONCE, 5]
    assert len(disk.told) == MOST_AT_ONCE + 5


def test_nothing_is_taken_when_it_is_about_to_end() -> None:
    writer = written(Disk(), "one")

    assert not writer.put("two")


def test_far_too_much_is_not_taken() -> None:
    writer: Writer[str, str] = Writer(Disk().keep, Disk().done)
    writer.waiting.extend(["waits"] * 20_000)

    assert not writer.put("one more")


def test_nobody_is_told_before_it_is_kept() -> None:
    disk = Disk()
    order: list[str] = []

    def keep(jobs: Sequence[str]) -> list[str]:
        order.append("kept")
        return disk.keep(jobs)

    writer: Writer[str, str] = Writer(keep, lambda jobs, outcomes: order.append("told"))
    writer.put("one")
    writer.start()
    writer.stop()

    assert order == ["kept", "told"]


def test_it_is_counted_how_many_were_kept_at_once() -> None:
    disk, noted = Disk(), []
    writer: Writer[str, str] = Writer(
        disk.keep, disk.done, noted=lambda size, seconds: noted.append(size)
    )
    writer.put("one")
    writer.put("two")

    writer.start()
    writer.stop()

    assert noted == [2]
