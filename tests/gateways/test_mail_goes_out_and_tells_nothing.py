"""E-mail through a real mail server: what arrives, what its headers give away, and what fails."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from sidelight.notices.actions import send_due, tell
from sidelight.notices.models import HowOver, NoticeKind, Outgoing
from sidelight.notices.tests.build import ADDRESSES, reached
from sidelight.notices.ways import outlets
from sidelight.notices.ways.chosen import ways_open
from sidelight.notices.ways.letter import Letter, NotSent, Trouble
from sidelight.notices.ways.mail import MailWay
from sidelight.people.models import Person
from tests.gateways.servers import MailServer, mail_server

HOST = "notes.example.org"
HEADERS = {
    "From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type",
    "Content-Transfer-Encoding", "Auto-Submitted",
}  # fmt: skip
LETTER = Letter("abcdefghijkm", ADDRESSES["email"], "Reminders", "There is news.")


@pytest.fixture
def server(settings: object) -> Iterator[MailServer]:
    with mail_server() as running:
        settings.SIDELIGHT_MAIL_URL = f"smtp://127.0.0.1:{running.port}"
        settings.SIDELIGHT_MAIL_FROM = f"notes@{HOST}"
        settings.SIDELIGHT_LINK_HOST = HOST
        yield running


@pytest.fixture
def told(amira: Person, at: datetime, clock_at: object) -> Outgoing:
    reached(amira, "email", at=at)
    tell(amira, NoticeKind.PLACE_OFFERED, about="abcdefghijkm", at=at, link="/m/x/")
    return Outgoing.objects.get()


def now(message: Outgoing) -> Outgoing:
    return Outgoing.objects.get(pk=message.pk)


def test_it_arrives_and_leads_back(server: MailServer, told: Outgoing) -> None:
    assert send_due(ways_open()) == 1

    [mail] = server.arrived
    assert mail["To"] == ADDRESSES["email"]
    assert mail["From"] == f"Reminders <notes@{HOST}>"
    assert mail["Subject"] == "There is news about your booking"
    assert f"://{HOST}/m/x/" in mail.get_payload()
    assert re.search(rf"To stop: https?://{HOST}/m/\S+/", mail.get_payload())


def test_no_header_shows_more_than_has_to_be(server: MailServer, told: Outgoing) -> None:
    send_due(ways_open())

    [mail] = server.arrived
    assert set(mail.keys()) == HEADERS
    assert mail["Message-ID"] == f"<{told.slug}@{HOST}>"
    assert mail["Date"].endswith("-0000")
    assert server.envelopes[0].mail_from == f"notes@{HOST}"
    assert server.greeted_by == [HOST]


def test_a_whole_round_takes_one_connection(
    server: MailServer, told: Outgoing, dee: Person, at: datetime
) -> None:
    reached(dee, "email", at=at)
    tell(dee, NoticeKind.WAITING, about="", at=at)

    assert send_due(ways_open()) == 2
    assert len(server.arrived) == 2


@pytest.mark.parametrize(
    ("answer", "how"),
    [
        ("550 5.1.1 No such mailbox", HowOver.REFUSED),
        # Said of every address when we ask the wrong server: nothing may be lost over it.
        ("554 5.7.1 Relay access denied", ""),
        ("450 4.2.0 Greylisted, come back later", ""),
        ("550 No", ""),
    ],
)
def test_only_a_mailbox_that_is_not_there_ends_it(
    server: MailServer, told: Outgoing, answer: str, how: str
) -> None:
    server.refusals = [answer]

    assert send_due(ways_open()) == 0

    assert (now(told).how, now(told).last_failure) == (how, "address_refused")


def test_after_a_dead_server_it_arrives_all_the_same(
    told: Outgoing, settings: object, at: datetime, clock_at: object
) -> None:
    with mail_server() as gone:
        settings.SIDELIGHT_MAIL_URL = f"smtp://127.0.0.1:{gone.port}"
    send_due(ways_open())
    assert now(told).last_failure == "unreachable"

    with mail_server() as server:
        settings.SIDELIGHT_MAIL_URL = f"smtp://127.0.0.1:{server.port}"
        clock_at(at + timedelta(minutes=1))
        send_due(ways_open())

    assert len(server.arrived) == 1
    assert now(told).how == HowOver.SENT


def test_it_signs_in_where_that_is_asked_for(told: Outgoing, settings: object) -> None:
    with mail_server(passphrase="lantern & river") as server:
        settings.SIDELIGHT_MAIL_URL = f"smtp://us:wrong@127.0.0.1:{server.port}"
        send_due(ways_open())
        assert now(told).last_failure == "sign_in_refused"

        Outgoing.objects.update(rests_until=None)
        settings.SIDELIGHT_MAIL_URL = f"smtp://us:lantern%20%26%20river@127.0.0.1:{server.port}"
        send_due(ways_open())

    assert len(server.arrived) == 1


def test_to_another_machine_it_says_nothing_unencrypted() -> None:
    """127.0.0.2 is this machine as well, but not one of the names for which the rule is off."""
    with mail_server("127.0.0.2") as server:
        way = way_to(f"smtp://127.0.0.2:{server.port}")
        with pytest.raises(NotSent):
            way.send(LETTER)
        way.close()

    assert server.arrived == []


def test_the_same_server_by_its_other_name_takes_it() -> None:
    with mail_server() as server:
        way = way_to(f"smtp://127.0.0.1:{server.port}")
        way.send(LETTER)
        way.close()

    assert len(server.arrived) == 1


def test_what_the_server_says_is_repeated_nowhere(server: MailServer, told: Outgoing) -> None:
    server.refusals = [f"550 5.7.1 {ADDRESSES['email']} unknown"]

    send_due(ways_open())

    assert ADDRESSES["email"] not in str(Outgoing.objects.values().get())


def test_a_failure_says_a_code_alone() -> None:
    with pytest.raises(NotSent) as failure:
        way_to("smtp://127.0.0.1:9").send(LETTER)

    assert (failure.value.code, failure.value.trouble) == ("unreachable", Trouble.DOWN)
    assert ADDRESSES["email"] not in str(failure.value)


def way_to(url: str) -> MailWay:
    return MailWay(outlets.mail_server(url), sender_address=f"notes@{HOST}", host=HOST)
