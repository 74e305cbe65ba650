"""What an app plugs in stands beside the leaders' talk, and is there for nobody else."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils.safestring import SafeString

from sidelight.foundation.register import Register
from sidelight.people.models import Person
from sidelight.rooms import registers
from sidelight.rooms.actions.leading import must_lead
from sidelight.rooms.actions.telling_leaders import tell_plan_changed
from sidelight.rooms.models import Place
from sidelight.rooms.registers import Beside
from sidelight.rooms.tests.build import Evening
from sidelight.rooms.tests.pages import page_of

pytestmark = pytest.mark.django_db
Browsers = Callable[[object], Client]


@pytest.fixture(autouse=True)
def plugged(monkeypatch: pytest.MonkeyPatch) -> None:
    """One app that shows something, and one that has nothing to show here."""
    beside: Register[Callable[[Place, datetime], Beside | None]] = Register()
    beside.add(lambda place, at: None)
    beside.add(lambda place, at: Beside("Plan", SafeString(f"<p>beside-{place.slug}</p>")))
    monkeypatch.setattr(registers, "beside", beside)


def fragment(browser: Client, evening: Evening) -> tuple[int, str]:
    answer = browser.get(reverse("room_beside", args=[evening.room.slug]))
    return answer.status_code, answer.content.decode()


def test_a_leader_has_it_on_the_page_and_by_itself(
    evening: Evening, cass: Person, browser_of: Browsers
) -> None:
    there = f"<p>beside-{evening.place(cass).slug}</p>"

    assert there in page_of(browser_of(cass), evening.room)
    status, html = fragment(browser_of(cass), evening)
    assert (status, there in html, "<html" in html) == (200, True, False)


def test_a_member_has_neither(evening: Evening, amira: Person, browser_of: Browsers) -> None:
    page = page_of(browser_of(amira), evening.room)

    assert "beside-" not in page
    assert "has-beside" not in page
    assert fragment(browser_of(amira), evening)[0] == 404


def test_nobody_without_a_place_finds_it(
    evening: Evening, kit: Person, mo: Person, sol: Person, browser_of: Browsers
) -> None:
    assert [fragment(browser_of(one), evening)[0] for one in (kit, mo, sol)] == [404] * 3
    assert fragment(browser_of(None), evening)[0] == 302


def test_the_second_on_duty_does_not_have_it(
    amira: Person, cass: Person, sol: Person, max: Person, at: datetime, browser_of: Browsers
) -> None:
    talk = Evening.planned([amira], [cass], by=max, at=at, kind="one_to_one", seconds=[sol])

    assert fragment(browser_of(cass), talk)[0] == 200
    assert fragment(browser_of(sol), talk)[0] == 404
    assert "beside-" not in page_of(browser_of(sol), talk.room)


def test_where_no_app_has_anything_there_is_nothing(
    evening: Evening, cass: Person, browser_of: Browsers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(registers, "beside", Register())

    assert fragment(browser_of(cass), evening)[0] == 404
    assert "has-beside" not in page_of(browser_of(cass), evening.room)


def test_it_goes_when_the_session_is_over(
    evening: Evening, cass: Person, yusuf: Person, at: datetime, browser_of: Browsers,
    clock_at: Callable[[datetime], None],
) -> None:  # fmt: skip
    evening.opened(cass, yusuf)
    evening.close(cass, at=at)
    assert fragment(browser_of(cass), evening)[0] == 200

    clock_at(at + timedelta(hours=1))

    assert fragment(browser_of(cass), evening)[0] == 404


def test_a_change_is_told_to_leaders_and_leaves_no_line(
    evening: Evening, amira: Person, cass: Person, yusuf: Person, at: datetime,
    browser_of: Browsers,
) -> None:  # fmt: skip
    before = page_of(browser_of(yusuf), evening.room).count('class="noted"')

    with transaction.atomic():
        room = must_lead(evening.room.pk, evening.place(cass), at)
        tell_plan_changed(room, evening.place(cass), at)

    assert '"what":"plan"' in evening.read(yusuf, "team")
    assert page_of(browser_of(yusuf), evening.room).count('class="noted"') == before
    assert '"what":"plan"' not in evening.read(amira)
