"""Steps are kept for oneself: a month and no day, no count, and nobody else's to see."""

from datetime import date, datetime

import pytest
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse

from sidelight.people import actions
from sidelight.people.errors import NothingWrittenDown
from sidelight.people.models import Person, Step
from sidelight.people.tests import build

pytestmark = pytest.mark.django_db
PAGE = "/me/steps/"
SENT = {"kind": "made", "words": "", "month": "2026-03-01"}


def test_a_step_is_kept_with_its_month(as_amira: Client, amira: Person) -> None:
    as_amira.post(PAGE, SENT)

    step = Step.objects.get(person=amira)
    assert (step.kind, step.month) == ("made", date(2026, 3, 1))
    page = as_amira.get(PAGE).content.decode()
    assert "March 2026" in page


def test_no_day_is_kept(amira: Person) -> None:
    actions.keep_step(amira, Step.Kind.MADE, month=date(2026, 3, 17))

    assert Step.objects.get().month == date(2026, 3, 1)


def test_nobody_else_is_shown_it(amira: Person, dee: Person) -> None:
    actions.keep_step(amira, Step.Kind.OWN, words="I sang", month=date(2026, 3, 1))

    own = build.signed_in(amira).get(PAGE).content.decode()
    other = build.signed_in(dee).get(PAGE).content.decode()

    assert "I sang" in own
    assert "I sang" not in other


def test_only_its_owner_removes_it(amira: Person, dee: Person) -> None:
    step = actions.keep_step(amira, Step.Kind.MADE, month=date(2026, 3, 1))
    removal = reverse("step_removal", args=[step.slug])

    build.signed_in(dee).post(removal)
    still_there = Step.objects.exists()
    build.signed_in(amira).post(removal)

    assert still_there
    assert not Step.objects.exists()


def test_a_second_tap_keeps_one(as_amira: Client) -> None:
    as_amira.post(PAGE, SENT)
    as_amira.post(PAGE, SENT)

    assert Step.objects.count() == 1


@pytest.mark.parametrize("words", ["", "  ", "x" * 121])
def test_one_of_ones_own_has_a_few_words(as_amira: Client, words: str) -> None:
    page = as_amira.post(PAGE, {**SENT, "kind": "own", "words": words})

    assert page.context["form"].errors.keys() == {"words"}
    assert not Step.objects.exists()


def test_the_action_refuses_one_without_words(amira: Person) -> None:
    with pytest.raises(NothingWrittenDown):
        actions.keep_step(amira, Step.Kind.OWN, words=" \u200b ", month=date(2026, 3, 1))


def test_the_database_keeps_no_words_beside_a_fixed_step(amira: Person) -> None:
    with pytest.raises(IntegrityError):
        Step.objects.create(person=amira, kind="made", words="x", month=date(2026, 3, 1))


def test_nothing_is_counted(as_amira: Client, amira: Person, at: datetime) -> None:
    for month in (1, 2, 3):
        actions.keep_step(amira, Step.Kind.MADE, month=date(2026, month, 1))

    page = as_amira.get(PAGE).content.decode()

    main = page[page.index("<main") : page.index("<form")]
    for said in ("3 steps", "steps: 3", "since", "days", "in a row"):
        assert said not in main
