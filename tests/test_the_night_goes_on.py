"""The nightly task keeps to holds, to who is still here, and goes on when something fails."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from sidelight.community.models import Draft
from sidelight.ledger.models import Act, Line
from sidelight.notices.models import Notice
from sidelight.people.actions import (
    answer_complaint,
    complain,
    end_hold,
    leave,
    place_hold,
    retention,
    run_retention,
)
from sidelight.people.models import Complaint, Leaving, Person, RoleGrant
from sidelight.review.actions import Worry, answer_flag, flag, take_back
from sidelight.review.errors import NothingToTakeBack
from sidelight.review.models import Decision, FlagAnswer, Outcome
from sidelight.review.queries import standing_decision
from tests.build import new_key, published_post
from tests.kept import Scene, draft, here, returned_words
from tests.test_everything_kept_has_an_end import A_MOMENT, DAYS, scene

__all__ = ["scene"]


def test_whoever_wrote_while_leaving_is_found_also_after_a_week_without_a_worker(
    scene: Scene,
) -> None:
    leave(scene.amira, at=scene.at)
    draft(scene)

    run_retention(scene.at + timedelta(days=8))

    assert not Draft.objects.exists()


def test_a_member_who_comes_without_signing_in_anew_is_not_away(
    scene: Scene,
    browser_of: Callable[[Person], Client],
    clock_at: Callable[[datetime], None],
) -> None:
    """On one's own device a sign-in is renewed again and again; then it ends, and its row goes."""
    browser = browser_of(scene.amira)
    later = scene.at + DAYS["account"]
    clock_at(later)
    assert browser.get(reverse("own_account")).status_code == 200
    browser.logout()

    run_retention(later + timedelta(days=300))

    assert here(scene)


def test_staff_whose_roles_are_over_go_like_members(scene: Scene) -> None:
    grants = RoleGrant.objects.filter(person=scene.mo)
    grants.update(starts_at=scene.at - timedelta(days=1), ends_at=scene.at)
    Person.objects.filter(pk=scene.mo.pk).update(last_login=scene.at)

    run_retention(scene.at + DAYS["account"] - A_MOMENT)
    inside = Leaving.objects.filter(person=scene.mo).exists()
    run_retention(scene.at + DAYS["account"])

    assert not inside
    assert Leaving.objects.filter(person=scene.mo).exists()


def test_a_class_that_fails_keeps_no_other_from_ending(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft(scene)

    def fail(at: datetime, most: int) -> int:
        raise KeyError("a row that nobody thought of")

    monkeypatch.setattr(retention, "erase_those_who_left", fail)
    with pytest.raises(KeyError):
        run_retention(scene.at + DAYS["drafts"])

    assert not Draft.objects.exists()
    assert Line.objects.get(act=Act.RETENTION_RUN).detail["drafts"] == 1


def test_a_hold_that_comes_while_the_night_runs_keeps_them(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two left under holds that ended; while the first is erased, a lead holds the second anew."""
    again = date(2026, 6, 1)
    for one in (scene.amira, scene.dee):
        place_hold(one, "The police.", again, by=scene.sol, at=scene.at)
        leave(one, at=scene.at)
        end_hold(one, by=scene.sol, at=scene.at)

    def erase(left: Leaving, *, when: datetime, at: datetime) -> None:
        place_hold(scene.dee, "Again.", again, by=scene.sol, at=scene.at)
        erase_left(left, when=when, at=at)

    erase_left = retention.erase_left
    monkeypatch.setattr(retention, "erase_left", erase)
    run_retention(scene.at + timedelta(days=1))

    assert Leaving.objects.get(person=scene.amira).erased_at is not None
    assert Leaving.objects.get(person=scene.dee).erased_at is None


def test_a_complaint_of_a_stranger_ends_as_well(scene: Scene) -> None:
    sent = complain("That was wrong.", key=new_key(), person=None, at=scene.at)
    answer_complaint(sent, "We see.", by=scene.sol, at=scene.at)
    place_hold(scene.dee, "The police.", date(2026, 6, 1), by=scene.sol, at=scene.at)

    run_retention(scene.at + DAYS["complaints"])

    assert not Complaint.objects.exists()


def test_a_note_to_somebody_who_had_left_goes_that_night(scene: Scene) -> None:
    post = published_post(scene.place.space(), scene.dee, by=scene.mo, at=scene.at)
    told = flag(post.submission, Worry("other", "A worry.", new_key()), by=scene.amira, at=scene.at)
    leave(scene.amira, at=scene.at)
    later = scene.at + timedelta(days=30)
    answer_flag(told, FlagAnswer.Outcome.STAYS, words="Thanks.", by=scene.mo, at=later)
    assert Notice.objects.filter(person=scene.amira).exists()

    run_retention(later)

    assert not Notice.objects.filter(person=scene.amira).exists()


def test_what_is_over_for_good_is_not_opened_by_taking_its_decision_back(scene: Scene) -> None:
    returned_words(scene)
    decision = Decision.objects.get(outcome=Outcome.RETURN)
    later = scene.at + DAYS["unseen-words"]
    run_retention(later)

    with pytest.raises(NothingToTakeBack):
        take_back(decision, by=scene.place.staff("Mo again", "moderator"), note="", at=scene.at)

    assert standing_decision(scene.mo, decision.submission.slug) is None
