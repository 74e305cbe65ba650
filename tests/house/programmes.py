"""Programmes in the place of the walls: a draft, one that is published, and who may open what."""

from collections.abc import Mapping
from datetime import datetime

from sidelight.courses.models import Step, Week
from sidelight.courses.tests.programmes import drafted, published
from sidelight.people.models import Person
from tests.house.groups import counsellor, everybody, staff, with_rooms
from tests.house.walls.permissions import (
    ASKS_AGAIN,
    COUNSELLOR,
    MANAGER,
    MOVES_ON,
    PAGE,
    SAFEGUARDING_LEAD,
    WRONG_VERB,
    Row,
)

READ = (
    "staff_programmes", "staff_version", "version_preview", "version_pack", "staff_week",
    "week_preview", "week_plan", "staff_picture",
)  # fmt: skip
WRITTEN = (
    "new_programme", "new_pack", "version_words", "new_week", "week_words", "new_week_step",
    "week_step", "new_handout", "week_handout", "staff_pictures",
)  # fmt: skip
ASKED_BEFORE = ("week_removal", "week_step_removal", "week_handout_removal")
PRESSED = (
    "sample_programme", "next_version", "review_request", "version_draft", "week_place",
    "week_step_place", "week_step_copy", "picture_removal",
)  # fmt: skip
REVIEWERS = {COUNSELLOR, SAFEGUARDING_LEAD}
PUBLISHERS = {COUNSELLOR, MANAGER}
WITHDRAWERS = REVIEWERS | PUBLISHERS

PROGRAMMES = {
    **dict.fromkeys(READ, Row(with_rooms(PAGE), with_rooms(WRONG_VERB))),
    **dict.fromkeys(WRITTEN, Row(counsellor(PAGE), counsellor(ASKS_AGAIN))),
    **dict.fromkeys(ASKED_BEFORE, Row(counsellor(PAGE), counsellor(MOVES_ON))),
    **dict.fromkeys(PRESSED, Row(counsellor(WRONG_VERB), counsellor(MOVES_ON))),
    "version_review": Row(staff(REVIEWERS, WRONG_VERB), staff(REVIEWERS, ASKS_AGAIN)),
    "version_publication": Row(staff(PUBLISHERS, PAGE), staff(PUBLISHERS, MOVES_ON)),
    "version_withdrawal": Row(staff(WITHDRAWERS, PAGE), staff(WITHDRAWERS, MOVES_ON)),
    # It stands in what a published course is about; a picture of an evening is for its group.
    "course_picture": Row(everybody(PAGE), everybody(WRONG_VERB)),
}

PROGRAMME_ADDRESSES_ABOUT = {
    "a version": (
        "staff_version", "version_preview", "version_pack", "version_words", "new_week",
        "staff_pictures", "next_version", "review_request", "version_draft", "version_review",
        "version_publication", "version_withdrawal",
    ),
    "a picture of a draft": ("staff_picture", "picture_removal"),
    "a picture of a course": ("course_picture",),
    "a week": (
        "staff_week", "week_preview", "week_plan", "week_words", "week_place", "week_removal",
        "new_week_step", "new_handout",
    ),
    "a step of a week": ("week_step", "week_step_place", "week_step_copy", "week_step_removal"),
    "a handout": ("week_handout", "week_handout_removal"),
}  # fmt: skip


def a_programme(people: Mapping[str, Person], at: datetime) -> dict[str, dict[str, object]]:
    """Begin a draft, and publish a course, both written by the counsellor."""
    writer, reviewer = people[COUNSELLOR], people[SAFEGUARDING_LEAD]
    draft = drafted(by=writer, at=at)
    course = published(by=writer, reviewer=reviewer, at=at)
    week = Week.objects.get(version=draft, number=1)
    version: dict[str, object] = {"slug": draft.programme.slug, "number": 1}
    of_week = {**version, "week": week.pk}
    return {
        "a version": version,
        "a picture of a draft": {**version, "name": "path.png"},
        "a picture of a course": {
            "slug": course.programme.slug, "number": 1, "name": "path.png"
        },
        "a week": of_week,
        "a step of a week": {**of_week, "step": Step.objects.filter(week=week)[0].pk},
        "a handout": {**of_week, "name": "what-helps"},
    }  # fmt: skip
