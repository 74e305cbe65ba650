"""A page shown, read and taken back at the same moment: one share stands, or none."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from sidelight.courses.tests.crowd import afterwards, all_at_once, one_database_for_all
from sidelight.courses.tests.journals import group_of, shown
from sidelight.journal.actions import (
    end_shares,
    open_share,
    say_it_was_read,
    share_page,
    take_back,
)
from sidelight.journal.errors import NothingToRead
from sidelight.journal.models import Page, Share
from sidelight.journal.tests.build import written
from sidelight.ledger.models import Act, Line
from sidelight.notices.models import Notice, NoticeKind
from sidelight.people.actions import leave
from sidelight.people.errors import Refusal
from sidelight.people.models import Person
from tests.build import Place, new_key

pytestmark = [pytest.mark.data, pytest.mark.django_db(transaction=True)]
MANY = 12
Ended = Share.Ended


@pytest.fixture
def page(place: Place, amira: Person, cass: Person, yusuf: Person, at: datetime) -> Page:
    """A page of Amira's, who has a place in the group of Cass."""
    group_of(amira, cass, yusuf, by=place.manager, at=at)
    return written(amira, "A quiet day.", at=at)


def lines(act: Act) -> int:
    return Line.objects.filter(act=act).count()


def endings() -> list[tuple[str, int]]:
    """Return how each share stands, and how long its copy is, the oldest first."""
    shares = Share.objects.order_by("pk")
    return [(one.ended_how, min(len(bytes(one.sealed)), 1)) for one in shares]


def test_one_form_sent_many_times_is_one_share(
    page: Page, cass: Person, at: datetime, tmp_path: Path
) -> None:
    with one_database_for_all(tmp_path):
        made = all_at_once(
            lambda key: share_page(page, reader=cass, seen=1, key=key, at=at).pk,
            [new_key()] * MANY,
        )
        kept, told = afterwards(endings), afterwards(lambda: lines(Act.PAGE_SHARED))

    assert len(set(made)) == 1
    assert (kept, told) == ([("", 1)], 1)


def test_of_many_forms_one_share_stands_and_no_other_copy_is_left(
    page: Page, cass: Person, at: datetime, tmp_path: Path
) -> None:
    with one_database_for_all(tmp_path):
        all_at_once(
            lambda key: share_page(page, reader=cass, seen=1, key=key, at=at),
            [new_key() for _ in range(MANY)],
        )
        kept = afterwards(endings)

    assert kept == [(Ended.REPLACED, 0)] * (MANY - 1) + [("", 1)]


def test_taken_back_while_it_is_shown_anew_leaves_nothing_that_was_there_before(
    page: Page, cass: Person, at: datetime, tmp_path: Path
) -> None:
    """Whoever takes it back a moment after showing it anew means what stands then."""
    share = shown(page, cass, at=at)

    def do(key: object) -> None:
        if key is None:
            take_back(share, at=at)
        else:
            share_page(page, reader=cass, seen=1, key=key, at=at)  # type: ignore[arg-type]

    with one_database_for_all(tmp_path):
        all_at_once(do, [new_key() if n % 3 else None for n in range(MANY)])
        afterwards(lambda: take_back(share, at=at))
        kept, told = afterwards(endings), afterwards(lambda: lines(Act.PAGE_TAKEN_BACK))

    assert all(length == 0 for _, length in kept)
    assert {how for how, _ in kept} <= {Ended.REPLACED, Ended.TAKEN_BACK}
    assert told == sum(how == Ended.TAKEN_BACK for how, _ in kept)


def test_taken_back_at_once_by_many_and_by_the_clock_ends_once(
    page: Page, cass: Person, at: datetime, tmp_path: Path
) -> None:
    share = shown(page, cass, at=at)
    page.person.applications.update(ended_at=at, ended_how="withdrawn")

    with one_database_for_all(tmp_path):
        all_at_once(
            lambda number: take_back(share, at=at) if number % 2 else end_shares(at), range(MANY)
        )
        kept, told = afterwards(endings), afterwards(lambda: lines(Act.PAGE_TAKEN_BACK))

    (how, length), *others = kept
    assert (others, length) == ([], 0)
    assert told == (1 if how == Ended.TAKEN_BACK else 0)


def test_whoever_leaves_while_the_clock_ends_shares_stops_nothing(
    page: Page, cass: Person, at: datetime, tmp_path: Path
) -> None:
    shown(page, cass, at=at)
    page.person.applications.update(ended_at=at, ended_how="withdrawn")

    with one_database_for_all(tmp_path):
        all_at_once(
            lambda number: leave(page.person, at=at) if number == 3 else end_shares(at),
            range(MANY),
        )
        kept = afterwards(Share.objects.count)

    assert kept == 0


def test_read_at_once_on_many_devices_is_told_once(
    page: Page, cass: Person, at: datetime, tmp_path: Path
) -> None:
    share = shown(page, cass, at=at)

    with one_database_for_all(tmp_path):
        all_at_once(lambda n: say_it_was_read(share, f"Thank you, {n}.", by=cass, at=at), range(8))
        told = afterwards(lambda: Notice.objects.filter(kind=NoticeKind.PAGE_READ).count())

    assert told == 1


def test_whoever_reads_while_it_is_taken_back_reads_it_on_record_or_not_at_all(
    page: Page, cass: Person, at: datetime, tmp_path: Path
) -> None:
    share = shown(page, cass, at=at)

    def do(number: int) -> bool:
        if number == MANY // 2:
            take_back(share, at=at)
            return False
        return taken(lambda: open_share(share, by=cass, at=at))

    with one_database_for_all(tmp_path):
        read = all_at_once(do, range(MANY))
        after = afterwards(lambda: taken(lambda: open_share(share, by=cass, at=at)))
        on_record = afterwards(lambda: lines(Act.RECORD_VIEWED))

    assert not after
    assert on_record == sum(read)


def taken(do: Callable[[], object]) -> bool:
    """Return whether it was done; what there is nothing of is refused and never fails."""
    try:
        do()
    except (NothingToRead, Refusal):
        return False
    return True
