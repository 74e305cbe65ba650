"""Time travel: just inside its time a thing stays, just over it goes, and under a hold it stays."""

from datetime import date, datetime, timedelta

import pytest

from sidelight.community.actions import keep_draft
from sidelight.community.models import Draft, DraftPlace
from sidelight.ledger.models import Act, Line
from sidelight.people.actions import (
    complain,
    invite,
    leave,
    place_hold,
    run_retention,
)
from sidelight.people.actions.invitations import NewInvitation
from sidelight.people.models import (
    Complaint,
    Invitation,
    Leaving,
    Person,
    Role,
    SignIn,
)
from sidelight.people.registers import classes
from sidelight.review.models import DecisionNote, Words
from tests.build import Place, new_key, published_post
from tests.kept import KEPT, Kept, Scene, draft, returned_words

A_MOMENT = timedelta(seconds=1)


@pytest.fixture
def scene(place: Place, amira: Person, dee: Person, mo: Person, sol: Person, at: datetime) -> Scene:
    return Scene(place, amira, dee, mo, sol, at)


# About nobody who could be held.
NOT_HELD = {"sign-ins", "invitations"}
EVERY = [pytest.param(code, kept, id=code) for code, ways in KEPT.items() for kept in ways]
DAYS = {one.code: timedelta(days=one.days) for one in classes() if one.days is not None}


def test_every_class_with_days_is_tried_here() -> None:
    assert set(KEPT) | NOT_HELD == set(DAYS)


@pytest.mark.parametrize(("code", "kept"), EVERY)
def test_just_inside_it_stays_and_just_over_it_goes(scene: Scene, code: str, kept: Kept) -> None:
    kept.make(scene)

    run_retention(scene.at + DAYS[code] - A_MOMENT)
    inside = kept.is_there(scene)
    ended = run_retention(scene.at + DAYS[code])

    assert inside
    assert not kept.is_there(scene)
    assert ended[code] >= 1


@pytest.mark.parametrize(("code", "kept"), EVERY)
def test_under_a_hold_it_stays(scene: Scene, code: str, kept: Kept) -> None:
    kept.make(scene)
    place_hold(scene.amira, "The police.", date(2026, 6, 1), by=scene.sol, at=scene.at)

    run_retention(scene.at + DAYS[code] * 2)

    assert kept.is_there(scene)


def test_an_invitation_that_nobody_took_up_goes(scene: Scene) -> None:
    new = NewInvitation("Ned", Role.EDITOR)
    invite(new, by=scene.place.manager, at=scene.at)
    open_one = Invitation.objects.filter(taken_up_at=None)
    over = open_one.get().expires_at + DAYS["invitations"]

    run_retention(over - A_MOMENT)
    inside = open_one.exists()
    run_retention(over)

    assert inside
    assert not open_one.exists()
    assert Invitation.objects.exists()  # those that were taken up say who came when


def test_a_sign_in_that_ran_out_goes_also_under_a_hold(scene: Scene) -> None:
    SignIn.objects.create(
        session_key="k" * 32, session_data="", expire_date=scene.at, person=scene.amira
    )
    place_hold(scene.amira, "The police.", date(2026, 6, 1), by=scene.sol, at=scene.at)

    run_retention(scene.at - A_MOMENT)
    inside = SignIn.objects.exists()
    run_retention(scene.at)

    assert inside
    assert not SignIn.objects.exists()


def test_a_complaint_without_an_answer_is_never_over(scene: Scene) -> None:
    complain("That was wrong.", key=new_key(), person=None, at=scene.at)

    run_retention(scene.at + timedelta(days=4000))

    assert Complaint.objects.exists()


def test_notes_go_with_the_words(scene: Scene) -> None:
    returned_words(scene)

    run_retention(scene.at + DAYS["unseen-words"])

    assert not DecisionNote.objects.exists()


def test_what_others_can_read_stays(scene: Scene) -> None:
    post = published_post(scene.place.space(), scene.dee, by=scene.mo, at=scene.at)

    run_retention(scene.at + timedelta(days=600))

    assert Words.objects.filter(submission=post.submission).exists()


def test_staff_are_not_let_go_for_being_away(scene: Scene) -> None:
    run_retention(scene.at + timedelta(days=4000))

    assert not Leaving.objects.filter(person__in=[scene.mo, scene.sol]).exists()


def test_so_much_a_night_and_the_rest_the_next(scene: Scene) -> None:
    draft(scene)
    there = DraftPlace(space=scene.place.space("Another space"))
    keep_draft(scene.amira, there, key=new_key(), written={"body": "Too."}, at=scene.at)
    over = scene.at + DAYS["drafts"]

    first = run_retention(over, most=1)["drafts"]
    left = Draft.objects.count()
    second = run_retention(over + timedelta(days=1), most=1)["drafts"]

    assert (first, left, second) == (1, 1, 1)
    assert not Draft.objects.exists()


def test_the_ledger_says_how_many_of_what(scene: Scene) -> None:
    draft(scene)

    run_retention(scene.at + DAYS["drafts"])

    assert Line.objects.get(act=Act.RETENTION_RUN).detail["drafts"] == 1


def test_whoever_wrote_while_leaving_is_looked_at_again(scene: Scene) -> None:
    leave(scene.amira, at=scene.at)
    draft(scene)

    run_retention(scene.at + timedelta(hours=5))

    assert not Draft.objects.exists()
