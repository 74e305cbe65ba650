"""Leaving ends every way in, hides everything at once, and leaves a placeholder."""

from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse

from sidelight.ledger.models import Act, Line
from sidelight.people import actions
from sidelight.people.errors import LastManagerStays
from sidelight.people.models import Hold, Leaving, Person, SignIn
from sidelight.people.tests.build import signed_in

pytestmark = pytest.mark.django_db


def test_in_two_taps(as_amira: Client, amira: Person) -> None:
    page = as_amira.get(reverse("leave"))
    answer = as_amira.post(reverse("leave"))

    assert page.status_code == 200
    assert answer["Location"] == reverse("farewell")
    assert Leaving.objects.get().person == amira


def test_the_browser_is_cleared_and_the_sign_ins_are_over(amira: Person) -> None:
    here, elsewhere = signed_in(amira), signed_in(amira)

    answer = here.post(reverse("leave"))

    assert answer["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert not SignIn.objects.filter(person=amira).exists()
    assert elsewhere.get(reverse("own_account")).status_code == 302


def test_a_placeholder_stays(amira: Person, at: datetime) -> None:
    before = Person.objects.get(pk=amira.pk)

    actions.leave(amira, at=at)

    amira.refresh_from_db()
    assert amira.shown_name == "Somebody who left"
    assert amira.sign_in_name != before.sign_in_name
    assert (amira.age_band, amira.last_login, amira.is_active) == ("", None, False)
    assert not amira.has_usable_password()


def test_several_may_leave(amira: Person, dee: Person, at: datetime) -> None:
    actions.leave(amira, at=at)
    actions.leave(dee, at=at)

    assert Leaving.objects.exclude(erased_at=None).count() == 2


def test_leaving_twice_changes_nothing(amira: Person, at: datetime) -> None:
    first = actions.leave(amira, at=at)

    assert actions.leave(amira, at=at) == first
    assert Line.objects.filter(act=Act.LEFT).count() == 1


def test_the_ledger_tells_it_in_numbers(amira: Person, at: datetime) -> None:
    actions.leave(amira, at=at)

    lines = Line.objects.filter(subject_kind="person", subject_id=amira.pk)
    assert list(lines.order_by("pk").values_list("act", flat=True))[-2:] == ["left", "erased"]


def test_the_only_ready_manager_stays(max: Person, mo: Person, at: datetime) -> None:
    # The managers who gave Mo the role are here as well: they leave first.
    for other in Person.objects.filter(grants__role="manager").exclude(pk=max.pk):
        actions.leave(other, at=at)

    with pytest.raises(LastManagerStays):
        actions.leave(max, at=at)
    answer = signed_in(max).post(reverse("leave"))

    assert answer.status_code == 409
    assert Person.objects.get(pk=max.pk).is_active


def test_the_page_tells_what_is_erased_and_what_stays(as_amira: Client) -> None:
    page = as_amira.get(reverse("leave")).content.decode()

    for told in ("Your drafts", "Complaints to us", "Three years after our answer"):
        assert told in page
    assert reverse("download") in page
    assert reverse("help_now") in page


def test_the_page_never_says_whether_there_is_a_hold(
    amira: Person, dee: Person, at: datetime
) -> None:
    Hold.objects.create(
        person=dee, reason="A court asks.", placed_by=amira, placed_at=at, review_on=at.date()
    )

    pages = [signed_in(one).get(reverse("leave")).content for one in (amira, dee)]

    assert pages[0].count(b"<li>") == pages[1].count(b"<li>")
    assert b"A court" not in pages[1]
