"""What shows when the head file is touched, and what a person can do once they have looked."""

import json
from datetime import datetime, timedelta

import pytest
from django.core.management.base import CommandError
from pytest_django import Settings

from sidelight.ledger.actions import seal
from sidelight.ledger.errors import HeadDisagrees
from sidelight.ledger.models import Act, Line
from sidelight.ledger.queries.chain import chain_end
from sidelight.ledger.queries.head_file import head_path
from sidelight.ledger.tests.build import (
    by_force,
    chain_anew,
    cut_after,
    remove_guards,
    some_lines,
    verify,
    what_verify_says,
)

pytestmark = [pytest.mark.data, pytest.mark.django_db]


def test_an_old_head_put_back_is_found(lines: list[Line], at: datetime) -> None:
    old_head = head_path().read_bytes()
    some_lines(2, at)
    seal(at + timedelta(minutes=1))
    head_path().write_bytes(old_head)

    said = what_verify_says()

    assert "The head is older than the seals: 6 lines were signed for, 8 are sealed." in said


def test_an_old_head_over_lines_rewritten_since_is_found_and_never_signed_over(
    lines: list[Line], at: datetime
) -> None:
    old_head = head_path().read_bytes()
    later = some_lines(2, at)
    seal(at + timedelta(minutes=1))
    by_force("UPDATE ledger_line SET actor_id = 8 WHERE id = %s", later[0].pk)
    chain_anew()
    head_path().write_bytes(old_head)

    with pytest.raises(HeadDisagrees, match="older"):
        seal(at + timedelta(minutes=2))

    assert "The head is older than the seals" in what_verify_says()


def test_going_back_with_database_and_file_together_shows_only_against_a_noted_head(
    lines: list[Line], at: datetime
) -> None:
    """Said in docs/operate/ledger.md: nothing on the server itself can show this."""
    old_head = head_path().read_bytes()
    some_lines(2, at)
    seal(at + timedelta(minutes=1))
    noted = f"8:{chain_end().hash}"
    assert "Every line is as it was written." in verify("--noted", noted)
    cut_after(6)
    head_path().write_bytes(old_head)

    assert "Every line is as it was written." in verify()
    with pytest.raises(CommandError):
        verify("--noted", noted)


def test_a_head_with_a_forged_count_is_found(lines: list[Line]) -> None:
    cut_after(4)
    head = {"count": 4, "hash": chain_end().hash, "at": "2026-03-04T19:00:00+00:00"}
    forge([head | {"signature": "0" * 64}])

    assert "was not signed with this server's ledger key" in what_verify_says()


def test_a_head_signed_with_another_key_is_found(lines: list[Line], settings: Settings) -> None:
    settings.SIDELIGHT_LEDGER_KEY = "another key"

    assert "was not signed with this server's ledger key" in what_verify_says()


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"heads": [{"count": 1}]}', "\\xff"])
def test_a_head_that_cannot_be_read_is_found(lines: list[Line], content: str) -> None:
    head_path().write_text(content)

    assert "The signed head cannot be read." in what_verify_says()


def test_a_head_file_with_no_heads_counts_as_gone(lines: list[Line]) -> None:
    forge([])

    assert "There are seals, but the signed head is gone." in what_verify_says()


def test_a_guard_that_was_taken_away_is_reported(lines: list[Line]) -> None:
    remove_guards()

    assert "The table ledger_line has lost its guard" in what_verify_says()


def test_lines_that_wait_to_be_sealed_are_counted(lines: list[Line], at: datetime) -> None:
    some_lines(2, at)

    assert "6 lines sealed. 2 lines not yet sealed, the oldest from 2026-03-04 19:00" in verify()


def test_a_person_who_has_looked_can_sign_anew_and_the_ledger_says_so(
    lines: list[Line], at: datetime
) -> None:
    cut_after(4)

    said = verify("--sign-anew")

    assert "Signed anew at 4 lines. The old head file is kept." in said
    assert len(list(head_path().parent.glob("ledger-head.until-*.json"))) == 1
    assert Line.objects.get(act=Act.SETTING_CHANGED).subject_kind == "ledger_head"
    assert seal(at) == 1
    assert "5 lines sealed." in verify()


def test_nothing_is_signed_anew_while_all_is_well(lines: list[Line]) -> None:
    with pytest.raises(CommandError, match="nothing to put right"):
        verify("--sign-anew")


def test_a_chain_that_does_not_hold_cannot_be_signed(lines: list[Line]) -> None:
    by_force("UPDATE ledger_line SET actor_id = 8 WHERE id = %s", lines[2].pk)
    head_path().unlink()

    with pytest.raises(CommandError, match="the chain itself does not hold"):
        verify("--sign-anew")


def forge(heads: list[dict[str, object]]) -> None:
    head_path().write_text(json.dumps({"heads": heads}))
