"""Somebody joins on one page: the texts first, then a name, a passphrase, an age and a yes."""

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from sidelight.people import actions, queries, registers
from sidelight.people.actions import NewMember, take_a_turn
from sidelight.people.errors import MustAgreeFirst, NotOpenYet, OutsideTheBands, Refusal
from sidelight.people.models import Consent, HouseText, Person, Role
from sidelight.people.rules import JOININGS_FROM_AN_ADDRESS
from sidelight.people.tests.build import PASSPHRASE, both_texts, join_form

JOIN = "/join/"
pytestmark = pytest.mark.django_db


def test_both_texts_stand_before_the_first_question(client: Client, texts: list[HouseText]) -> None:
    page = client.get(JOIN).content.decode()

    for text in texts:
        assert page.index(text.words) < page.index('name="name"')
    assert page.index("Be kind") < page.index('name="name"')


def test_a_member_is_made_with_nothing_but_what_was_asked(
    client: Client, texts: list[HouseText], at: datetime
) -> None:
    client.post(JOIN, join_form(texts))

    person = Person.objects.get()
    assert person.age_band == "16-17"
    assert person.needs == ""
    assert not person.is_made_up
    assert person.check_password(PASSPHRASE)
    assert queries.roles_of(person, at) == {Role.MEMBER}
    assert {field.name for field in Person._meta.concrete_fields} == {
        "id", "password", "last_login", "slug", "sign_in_name", "shown_name", "shown_name_folded",
        "age_band", "joined_at", "join_key", "left_at", "mark_shape", "mark_colour",
        "needs", "made_up_at", "is_active", "is_superuser",
    }  # fmt: skip


def test_each_text_is_agreed_to_in_its_version(client: Client, texts: list[HouseText]) -> None:
    client.post(JOIN, join_form(texts))

    assert set(Consent.objects.values_list("text_id", flat=True)) == {text.pk for text in texts}


def test_the_chosen_name_is_not_shown_before_somebody_has_seen_it(
    client: Client, texts: list[HouseText]
) -> None:
    client.post(JOIN, join_form(texts, name="River"))

    assert "river" not in Person.objects.get().shown_name.lower()


def test_two_may_choose_a_name_that_waits(texts: list[HouseText]) -> None:
    Client().post(JOIN, join_form(texts, name="River"))

    Client().post(JOIN, join_form(texts, name="River"))

    assert Person.objects.count() == 2


def test_one_is_signed_in_and_told_the_sign_in_name(client: Client, texts: list[HouseText]) -> None:
    page = client.post(JOIN, join_form(texts), follow=True)

    assert page.redirect_chain == [(reverse("welcome"), 302)]
    assert Person.objects.get().sign_in_name in page.content.decode()
    assert client.session["_auth_user_id"] == str(Person.objects.get().pk)
    assert client.session.get_expire_at_browser_close()


def test_somebody_signed_in_is_led_to_their_own_page(as_amira: Client) -> None:
    answer = as_amira.get(JOIN)

    assert answer["Location"] == reverse("own_page")


@pytest.mark.parametrize("age", ["younger", "older"])
def test_who_is_outside_the_bands_gets_other_help_and_no_account(
    client: Client, texts: list[HouseText], age: str
) -> None:
    page = client.post(JOIN, join_form(texts, age_band=age, passphrase=""))

    assert "There is other help for you" in page.content.decode()
    assert not Person.objects.exists()
    assert "session" not in client.cookies


@pytest.mark.parametrize("age", ["", "15", "20-25"])
def test_no_age_of_ours_makes_no_account(client: Client, texts: list[HouseText], age: str) -> None:
    client.post(JOIN, join_form(texts, age_band=age))

    assert not Person.objects.exists()


def test_a_mistake_keeps_everything_but_the_passphrase(
    client: Client, texts: list[HouseText]
) -> None:
    page = client.post(JOIN, join_form(texts, name="call me 07700900123")).content.decode()

    assert 'value="call me 07700900123"' in page
    assert page.count(" checked") == 1 + len(texts)
    assert PASSPHRASE not in page


@pytest.mark.parametrize(
    ("passphrase", "kind_words"),
    [
        ("kettle", "Please make it longer: 10 letters or more."),
        ("password123", "Many people use that one"),
        ("83920174652", "Please use some letters too"),
        ("", "Please make up a passphrase."),
    ],
)
def test_a_weak_passphrase_is_refused_in_kind_words(
    client: Client, texts: list[HouseText], passphrase: str, kind_words: str
) -> None:
    page = client.post(JOIN, join_form(texts, passphrase=passphrase))

    assert kind_words in page.content.decode()
    assert not Person.objects.exists()


