"""The secret of an invitation's link is in no table, no session, no ledger line and no log."""

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.urls import reverse

from sidelight.config import logs
from sidelight.ledger.models import Act, Line
from sidelight.people.actions import NewInvitation, invite
from sidelight.people.models import HouseText, Invitation, Person, Role, SignIn
from sidelight.people.sign_ins import SessionStore

PASSPHRASE = "three kettles and a kite"


@pytest.fixture
def logged(capsys: pytest.CaptureFixture[str]) -> Iterator[Callable[[], str]]:
    """What was logged so far, of everything that can be logged."""
    logs.configure({"level": "DEBUG"})
    yield lambda: capsys.readouterr().err
    logs.configure(settings.LOGGING)


def everything_kept() -> str:
    """Return every row of every table, with what sessions hold made readable."""
    rows = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            rows.append(str(cursor.fetchall()))
    sessions = SignIn.objects.values_list("session_data", flat=True)
    return "\n".join([*rows, *(str(SessionStore().decode(kept)) for kept in sessions)])


def test_from_the_invitation_to_the_sign_in(
    max: Person, at: datetime, logged: Callable[[], str]
) -> None:
    token = invite(NewInvitation("Noor", Role.MODERATOR), by=max, at=at)
    browser = Client()
    browser.get(reverse("invitation", args=[token]))
    half_way = everything_kept()
    agreed = [str(text.pk) for text in HouseText.objects.all()]

    browser.post("/invitation/", {"passphrase": PASSPHRASE, "agreed": agreed})
    Client().get(reverse("invitation", args=[token]))

    noor = Person.objects.get(shown_name="Noor")
    assert Line.objects.filter(act=Act.INVITATION_TAKEN_UP, actor_id=noor.pk).exists()
    assert Invitation.objects.get(taken_up_by=noor).link_hash in half_way
    for kept in (half_way, everything_kept(), logged()):
        assert token not in kept
        assert PASSPHRASE not in kept


def test_a_page_that_breaks_on_the_way_logs_none_of_it(
    max: Person, at: datetime, logged: Callable[[], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    token = invite(NewInvitation("Noor", Role.MODERATOR), by=max, at=at)

    def breaks(link: str, at: datetime) -> None:
        raise ValueError(link)

    monkeypatch.setattr("sidelight.people.queries.invitation_of", breaks)
    answer = Client(raise_request_exception=False).get(reverse("invitation", args=[token]))

    told = logged()
    assert answer.status_code == 500
    assert "invitation/<slug:token>/" in told
    assert token not in told
