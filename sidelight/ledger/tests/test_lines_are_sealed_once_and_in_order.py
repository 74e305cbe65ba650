import stat
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from django.conf import settings
from django.db import IntegrityError, connection

from sidelight.foundation.later import recurring
from sidelight.ledger.actions import record, seal, seal_now, sealing
from sidelight.ledger.errors import HeadDisagrees
from sidelight.ledger.models import Act, Line, Seal
from sidelight.ledger.queries.chain import chain_end, unsealed
from sidelight.ledger.queries.head_file import head_path, heads_on_file
from sidelight.ledger.queries.verification import verification
from sidelight.ledger.rules.head import is_ours
from sidelight.ledger.tests.build import some_lines, verify

pytestmark = [pytest.mark.data, pytest.mark.django_db]


def test_every_line_gets_the_next_position(at: datetime) -> None:
    lines = some_lines(3, at)

    assert seal(at) == 3

    assert list(Seal.objects.order_by("position").values_list("position", "line_id")) == [
        (1, lines[0].pk),
        (2, lines[1].pk),
        (3, lines[2].pk),
    ]
    assert not unsealed().exists()


def test_sealing_again_seals_nothing_twice(at: datetime) -> None:
    some_lines(3, at)
    seal(at)

    assert seal(at + timedelta(minutes=1)) == 0
    assert Seal.objects.count() == 3


def test_a_long_queue_is_sealed_in_several_pieces(
    at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sealing, "LINES_AT_A_TIME", 4)
    some_lines(10, at)

    assert seal(at) == 10
    assert verification().chain_fault is None


def test_a_line_that_was_committed_late_gets_a_later_position(at: datetime) -> None:
    early, late = 10, 9
    for line_id in (early, late):
        Line.objects.create(pk=line_id, at=at, act=Act.JOINED, subject_kind="person")
        seal(at)

    assert list(Seal.objects.order_by("position").values_list("line_id", flat=True)) == [10, 9]
    assert "Every line is as it was written." in verify()


def test_a_second_worker_that_read_the_same_lines_adds_nothing(at: datetime) -> None:
    some_lines(2, at)
    end = chain_end()
    links = sealing._links(list(unsealed()), end, at)
    seal(at)

    assert sealing._add(links, end, at) is False
    assert Seal.objects.count() == 2


def test_the_database_itself_refuses_a_second_seal_in_one_place(at: datetime) -> None:
    some_lines(2, at)
    seal(at)
    another = record(Act.LEFT, actor_id=1, subject=("person", 1), at=at)

    with pytest.raises(IntegrityError):
        Seal.objects.create(
            position=2, line=another, previous_hash="0" * 64, hash="0" * 64, sealed_at=at
        )


@pytest.mark.django_db(transaction=True)
def test_workers_that_seal_at_the_same_time_make_one_chain(at: datetime) -> None:
    if connection.vendor == "sqlite":
        pytest.skip("SQLite lets one writer in; its tests share one database in memory")
    some_lines(200, at)

    def one_worker(number: int) -> int:
        try:
            return seal(at)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as workers:
        sealed = sum(workers.map(one_worker, range(4)))

    assert sealed == 200
    assert "200 lines sealed." in verify()


def test_the_head_is_signed_and_only_the_service_may_read_it(at: datetime) -> None:
    some_lines(3, at)
    seal(at)

    (head,) = heads_on_file()

    assert head.end == chain_end()
    assert is_ours(head, settings.SIDELIGHT_LEDGER_KEY)
    assert not is_ours(head, "another key")
    assert stat.S_IMODE(head_path().stat().st_mode) == 0o600


def test_a_worker_stopped_before_its_seals_were_kept_leaves_a_whole_ledger(
    at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    some_lines(2, at)
    seal(at)
    some_lines(2, at)
    with monkeypatch.context() as stopped:
        stopped.setattr(Seal.objects, "bulk_create", power_cut)
        with pytest.raises(PowerCut):
            seal(at)

    assert [head.count for head in heads_on_file()] == [2, 4]
    assert "2 lines sealed. 2 lines not yet sealed" in verify()
    assert seal(at) == 2
    assert [head.count for head in heads_on_file()] == [4]


def test_a_worker_stopped_after_its_seals_were_kept_leaves_a_whole_ledger(
    at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    some_lines(2, at)
    with monkeypatch.context() as stopped:
        stopped.setattr(sealing, "_settle", chain_end_then_power_cut())
        with pytest.raises(PowerCut):
            seal(at)

    assert [head.count for head in heads_on_file()] == [0, 2]
    assert "2 lines sealed. None waits" in verify()
    assert seal(at) == 0
    assert [head.count for head in heads_on_file()] == [2]


def test_nothing_is_signed_over_a_head_that_does_not_fit(at: datetime) -> None:
    some_lines(2, at)
    seal(at)
    head_path().unlink()
    some_lines(1, at)

    with pytest.raises(HeadDisagrees, match="absent"):
        seal(at)

    assert not head_path().exists()
    assert Seal.objects.count() == 2


def test_the_worker_seals_once_a_minute() -> None:
    assert [each.interval for each in recurring if each.task == seal_now] == [timedelta(minutes=1)]


class PowerCut(Exception):
    """The machine is off: nothing after this line happened."""


def power_cut(*arguments: object) -> None:
    raise PowerCut


def chain_end_then_power_cut() -> object:
    answers = iter([chain_end()])

    def settle() -> object:
        for answer in answers:
            return answer
        raise PowerCut

    return settle
