"""What somebody can do who may change everything in the database, but has not got the key."""

import json
from datetime import datetime

import pytest
from django.db import connection

from sidelight.ledger.actions import seal
from sidelight.ledger.errors import HeadDisagrees
from sidelight.ledger.models import Line
from sidelight.ledger.tests.build import (
    by_force,
    chain_anew,
    cut_after,
    some_lines,
    what_verify_says,
)

pytestmark = [pytest.mark.data, pytest.mark.django_db]


def test_a_changed_line_is_found(lines: list[Line]) -> None:
    by_force("UPDATE ledger_line SET actor_id = 8 WHERE id = %s", lines[2].pk)

    said = what_verify_says()

    assert f"Line {lines[2].pk} (position 3) was changed after it was sealed." in said


def test_a_changed_detail_is_found(lines: list[Line]) -> None:
    by_force(
        "UPDATE ledger_line SET detail = %s WHERE id = %s",
        json.dumps({"outcome": "decline", "version": 4}),
        lines[3].pk,
    )

    assert f"Line {lines[3].pk} (position 4) was changed" in what_verify_says()


def test_only_the_first_fault_is_named(lines: list[Line]) -> None:
    by_force("UPDATE ledger_line SET actor_id = 8 WHERE id >= %s", lines[1].pk)

    said = what_verify_says()

    assert "position 2" in said
    assert "position 3" not in said


def test_a_removed_line_is_found(lines: list[Line]) -> None:
    by_force("DELETE FROM ledger_seal WHERE position = 3")
    by_force("DELETE FROM ledger_line WHERE id = %s", lines[2].pk)

    assert "Position 3 is missing" in what_verify_says()


def test_a_removed_line_is_found_when_its_seal_stayed(lines: list[Line]) -> None:
    if connection.vendor == "postgresql":
        by_force(f"ALTER TABLE ledger_seal DROP CONSTRAINT {foreign_key_of_seals()}")
    by_force("DELETE FROM ledger_line WHERE id = %s", lines[2].pk)

    said = what_verify_says()

    by_force("DELETE FROM ledger_seal")
    assert "Position 3 is missing" in said


def test_a_removed_line_is_found_when_positions_were_closed_up(lines: list[Line]) -> None:
    by_force("DELETE FROM ledger_seal WHERE position = 3")
    for position in (4, 5, 6):
        by_force("UPDATE ledger_seal SET position = %s WHERE position = %s", position - 1, position)

    said = what_verify_says()

    assert f"The chain breaks before line {lines[3].pk} (position 3)" in said
    assert "The end was cut off: 6 lines were signed for, 5 are sealed." in said


def test_a_tail_cut_off_with_its_seals_is_found(lines: list[Line]) -> None:
    cut_after(4)

    said = what_verify_says()

    assert "The end was cut off: 6 lines were signed for, 4 are sealed." in said
    assert "position" not in said


def test_emptying_the_whole_ledger_is_found(lines: list[Line]) -> None:
    cut_after(0)

    assert "6 lines were signed for, 0 are sealed." in what_verify_says()


def test_lines_that_changed_places_are_found(lines: list[Line]) -> None:
    for position, place in [(1000, 3), (3, 4), (4, 1000)]:
        by_force("UPDATE ledger_seal SET position = %s WHERE position = %s", position, place)

    said = what_verify_says()

    assert f"The order was changed: line {lines[3].pk} does not belong at position 3." in said


def test_seals_that_changed_lines_are_found(lines: list[Line], at: datetime) -> None:
    third, fourth, spare = lines[2].pk, lines[3].pk, some_lines(1, at)[0].pk
    for new, old in [(spare, third), (third, fourth), (fourth, spare)]:
        by_force("UPDATE ledger_seal SET line_id = %s WHERE line_id = %s", new, old)

    said = what_verify_says()

    assert f"The order was changed: line {fourth} does not belong at position 3." in said


def test_a_chain_made_anew_over_a_change_is_found(lines: list[Line]) -> None:
    by_force("UPDATE ledger_line SET actor_id = 8 WHERE id = %s", lines[2].pk)
    chain_anew()

    said = what_verify_says()

    assert "The chain was made anew: at position 6 it is not what was signed for." in said
    assert "was changed" not in said


def test_a_tail_replaced_by_other_lines_is_found(lines: list[Line], at: datetime) -> None:
    cut_after(4)
    some_lines(3, at)
    with pytest.raises(HeadDisagrees, match="tail cut"):
        seal(at)
    chain_anew(more=3)

    assert "at position 6 it is not what was signed for" in what_verify_says()


def foreign_key_of_seals() -> str:
    with connection.cursor() as cursor:
        found = connection.introspection.get_constraints(cursor, "ledger_seal")
    return next(name for name, each in found.items() if each["foreign_key"])
