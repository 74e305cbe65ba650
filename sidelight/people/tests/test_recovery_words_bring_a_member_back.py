"""Recovery words bring a member back, once, and nobody else; they are kept nowhere in plain."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from math import log2

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import make_password
from django.db import connection
from django.test import Client
from django.urls import reverse

from sidelight.ledger.models import Act, Line
from sidelight.people import actions, names, rules
from sidelight.people.errors import OnlyMembersKeepWords, RecoveryDoesNotFit, RecoveryOver
from sidelight.people.models import Person, RecoveryWords, RoleGrant
from sidelight.people.tests.build import PASSPHRASE, signed_in

RECOVER, NEW_PASSPHRASE, OWN_WORDS = "/recover/", "/recover/passphrase/", "/me/recovery-words/"
NEW = "four quiet lamps at sea"
A_WORD = re.compile(r"<li>([a-z]+)</li>")
pytestmark = pytest.mark.django_db


@pytest.fixture
def words(amira: Person, at: datetime) -> list[str]:
    return actions.make_recovery_words(amira, at=at)


def asked(browser: Client, person: Person, words: str) -> str:
    """Send name and words; return where that leads, or nothing."""
    answer = browser.post(RECOVER, {"name": person.sign_in_name, "words": words})
    return str(answer.headers.get("Location", ""))


def come_back(browser: Client, person: Person, words: list[str]) -> str:
    """Go the whole way; return the last page."""
    assert asked(browser, person, " ".join(words)) == NEW_PASSPHRASE
    return browser.post(NEW_PASSPHRASE, {"passphrase": NEW}).content.decode()


def test_they_are_over_64_bits_of_calm_words() -> None:
    listed = names.RECOVERY_WORD_LIST

    assert len(set(listed)) == len(listed)
    assert rules.RECOVERY_WORDS * log2(len(listed)) >= 64
    assert all(word == rules.only_letters(word) for word in listed)


def test_one_is_let_in_with_a_new_passphrase(
    client: Client, amira: Person, words: list[str]
) -> None:
    come_back(client, amira, words)

    assert client.get(reverse("own_page")).status_code == 200
    amira.refresh_from_db()
    assert amira.check_password(NEW)


@pytest.mark.parametrize(
    "written",
    [str.upper, lambda words: words.replace(" ", ""), lambda words: words.replace(" ", " - "),
     lambda words: f"  1. {words.replace(' ', ', 2. ')} "],
)  # fmt: skip
def test_they_fit_however_they_are_typed(
    client: Client, amira: Person, words: list[str], written: Callable[[str], str]
) -> None:
    assert asked(client, amira, written(" ".join(words))) == NEW_PASSPHRASE


def test_in_another_order_they_do_not_fit(client: Client, amira: Person, at: datetime) -> None:
    RecoveryWords.objects.create(person=amira, hashed=hash_of("river lantern"), made_at=at)

    assert asked(client, amira, "lantern river") == ""
    assert asked(client, amira, "river lantern") == NEW_PASSPHRASE


def hash_of(words: str) -> str:
    return make_password(rules.only_letters(words))


def test_every_other_sign_in_ends(client: Client, amira: Person, words: list[str]) -> None:
    elsewhere = signed_in(amira)
    assert elsewhere.get(reverse("own_page")).status_code == 200

    come_back(client, amira, words)

    assert amira.sign_ins.count() == 1
    assert elsewhere.get(reverse("own_page")).status_code == 302


def test_a_passkey_on_a_lost_phone_opens_nothing_any_more(
    client: Client, amira: Person, words: list[str]
) -> None:
    Authenticator.objects.create(user=amira, type="webauthn", data={"slug": "x", "name": ""})

    come_back(client, amira, words)

    assert not Authenticator.objects.filter(user=amira).exists()
    line = Line.objects.get(act=Act.SECOND_FACTOR_REMOVED)
    assert (line.actor_id, line.subject_id, line.detail) == (
        amira.pk,
        amira.pk,
        {"sort": "webauthn"},
    )


def test_they_work_once_and_new_ones_are_shown(amira: Person, words: list[str]) -> None:
    page = come_back(Client(), amira, words)

    newer = A_WORD.findall(page)
    assert len(newer) == rules.RECOVERY_WORDS
    assert asked(Client(), amira, " ".join(words)) == ""
    assert asked(Client(), amira, " ".join(newer)) == NEW_PASSPHRASE


def test_two_who_typed_the_same_words_do_not_both_get_in(
    amira: Person, words: list[str], at: datetime
) -> None:
    first = actions.begin_recovering(amira.sign_in_name, " ".join(words), at=at)
    second = actions.begin_recovering(amira.sign_in_name, " ".join(words), at=at)
    actions.recover(first, NEW, at=at)

    with pytest.raises(RecoveryOver):
        actions.recover(second, "another passphrase", at=at)

    amira.refresh_from_db()
    assert amira.check_password(NEW)


def test_after_a_quarter_of_an_hour_the_words_are_asked_again(
    client: Client, amira: Person, words: list[str], at: datetime, clock_at: Callable[..., None]
) -> None:
    asked(client, amira, " ".join(words))
    clock_at(at + rules.RECOVERING_LASTS)

    assert client.post(NEW_PASSPHRASE, {"passphrase": NEW})["Location"] == RECOVER
    amira.refresh_from_db()
    assert amira.check_password(PASSPHRASE)


def test_without_the_words_nobody_chooses_a_passphrase(client: Client, amira: Person) -> None:
    assert client.get(NEW_PASSPHRASE)["Location"] == RECOVER
    assert client.post(NEW_PASSPHRASE, {"passphrase": NEW})["Location"] == RECOVER


def test_a_passphrase_that_is_easy_to_guess_is_refused_and_the_words_stay(
    client: Client, amira: Person, words: list[str]
) -> None:
    asked(client, amira, " ".join(words))

    page = client.post(NEW_PASSPHRASE, {"passphrase": "short"}).content.decode()

    assert "Please make it longer" in page
    assert client.post(NEW_PASSPHRASE, {"passphrase": NEW}).status_code == 200


def test_coming_back_is_on_the_ledger(client: Client, amira: Person, words: list[str]) -> None:
    come_back(client, amira, words)

    assert Line.objects.filter(act=Act.RECOVERED, actor_id=amira.pk).count() == 1


def test_the_database_does_not_hold_the_words(amira: Person, words: list[str]) -> None:
    come_back(Client(), amira, words)

    with connection.cursor() as cursor:
        cursor.execute("SELECT hashed FROM people_recoverywords")
        kept = str(cursor.fetchall())
    assert "$" in kept
    assert rules.only_letters("".join(words)) not in kept


def test_new_ones_need_the_passphrase_and_end_the_old(
    as_amira: Client, amira: Person, words: list[str], at: datetime, clock_at: Callable[..., None]
) -> None:
    clock_at(at + timedelta(days=2))

    refused = as_amira.post(OWN_WORDS, {"passphrase": "not the one we want"})
    made = as_amira.post(OWN_WORDS, {"passphrase": PASSPHRASE})

    assert A_WORD.findall(refused.content.decode()) == []
    newer = A_WORD.findall(made.content.decode())
    assert asked(Client(), amira, " ".join(words)) == ""
    assert asked(Client(), amira, " ".join(newer)) == NEW_PASSPHRASE


def test_just_after_joining_they_are_there_in_one_tap(as_amira: Client) -> None:
    page = as_amira.post(OWN_WORDS).content.decode()

    assert len(A_WORD.findall(page)) == rules.RECOVERY_WORDS


def test_later_one_tap_is_not_enough(
    as_amira: Client, at: datetime, clock_at: Callable[..., None]
) -> None:
    clock_at(at + rules.FIRST_WORDS_WITHIN + timedelta(minutes=1))

    page = as_amira.post(OWN_WORDS).content.decode()

    assert A_WORD.findall(page) == []
    assert "Please type your passphrase." in page


def test_the_sheet_says_nothing_about_this_place(as_amira: Client) -> None:
    page = as_amira.post(OWN_WORDS).content.decode()

    assert "<title>Words to keep · Sidelight</title>" in page
    assert "letter.css" in page


def test_staff_have_none(mo: Person, at: datetime) -> None:
    with pytest.raises(OnlyMembersKeepWords):
        actions.make_recovery_words(mo, at=at)


def test_words_of_a_member_who_joined_the_staff_lead_nowhere(
    amira: Person, words: list[str], max: Person, at: datetime
) -> None:
    found = actions.begin_recovering(amira.sign_in_name, " ".join(words), at=at)
    RoleGrant.objects.create(
        person=amira, role="editor", granted_by=max, granted_at=at, starts_at=at
    )

    with pytest.raises(RecoveryDoesNotFit):
        actions.begin_recovering(amira.sign_in_name, " ".join(words), at=at)
    with pytest.raises(RecoveryDoesNotFit):
        actions.recover(found, NEW, at=at)


def test_words_of_somebody_who_left_lead_nowhere(
    amira: Person, words: list[str], at: datetime
) -> None:
    Person.objects.filter(pk=amira.pk).update(left_at=at, is_active=False)

    with pytest.raises(RecoveryDoesNotFit):
        actions.begin_recovering(amira.sign_in_name, " ".join(words), at=at)


def test_the_page_says_honestly_whom_it_cannot_help(client: Client) -> None:
    assert "we cannot find your place" in client.get(RECOVER).content.decode()
    assert f'href="{RECOVER}"' in client.get(reverse("account_login")).content.decode()
