"""How somebody may be reached is kept encrypted, shown masked, and gone with one tap."""

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from sidelight.people import queries
from sidelight.people.models import ContactProfile, Person
from sidelight.people.rules import masked

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("every_way_is_open")]
PAGE = "/me/contact/"
WAY = {"channel": "text", "from_hour": "16", "until_hour": "20", "sender": "disguised"}
NUMBER = "07700 900123"


@pytest.fixture
def kept(as_amira: Client) -> None:
    as_amira.post(PAGE, {**WAY, "address": NUMBER})


def everything_in_the_database() -> str:
    with connection.cursor() as cursor:
        found = []
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            found += [str(value) for row in cursor.fetchall() for value in row]
    return "\n".join(found)


def test_its_owner_finds_it_again(kept: None, amira: Person) -> None:
    contact = queries.contact_of(amira)

    assert contact is not None
    assert (contact.channel, contact.address) == ("text", "+447700900123")
    assert (contact.from_hour, contact.until_hour, contact.sender) == (16, 20, "disguised")


def test_nothing_of_it_can_be_read_in_the_database(kept: None, amira: Person) -> None:
    rows = everything_in_the_database()

    assert amira.sign_in_name in rows
    for piece in ("7700900123", "7700 900", "disguised", '"channel"'):
        assert piece not in rows


def test_nothing_of_it_is_logged(
    as_amira: Client, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    as_amira.post(PAGE, {**WAY, "address": NUMBER})
    as_amira.get(PAGE)

    said = caplog.text + "".join(capsys.readouterr())
    assert "900123" not in said
    assert "900 123" not in said


def test_the_page_shows_only_the_end_of_it(kept: None, as_amira: Client) -> None:
    page = as_amira.get(PAGE).content.decode()

    assert "••• 123" in page
    assert "900123" not in page.replace(" ", "")


@pytest.mark.parametrize(
    ("address", "shown"),
    [("+447700900123", "••• 123"), ("amira@example.org", "a•••@e•••"), ("x@y.org", "x•••@y•••")],
)
def test_an_address_is_masked(address: str, shown: str) -> None:
    assert masked(address) == shown


def test_what_is_sent_next_takes_its_place(kept: None, as_amira: Client, amira: Person) -> None:
    as_amira.post(PAGE, {**WAY, "channel": "never"})

    contact = queries.contact_of(amira)
    assert contact is not None
    assert (contact.channel, contact.address) == ("never", "")
    assert ContactProfile.objects.count() == 1


def test_it_goes_with_one_tap(kept: None, as_amira: Client, amira: Person) -> None:
    as_amira.post(reverse("contact_removal"))

    assert queries.contact_of(amira) is None


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"channel": "text", "address": "12"}, "address"),
        ({"channel": "text", "address": "call me"}, "address"),
        ({"channel": "email", "address": "amira"}, "address"),
        ({"channel": "email", "address": ""}, "address"),
        ({"channel": "post", "address": ""}, "channel"),
        ({"address": NUMBER, "from_hour": "20", "until_hour": "16"}, "until_hour"),
    ],
)
def test_what_would_not_reach_anybody_is_refused_beside_the_field(
    as_amira: Client, sent: dict[str, str], field: str
) -> None:
    page = as_amira.post(PAGE, {**WAY, **sent})

    assert page.context["form"].errors.keys() == {field}
    assert not ContactProfile.objects.exists()


def test_it_says_who_could_open_it(as_amira: Client) -> None:
    page = as_amira.get(PAGE).content.decode()

    assert "could open it" in page


def test_with_another_key_it_stays_shut_and_the_page_still_opens(
    kept: None, as_amira: Client, settings: object
) -> None:
    settings.SIDELIGHT_ENCRYPTION_KEYS = ["another key"]

    page = as_amira.get(PAGE).content.decode()

    assert "cannot be opened any more" in page
