"""Whatever leaves the building, as it leaves: no word of it tells what this place is about."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from sidelight.design import queries as look
from sidelight.foundation.crypto import encrypt
from sidelight.notices.actions import tell
from sidelight.notices.actions.letters import letter_for
from sidelight.notices.links import signed
from sidelight.notices.models import NoticeKind, Outgoing, PushDevice, Saying, SenderName
from sidelight.notices.queries import DEVICE, SAID
from sidelight.notices.rules import TELLING, tells
from sidelight.notices.tests.build import reached
from sidelight.notices.ways import push, text
from sidelight.notices.ways.letter import Letter
from sidelight.notices.ways.mail import MailWay
from sidelight.notices.ways.outlets import mail_server
from sidelight.people.models import Person

HOST = "notes.example.org"
# Beside the words of the rule: what else a parent, a partner or a friend would understand.
TELL_AS_WELL = (
    "abuse", "addict", "advice", "alone", "babysit", "bully", "camhs", "care", "clinic", "cope",
    "danger", "diagnos", "doctor", "eating", "evening", "forum", "guidance", "hospital", "injur",
    "journal", "kid", "lonely", "medic", "mood", "nurse", "pain", "patient", "post", "programme",
    "psych", "refer", "risk", "sad", "school", "secret", "sleep", "social work", "stress",
    "struggl", "talk", "treat", "trust", "urge", "volunteer", "wait", "worr",
)  # fmt: skip
SIGNATURES = re.compile(r"[A-Za-z0-9.-]+\.[A-Za-z0-9_-]{43}")
SUBSCRIPTION = {"address": "https://fcm.googleapis.com/x", "key": "", "secret": ""}


@pytest.fixture(autouse=True)
def _on_a_host(settings: object) -> None:
    settings.SIDELIGHT_LINK_HOST = HOST


def as_mail(letter: Letter) -> str:
    way = MailWay(mail_server("smtp://127.0.0.1"), sender_address=f"notes@{HOST}", host=HOST)
    return way.message(letter).message().as_string()


OUTSIDE: dict[str, Callable[[Letter], str]] = {
    "email": as_mail,
    "text": lambda letter: text.body_of(letter).decode(),
    "push": lambda letter: push.body_of(letter).decode(),
}


def leaving(person: Person, kind: NoticeKind, channel: str, style: str, at: datetime) -> str:
    """Return what leaves, letter by letter."""
    reached(person, channel, at=at, sender=style)
    subscription = push.Subscription(**SUBSCRIPTION).said()
    if channel == "push":
        PushDevice.objects.create(
            person=person, encrypted=encrypt(subscription, purpose=DEVICE), address_hash="x",
            added_at=at,
        )  # fmt: skip
    token = signed("answer", "abcdefghijkm", expires=at + timedelta(days=2))
    tell(person, kind, about="abcdefghijkm", at=at, link=f"/m/{token}/")
    message = Outgoing.objects.select_related("person", "device").get()
    return OUTSIDE[channel](letter_for(message, at))


@pytest.mark.parametrize("style", ["plain", "disguised"])
@pytest.mark.parametrize("channel", OUTSIDE)
@pytest.mark.parametrize("kind", NoticeKind)
def test_no_message_does(
    amira: Person, at: datetime, kind: NoticeKind, channel: str, style: str
) -> None:
    said = SIGNATURES.sub("", leaving(amira, kind, channel, style, at)).casefold()
    # Letters of chance: they may spell anything.
    said = said.replace(Outgoing.objects.get().slug, "")

    assert HOST in said or channel == "push"
    assert [word for word in (*TELLING, *TELL_AS_WELL) if word in said] == []
    assert amira.shown_name.casefold() not in said
    assert amira.slug not in said


def test_what_they_say_is_this_and_nothing_else() -> None:
    assert {saying: str(words) for saying, words in SAID.items()} == {
        Saying.NEWS: "There is something new for you to read.",
        Saying.BOOKING_NEWS: "There is news about your booking.",
        Saying.BOOKING_SOON: "You have a booking soon.",
        Saying.BOOKING_CHANGED: "Your booking has changed.",
        Saying.TEST: "This is a test. You asked for it.",
    }


def test_a_whole_e_mail_is_this(amira: Person, at: datetime) -> None:
    said = leaving(amira, NoticeKind.PLACE_OFFERED, "email", "disguised", at)

    slug = Outgoing.objects.get().slug
    lines = SIGNATURES.sub("TOKEN", said).splitlines()
    assert [line for line in lines if not line.startswith("Date: ")] == [
        'Content-Type: text/plain; charset="utf-8"',
        "MIME-Version: 1.0",
        "Content-Transfer-Encoding: 7bit",
        "Subject: There is news about your booking",
        f"From: Reminders <notes@{HOST}>",
        "To: a.private.one@example.org",
        f"Message-ID: <{slug}@{HOST}>",
        "Auto-Submitted: auto-generated",
        "",
        "There is news about your booking.",
        "",
        f"https://{HOST}/m/TOKEN/",
        "",
        f"To stop: https://{HOST}/m/TOKEN/",
    ]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Juniper Street", "Juniper Street"),
        ("Juniper Youth Support", "Reminders"),
        # Ours, where the charity has chosen none: whoever looks it up knows.
        (look.SIDELIGHT, "Reminders"),
    ],
)
def test_the_charitys_name_is_used_only_where_it_tells_nothing(
    amira: Person, at: datetime, monkeypatch: pytest.MonkeyPatch, name: str, shown: str
) -> None:
    monkeypatch.setattr(
        "sidelight.notices.queries.outside.look_in_force", lambda: look.LookShown(name=name)
    )

    said = leaving(amira, NoticeKind.WAITING, "email", "plain", at)

    assert f"From: {shown} <notes@{HOST}>" in said


def test_the_neutral_name_is_the_one_that_the_charity_chose_last(
    amira: Person, max: Person, at: datetime
) -> None:
    for name in ("Planner", "Diary"):
        SenderName.objects.create(name=name, chosen_by=max, chosen_at=at)

    assert f"From: Diary <notes@{HOST}>" in leaving(
        amira, NoticeKind.WAITING, "email", "disguised", at
    )


@pytest.mark.parametrize("words", ["Self-harm support", "SESSION", "your group", "Mental Health"])
def test_a_telling_word_is_noticed(words: str) -> None:
    assert tells(words)
    assert not tells("You have a booking soon.")
