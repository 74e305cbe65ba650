"""On their own page people see what each way still shows, try it, add devices, pick reminders."""

import base64
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.test import Client
from django.urls import reverse

from sidelight.design import queries as look
from sidelight.notices.actions import send_due, tell
from sidelight.notices.models import Channel, HowOver, NoticeKind, Outgoing, PushDevice, Saying
from sidelight.notices.queries import reminders_of, reminders_of_all
from sidelight.notices.rules import Reminders
from sidelight.notices.tests.build import ADDRESSES, Postbox, reached
from sidelight.people.models import Person
from tests.signed_in import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("every_way_is_open")]
PAGE = "/me/contact/"
SERVICE = "https://updates.push.services.mozilla.com/wpush/v2/abc"


def letters(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def browser_gives(address: str = SERVICE) -> dict[str, str]:
    key = ec.derive_private_key(7, ec.SECP256R1()).public_key()
    point = key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return {"address": address, "key": letters(point), "secret": letters(b"0123456789abcdef")}


def page_of(browser: Client) -> str:
    return browser.get(PAGE).content.decode()


def test_it_says_what_each_way_still_shows(as_amira: Client, settings: object) -> None:
    settings.SIDELIGHT_LINK_HOST = "notes.example.org"
    settings.SIDELIGHT_MAIL_FROM = "us@notes.example.org"

    page = page_of(as_amira)

    assert "the address us@notes.example.org, and a link to notes.example.org" in page
    assert "It may stand on a phone bill" in page
    assert "your browser puts the address of this site beside it: testserver" in page
    assert "There is news about your booking." in page


def test_only_ways_that_are_set_up_are_offered(as_amira: Client, settings: object) -> None:
    assert all(f'value="{way}"' in page_of(as_amira) for way in ("email", "text", "push", "never"))

    settings.SIDELIGHT_MAIL_URL = settings.SIDELIGHT_PUSH_KEY = ""
    page = page_of(as_amira)

    assert 'value="text"' in page
    assert 'value="email"' not in page
    assert 'value="push"' not in page
    assert "Note on a device" not in page
    assert "E-mail</dt>" not in page


def test_a_way_that_is_not_set_up_is_not_taken(as_amira: Client, settings: object) -> None:
    settings.SIDELIGHT_MAIL_URL = ""
    given = {"address": ADDRESSES["email"], "from_hour": 9, "until_hour": 20, "sender": "disguised"}

    page = as_amira.post(PAGE, {**given, "channel": "email"})

    assert "channel" in page.context["form"].errors


@pytest.mark.parametrize(
    ("name", "offered"), [("Juniper Street", True), ("Juniper Crisis Help", False)]
)
def test_the_charitys_name_is_offered_where_it_tells_nothing(
    as_amira: Client, monkeypatch: pytest.MonkeyPatch, name: str, offered: bool
) -> None:
    monkeypatch.setattr(
        "sidelight.notices.queries.outside.look_in_force", lambda: look.LookShown(name=name)
    )

    page = page_of(as_amira)

    assert (f"The charity's name: “{name}”".replace("'", "&#x27;") in page) is offered
    assert "A neutral name: “Reminders”" in page


def test_hours_are_shown_again_and_the_address_is_not(
    as_amira: Client, amira: Person, at: datetime
) -> None:
    reached(amira, "email", at=at, hours=(7, 9), sender="plain")

    page = page_of(as_amira)

    assert '<option value="7" selected>' in page
    assert page.count(" checked") == 1  # the one name that is offered
    assert ADDRESSES["email"] not in page


def test_the_test_goes_out_whatever_the_hour(
    as_amira: Client, amira: Person, at: datetime, clock_at: object
) -> None:
    reached(amira, "email", at=at, hours=(8, 9))
    mail = Postbox()

    as_amira.post(reverse("test_message"))
    send_due({Channel.EMAIL: mail})

    assert [letter.words for letter in mail.taken] == ["This is a test. You asked for it."]


def test_tests_are_paced(as_amira: Client, amira: Person, at: datetime, clock_at: object) -> None:
    reached(amira, "email", at=at)

    answers = [as_amira.post(reverse("test_message")).status_code for _ in range(4)]

    assert answers == [302, 302, 302, 429]
    assert Outgoing.objects.filter(saying=Saying.TEST).count() == 3


def test_without_a_way_there_is_nothing_to_test(as_amira: Client) -> None:
    page = as_amira.post(reverse("test_message"), follow=True).content.decode()

    assert "There is no way to reach you yet" in page
    assert not Outgoing.objects.exists()


def test_a_test_that_is_late_is_not_sent(
    as_amira: Client, amira: Person, at: datetime, clock_at: Callable[[datetime], None]
) -> None:
    reached(amira, "email", at=at)
    as_amira.post(reverse("test_message"))

    clock_at(at + timedelta(minutes=30))
    send_due({Channel.EMAIL: Postbox()})

    assert Outgoing.objects.get().how == HowOver.TOO_LATE


def test_reminders_come_two_days_and_two_hours_before_unless_picked(
    as_amira: Client, amira: Person, dee: Person
) -> None:
    assert reminders_of(amira).before == [timedelta(days=2), timedelta(hours=2)]

    as_amira.post(reverse("own_reminders"), {"first_hours": "24", "last_hours": "0"})

    assert reminders_of(amira).before == [timedelta(days=1)]
    assert reminders_of_all([amira.pk, dee.pk])[dee.pk] == Reminders(48, 2)
    assert '<option value="24" selected>' in page_of(as_amira)


@pytest.mark.parametrize("hours", ["5", "-2", "", "x"])
def test_other_times_are_refused(as_amira: Client, amira: Person, hours: str) -> None:
    as_amira.post(reverse("own_reminders"), {"first_hours": hours, "last_hours": "2"})

    assert reminders_of(amira) == Reminders()


def test_a_device_is_added_and_kept_locked(as_amira: Client, amira: Person, at: datetime) -> None:
    reached(amira, "push", at=at)

    as_amira.post(reverse("own_devices"), browser_gives())

    [row] = PushDevice.objects.values()
    assert row["person_id"] == amira.pk
    assert "mozilla" not in str(row)
    assert "A device, added:" in page_of(as_amira)


def test_adding_it_again_is_still_one(as_amira: Client, amira: Person, at: datetime) -> None:
    reached(amira, "push", at=at)
    for _ in range(2):
        as_amira.post(reverse("own_devices"), browser_gives())

    assert PushDevice.objects.count() == 1


@pytest.mark.parametrize(
    "address",
    [
        "http://fcm.googleapis.com/x", "https://localhost/x", "https://127.0.0.1/x",
        "https://10.0.0.1/x", "https://[::1]/x", "https://elsewhere.example/x",
        "https://fcm.googleapis.com:8080/x", "https://fcm.googleapis.com@elsewhere.example/x",
        "https://fcm.googleapis.com.elsewhere.example/x", "https://notfcm.googleapis.com/x",
        "https://fcm.googleapis.com:x/", "//fcm.googleapis.com/x", "javascript:x", "",
        "https://fcm.googleapis.com/\r\nHost: x", f"https://fcm.googleapis.com/{'x' * 1000}",
    ],
)  # fmt: skip
def test_no_address_but_a_push_service_is_taken(
    as_amira: Client, amira: Person, at: datetime, address: str
) -> None:
    reached(amira, "push", at=at)

    as_amira.post(reverse("own_devices"), browser_gives(address))
    assert not PushDevice.objects.exists()

    as_amira.post(reverse("own_devices"), browser_gives())
    assert PushDevice.objects.count() == 1


@pytest.mark.parametrize(
    "wrong", [{"key": ""}, {"key": "AAAA"}, {"secret": "AAAA"}, {"secret": "é"}, {"key": "=" * 87}]
)
def test_keys_that_no_browser_gives_are_refused(
    as_amira: Client, amira: Person, at: datetime, wrong: dict[str, str]
) -> None:
    reached(amira, "push", at=at)

    page = as_amira.post(reverse("own_devices"), {**browser_gives(), **wrong}, follow=True)

    assert "Notes do not work with this browser" in page.content.decode()
    assert not PushDevice.objects.exists()


def test_who_said_never_has_no_device(as_amira: Client, amira: Person, at: datetime) -> None:
    reached(amira, "never", at=at)

    as_amira.post(reverse("own_devices"), browser_gives())

    assert not PushDevice.objects.exists()


def test_more_than_five_are_refused(as_amira: Client, amira: Person, at: datetime) -> None:
    reached(amira, "push", at=at)
    for number in range(6):
        as_amira.post(reverse("own_devices"), browser_gives(f"{SERVICE}{number}"))

    assert PushDevice.objects.count() == 5


def test_on_a_shared_device_the_next_person_gets_no_notes_of_the_last(
    as_amira: Client, amira: Person, dee: Person, at: datetime
) -> None:
    for person in (amira, dee):
        reached(person, "push", at=at)
    as_amira.post(reverse("own_devices"), browser_gives())
    tell(amira, NoticeKind.PLACE_KEPT, about="", at=at)
    assert Outgoing.objects.waiting().filter(person=amira).count() == 1

    signed_in(dee).post(reverse("own_devices"), browser_gives())

    assert [device.person for device in PushDevice.objects.all()] == [dee]
    assert not Outgoing.objects.waiting().exists()


def test_a_device_is_removed_by_its_own_person_alone(
    as_amira: Client, amira: Person, dee: Person, at: datetime
) -> None:
    reached(amira, "push", at=at)
    as_amira.post(reverse("own_devices"), browser_gives())
    away = reverse("device_removal", args=[PushDevice.objects.get().slug])

    assert signed_in(dee).post(away).status_code == 404
    assert PushDevice.objects.exists()
    as_amira.post(away)
    assert not PushDevice.objects.exists()


def test_an_address_that_took_nothing_is_mentioned(
    as_amira: Client, amira: Person, at: datetime, clock_at: object
) -> None:
    reached(amira, "email", at=at)
    tell(amira, NoticeKind.WAITING, about="", at=at)
    assert "A message did not reach you" not in page_of(as_amira)

    Outgoing.objects.update(ended_at=at, how=HowOver.REFUSED)

    assert "A message did not reach you" in page_of(as_amira)


def test_the_program_for_notes_is_ours_and_tells_nothing(client: Client) -> None:
    answer = client.get(reverse("notes_worker"))

    assert answer.headers["Content-Type"].startswith("text/javascript")
    assert "showNotification" in answer.content.decode()


def test_without_script_the_page_says_what_is_missing(
    as_amira: Client, amira: Person, at: datetime
) -> None:
    reached(amira, "push", at=at)

    assert "your browser has to allow script" in page_of(as_amira)
