"""Links about places work without a sign-in, change nothing when opened, and tell nothing."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client

from sidelight.courses.actions.asking import ask_for_place
from sidelight.courses.actions.places import give_back, take_offer
from sidelight.courses.models import Absence, Application, Group
from sidelight.courses.queries.links import away_link, offer_link, wanted_link
from sidelight.courses.tests.conftest import Full
from sidelight.courses.tests.places import asking
from sidelight.foundation.crypto import decrypt
from sidelight.notices.models import Outgoing
from sidelight.notices.queries import LINK
from sidelight.notices.rules import is_neutral, tells
from sidelight.notices.tests.build import reached
from sidelight.people.models import Person

Stage = Application.Stage
Clock = Callable[[datetime], None]


@pytest.fixture
def offered(group: Group, asked_by: Full, amira: Person, at: datetime) -> Application:
    """Amira, who is reached by e-mail, is offered the place that somebody gave back."""
    reached(amira, "email", at=at)
    others = asked_by(8)
    theirs = ask_for_place(group, asking(), person=amira, at=at)
    give_back(others[0], at=at)
    return theirs


def link_in_the_message(person: Person) -> str:
    message = Outgoing.objects.filter(person=person).latest("pk")
    return decrypt(message.encrypted_link, purpose=LINK)


def stage_of(application: Application) -> Stage:
    return Application.objects.with_seat().get(pk=application.pk).stage


def main(answer: object) -> str:
    return answer.content.decode().partition("<main")[2].partition("</main")[0]


def test_the_message_about_an_offer_takes_it_on_any_device(
    offered: Application, amira: Person, client: Client
) -> None:
    link = link_in_the_message(amira)

    opened = client.get(link)
    before = stage_of(offered)
    sent = client.post(link, follow=True)

    assert is_neutral(link)
    assert "Yes, I want it" in main(opened)
    assert before == Stage.OFFER
    assert stage_of(offered) == Stage.PLACE
    assert "It is yours now." in main(sent)


def test_taken_twice_is_taken_once(offered: Application, amira: Person, client: Client) -> None:
    link = link_in_the_message(amira)

    client.post(link)

    assert client.post(link).status_code == 302
    assert stage_of(offered) == Stage.PLACE


def test_after_its_end_it_opens_nothing(
    offered: Application, amira: Person, client: Client, at: datetime, clock_at: Clock
) -> None:
    link = link_in_the_message(amira)
    clock_at(at + timedelta(hours=48, seconds=1))

    assert client.get(link).status_code == 410
    assert client.post(link).status_code == 410
    assert stage_of(offered) == Stage.OFFER  # until somebody comes along


def test_an_offer_that_was_let_go_is_said_kindly(
    offered: Application, amira: Person, client: Client, at: datetime
) -> None:
    link = link_in_the_message(amira)
    give_back(offered, at=at)

    assert "not kept for you any more" in main(client.get(link))
    assert "not kept for you any more" in main(client.post(link))


def test_each_link_is_for_its_own_thing(
    offered: Application, group: Group, client: Client, at: datetime
) -> None:
    take_offer(offered, at=at)
    token = wanted_link(offered, at).split("/")[3]

    for other in ("o", "a"):
        assert client.post(f"/b/{other}/{token}/").status_code == 404
    assert not Absence.objects.exists()


def test_somebody_cannot_make_it_once_and_keeps_the_place(
    offered: Application, group: Group, client: Client, at: datetime
) -> None:
    take_offer(offered, at=at)
    link = away_link(offered, group.sessions.get())

    opened = client.get(link)
    assert not Absence.objects.exists()
    client.post(link)
    client.post(link)

    assert "I cannot make it this time" in main(opened)
    assert Absence.objects.get().application == offered
    assert "I cannot make it this time" not in main(client.get(link))
    assert stage_of(offered) == Stage.PLACE


def test_somebody_still_wants_it(offered: Application, client: Client, at: datetime) -> None:
    link = wanted_link(offered, at)
    client.get(link)
    offered.refresh_from_db()
    assert offered.wanted_at is None

    client.post(link)

    offered.refresh_from_db()
    assert offered.wanted_at == at


def test_the_pages_name_nobody_and_tell_little(
    offered: Application, group: Group, client: Client, at: datetime
) -> None:
    pages = [client.get(offer_link(offered, at + timedelta(days=1)))]
    take_offer(offered, at=at)
    session = group.sessions.get()
    pages += [client.get(away_link(offered, session)), client.get(wanted_link(offered, at))]

    for page in pages:
        assert "Amira" not in main(page)
        assert not tells(re.sub(r"<[^>]*>", "", main(page)))
        assert page.headers["Referrer-Policy"] == "no-referrer"


def test_an_erased_place_is_a_link_that_is_over(
    offered: Application, client: Client, at: datetime
) -> None:
    link = wanted_link(offered, at)
    Application.objects.filter(pk=offered.pk).delete()

    assert client.get(link).status_code == 410
