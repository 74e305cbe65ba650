"""Agreeing is to a version: when a text changes, everybody reads and agrees again."""

from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse

from sidelight.foundation import clock
from sidelight.foundation.register import Register
from sidelight.people import actions, queries, registers
from sidelight.people.errors import OnlyManagersWrite
from sidelight.people.models import Consent, HouseText, Person

AGREEMENTS = "/agreements/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def new_rules(amira: Person, max: Person, at: datetime) -> HouseText:
    return actions.write_text(
        HouseText.Kind.HOUSE_RULES, "Newer words.", what_changed="A rule on names.", by=max, at=at
    )


def test_somebody_who_agreed_is_let_in(as_amira: Client) -> None:
    assert as_amira.get(reverse("own_page")).status_code == 200


def test_somebody_who_has_not_agreed_reads_first(as_amira: Client, new_rules: HouseText) -> None:
    answer = as_amira.get(reverse("own_page"))

    assert answer["Location"] == f"{AGREEMENTS}?next=/me/"


def test_what_is_sent_while_a_text_changes_is_not_lost(
    as_amira: Client, new_rules: HouseText, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[str] = []
    register: Register[object] = Register()
    register.add(lambda person, name, at: sent.append(name))
    monkeypatch.setattr(registers, "name_chosen", register)

    as_amira.post(reverse("own_name"), {"name": "River"})

    assert sent == ["River"]
    assert as_amira.get(reverse("own_name"))["Location"] == f"{AGREEMENTS}?next=/me/name/"
    assert as_amira.head(reverse("own_name"))["Location"] == f"{AGREEMENTS}?next=/me/name/"


def test_nothing_is_taken_from_somebody_who_never_agreed(
    as_amira: Client, amira: Person, new_rules: HouseText, monkeypatch: pytest.MonkeyPatch
) -> None:
    never = Consent.objects.filter(text__kind=new_rules.kind).values("person")
    monkeypatch.setattr(
        "sidelight.people.doors.Consent.objects", Consent.objects.exclude(person__in=never)
    )

    answer = as_amira.post(reverse("own_name"), {"name": "River"})

    assert answer["Location"] == AGREEMENTS


def test_only_what_is_new_is_shown_and_what_changed(as_amira: Client, new_rules: HouseText) -> None:
    page = as_amira.get(AGREEMENTS).content.decode()

    assert "Newer words." in page
    assert "A rule on names." in page
    assert "What we say about who reads what" not in page


def test_agreeing_opens_the_pages_again(
    as_amira: Client, amira: Person, new_rules: HouseText, at: datetime
) -> None:
    answer = as_amira.post(AGREEMENTS, {"agreed": [new_rules.pk]})

    assert answer["Location"] == reverse("own_page")
    assert queries.unagreed_texts(amira, at) == []


def test_the_earlier_agreement_stays_on_record(
    as_amira: Client, amira: Person, new_rules: HouseText
) -> None:
    before = list(Consent.objects.filter(person=amira).values("text", "agreed_at"))

    as_amira.post(AGREEMENTS, {"agreed": [new_rules.pk]})

    after = list(Consent.objects.filter(person=amira).values("text", "agreed_at"))
    assert len(after) == len(before) + 1
    assert all(consent in after for consent in before)


def test_an_old_version_cannot_be_agreed_to_instead(
    as_amira: Client, amira: Person, new_rules: HouseText, at: datetime
) -> None:
    old = HouseText.objects.get(kind=new_rules.kind, version=new_rules.version - 1)

    page = as_amira.post(AGREEMENTS, {"agreed": [old.pk]})

    assert "Our words have changed" in page.content.decode()
    assert queries.unagreed_texts(amira, at) == [new_rules]


def test_one_may_sign_out_instead(as_amira: Client, new_rules: HouseText) -> None:
    page = as_amira.get(AGREEMENTS).content.decode()

    assert f'action="{reverse("account_logout")}"' in page


def test_with_nothing_to_agree_to_one_goes_on(as_amira: Client) -> None:
    assert as_amira.get(AGREEMENTS)["Location"] == reverse("own_page")


@pytest.mark.parametrize("kind", HouseText.Kind.values)
def test_anybody_can_read_a_text_in_force(
    client: Client, texts: list[HouseText], kind: str
) -> None:
    page = client.get(reverse("house_text", args=[kind])).content.decode()

    assert f"What we say about {HouseText.Kind(kind).label.lower()}." in page
    assert "Be kind" in page


def test_a_text_that_is_not_written_yet_says_so(client: Client) -> None:
    page = client.get(reverse("house_text", args=["house-rules"]))

    assert "still being written" in page.content.decode()


def test_an_unknown_text_is_not_found(client: Client) -> None:
    assert client.get("/about/everything/").status_code == 404


def test_only_a_manager_puts_a_text_in_force(max: Person, mo: Person, amira: Person) -> None:
    before = HouseText.objects.count()

    for somebody in (mo, amira, None):
        with pytest.raises(OnlyManagersWrite):
            actions.write_text(HouseText.Kind.HOUSE_RULES, "Mine.", by=somebody, at=clock.now())

    assert HouseText.objects.count() == before
    actions.write_text(HouseText.Kind.HOUSE_RULES, "Ours.", by=max, at=clock.now())
    assert HouseText.objects.count() == before + 1