@pytest.mark.parametrize("name", ["R", "12", "river@home", "www.river.org", "x" * 25, ""])
def test_a_name_that_does_not_fit_is_refused_beside_the_field(
    client: Client, texts: list[HouseText], name: str
) -> None:
    page = client.post(JOIN, join_form(texts, name=name))

    assert page.context["form"].errors.keys() == {"name"}
    assert not Person.objects.exists()


def test_an_approved_name_of_somebody_else_is_refused(
    client: Client, amira: Person, texts: list[HouseText]
) -> None:
    page = client.post(JOIN, join_form(texts, name="a-MIRA"))

    assert "already has a name like that" in page.content.decode()
    assert Person.objects.count() == 1


def test_a_page_opened_before_the_texts_changed_is_refused(
    client: Client, texts: list[HouseText], at: datetime
) -> None:
    actions.write_text(HouseText.Kind.HOUSE_RULES, "New words.", at=at)

    page = client.post(JOIN, join_form(texts))

    assert "Our words have changed" in page.content.decode()
    assert "New words." in page.content.decode()
    assert not Person.objects.exists()


def test_agreeing_to_one_text_alone_is_no_agreement(client: Client, texts: list[HouseText]) -> None:
    page = client.post(JOIN, join_form(texts[:1]))

    assert "Please read each text" in page.content.decode()
    assert not Person.objects.exists()


def test_nobody_joins_while_a_text_is_missing(client: Client, at: datetime) -> None:
    actions.write_text(HouseText.Kind.HOUSE_RULES, "Be kind.", at=at)

    page = client.post(JOIN, join_form(queries.texts_in_force(at)))

    assert "not open yet" in page.content.decode()
    assert not Person.objects.exists()


def test_nobody_joins_while_the_charity_is_not_ready(
    client: Client, texts: list[HouseText]
) -> None:
    registers.before_joining.add(lambda at: ["A backup was never restored."])

    page = client.get(JOIN).content.decode()
    client.post(JOIN, join_form(texts))

    assert "not open yet" in page
    assert "<form" not in page.partition("<main")[2].partition("</main")[0]
    assert "backup" not in page
    assert not Person.objects.exists()


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [({"agreed_to": []}, MustAgreeFirst), ({"age_band": "20-25"}, OutsideTheBands)],
)
def test_the_action_refuses_what_a_form_should_never_send(
    texts: list[HouseText], at: datetime, changes: dict[str, Any], refusal: type[Refusal]
) -> None:
    asked = NewMember("River", PASSPHRASE, age_band="16-17", agreed_to=texts)

    with pytest.raises(refusal):
        actions.join(replace(asked, **changes), at=at)
    assert not Person.objects.exists()


def test_the_action_refuses_while_the_charity_is_not_ready(
    texts: list[HouseText], at: datetime
) -> None:
    registers.before_joining.add(lambda at: ["A backup was never restored."])

    with pytest.raises(NotOpenYet):
        actions.join(NewMember("River", PASSPHRASE, age_band="16-17", agreed_to=texts), at=at)


def test_a_form_of_another_site_makes_no_account(texts: list[HouseText]) -> None:
    browser = Client(enforce_csrf_checks=True)

    assert browser.post(JOIN, join_form(texts)).status_code == 403
    assert not Person.objects.exists()


def test_a_flood_from_one_place_is_slowed_kindly(client: Client, at: datetime) -> None:
    texts = both_texts(at)
    for _ in range(JOININGS_FROM_AN_ADDRESS.most):
        take_a_turn(JOININGS_FROM_AN_ADDRESS, "127.0.0.1", at=at)

    page = client.post(JOIN, join_form(texts))

    assert page.status_code == 429
    assert page["Retry-After"] == "3600"
    assert "Please try again in 60 minutes" in page.content.decode()
    assert 'value="River"' in page.content.decode()
    assert not Person.objects.exists()


def test_two_lessons_of_pupils_join_behind_one_address(at: datetime) -> None:
    for _ in range(60):
        take_a_turn(JOININGS_FROM_AN_ADDRESS, "127.0.0.1", at=at)


def test_a_second_tap_makes_nobody_new(client: Client, texts: list[HouseText]) -> None:
    asked = join_form(texts)

    first = client.post("/join/", asked)
    second = Client().post("/join/", asked)

    assert (first.status_code, second.status_code) == (302, 302)
    assert Person.objects.count() == 1


def test_somebody_elses_key_opens_nothing(client: Client, texts: list[HouseText]) -> None:
    asked = join_form(texts)
    client.post("/join/", asked)
    first = Person.objects.get()

    stranger = Client()
    stranger.post("/join/", {**asked, "passphrase": "another four words here"})

    assert stranger.session["_auth_user_id"] != str(first.pk)
