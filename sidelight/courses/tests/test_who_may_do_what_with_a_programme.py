"""Counsellors write, somebody else reviews, and nobody changes what is published."""

import pytest

from sidelight.courses.rules import programmes
from sidelight.courses.rules.programmes import Stage, stage_of

COUNSELLOR, LEAD, MANAGER = {"counsellor"}, {"safeguarding_lead"}, {"manager"}
YOUTH_WORKER, EDITOR = {"youth_worker"}, {"editor"}
EVERYBODY = {
    "counsellor": COUNSELLOR, "lead": LEAD, "manager": MANAGER, "youth worker": YOUTH_WORKER,
    "editor": EDITOR, "nobody": set[str](),
}  # fmt: skip


def who(may: object, stage: Stage, **more: bool) -> set[str]:
    return {name for name, roles in EVERYBODY.items() if may(roles, stage, **more)}


def test_counsellors_write_while_it_is_written() -> None:
    assert who(programmes.may_write, Stage.WRITING) == {"counsellor"}


@pytest.mark.parametrize("stage", [one for one in Stage if one != Stage.WRITING])
def test_nobody_writes_in_anything_else(stage: Stage) -> None:
    assert who(programmes.may_write, stage) == set()


def test_another_counsellor_or_a_lead_reviews() -> None:
    asked = Stage.ASKED

    assert who(programmes.may_review, asked, wrote_in_it=False) == {"counsellor", "lead"}
    assert who(programmes.may_review, asked, wrote_in_it=True) == set()


@pytest.mark.parametrize("stage", [one for one in Stage if one != Stage.ASKED])
def test_nobody_reviews_what_nobody_asked_about(stage: Stage) -> None:
    assert who(programmes.may_review, stage, wrote_in_it=False) == set()


@pytest.mark.parametrize("stage", Stage)
def test_only_what_was_reviewed_is_published(stage: Stage) -> None:
    expected = {"counsellor", "manager"} if stage == Stage.REVIEWED else set()

    assert who(programmes.may_publish, stage) == expected


@pytest.mark.parametrize("stage", Stage)
def test_only_what_is_published_is_withdrawn(stage: Stage) -> None:
    expected = {"counsellor", "manager", "lead"} if stage == Stage.PUBLISHED else set()

    assert who(programmes.may_withdraw, stage) == expected


@pytest.mark.parametrize("stage", Stage)
def test_a_counsellor_puts_a_draft_away(stage: Stage) -> None:
    drafts = {Stage.WRITING, Stage.REVIEWED}

    assert who(programmes.may_put_away, stage) == ({"counsellor"} if stage in drafts else set())


@pytest.mark.parametrize(
    ("done", "stage"),
    [
        ("", "writing"),
        ("asked", "asked"),
        ("reviewed", "reviewed"),
        ("reviewed published", "published"),
        ("reviewed published withdrawn", "withdrawn"),
        ("withdrawn", "put_away"),
    ],
)
def test_a_stage_follows_from_what_was_done(done: str, stage: str) -> None:
    facts = {fact: fact in done for fact in ("asked", "reviewed", "published", "withdrawn")}

    assert stage_of(**facts) == stage


@pytest.mark.parametrize(
    ("minutes", "fits"), [(59, False), (60, True), (75, True), (90, True), (91, False)]
)
def test_an_evening_takes_an_hour_to_an_hour_and_a_half(minutes: int, fits: bool) -> None:
    assert programmes.fits_an_evening(minutes) is fits
