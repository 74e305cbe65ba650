"""A young person asks for a place with one form, loses no words, and is told the truth."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client

from sidelight.courses.actions.places import give_back
from sidelight.courses.models import Application, AskedWords, Group, KnownNote
from sidelight.courses.queries.words import asked, noted
from sidelight.courses.tests.conftest import Full
from sidelight.foundation.crypto import CannotDecrypt, decrypt
from sidelight.notices.models import Notice, NoticeKind
from sidelight.people.models import Person
from sidelight.people.queries import texts_in_force
from sidelight.people.tests.build import join_form
from sidelight.safeguarding.models import Concern, ProgramsWorry
from sidelight.safeguarding.queries.words import decrypted
from tests.build import Place, new_key

Browsers = Callable[[Person | None], Client]
Stage = Application.Stage


def form(**changed: str) -> dict[str, str]:
    typed = {"key": str(new_key()), "where": "alone", "device": "phone", "wish": "", "knows": ""}
    return {**typed, **changed}


def address(group: Group) -> str:
    return f"/evenings/{group.slug}/place/"


def stage_of(person: Person) -> Stage:
    return Application.objects.with_seat().get(person=person).stage


def test_a_place_is_theirs_at_once_while_one_is_free(
    group: Group, dee: Person, browser_of: Browsers
) -> None:
    browser = browser_of(dee)

    answer = browser.post(address(group), form(wish="To meet others."), follow=True)

    assert stage_of(dee) == Stage.PLACE
    assert "You have a place" in answer.content.decode()
    assert Notice.objects.filter(person=dee).latest("pk").kind == NoticeKind.PLACE_KEPT


def test_an_empty_form_says_what_is_missing_and_keeps_what_was_typed(
    group: Group, dee: Person, browser_of: Browsers
) -> None:
    typed = form(where="", wish="I would like to feel less alone.", knows="Somebody of my street.")

    answer = browser_of(dee).post(address(group), typed)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Please pick what comes closest." in page
    assert typed["wish"] in page
    assert typed["knows"] in page
    assert typed["key"] in page
    assert not Application.objects.exists()


def test_a_second_tap_is_the_same_application(
    group: Group, dee: Person, browser_of: Browsers
) -> None:
    browser, typed = browser_of(dee), form()

    browser.post(address(group), typed)
    again = browser.post(address(group), typed)

    assert again.status_code == 302
    assert Application.objects.filter(person=dee).count() == 1


def test_whoever_waits_is_told_how_many_wait_before_them(
    group: Group, asked_by: Full, dee: Person, browser_of: Browsers
) -> None:
    asked_by(10)

    page = browser_of(dee).post(address(group), form(), follow=True).content.decode()

    assert stage_of(dee) == Stage.WAITS
    assert "2 people wait before you" in page
    assert "Read and write in the spaces" in page
    assert "You have a place" not in page


def test_a_stranger_signs_in_or_joins_and_comes_back_to_the_form(
    group: Group, client: Client, place: Place, at: datetime
) -> None:
    asked_for = address(group)
    onward = f"?next={asked_for}"

    page = client.get(f"/evenings/{group.slug}/").content.decode()
    to_sign_in = client.get(asked_for).headers["Location"]
    joined = client.post(f"/join/{onward}", join_form(texts_in_force(at))).headers["Location"]
    welcome = client.get(joined).content.decode()

    assert f'href="/join/{onward}"' in page
    assert to_sign_in == f"/sign-in/{onward}"
    assert f'href="/join/{onward}"' in client_page(Client(), to_sign_in)
    assert joined.startswith("/welcome/?next=")
    assert f'href="{asked_for}"' in welcome
    assert client.get(asked_for).status_code == 200


def client_page(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_joining_leads_to_no_other_site(client: Client, place: Place, amira: Person) -> None:
    client.force_login(amira)

    answer = client.get("/join/?next=https://example.com/")

    assert "example.com" not in answer.headers["Location"]


def test_only_ones_own_age_may_ask(group: Group, kit: Person, browser_of: Browsers) -> None:
    browser = browser_of(kit)

    assert "This group is for another age" in browser.get(address(group)).content.decode()
    assert browser.post(address(group), form()).status_code == 422
    assert not Application.objects.exists()


def test_staff_have_no_place(group: Group, mo: Person, browser_of: Browsers) -> None:
    assert browser_of(mo).get(address(group)).status_code == 404


def test_a_group_that_begins_too_soon_takes_nobody(
    group: Group,
    dee: Person,
    browser_of: Browsers,
    at: datetime,
    clock_at: Callable[[datetime], None],
) -> None:
    clock_at(at + timedelta(days=14, minutes=-30))

    assert browser_of(dee).post(address(group), form()).status_code == 422
    assert not Application.objects.exists()


def test_words_are_for_counsellors_and_locked(
    group: Group, dee: Person, browser_of: Browsers
) -> None:
    browser_of(dee).post(address(group), form(wish="To be heard.", knows="My neighbour."))

    words, note = AskedWords.objects.get(), KnownNote.objects.get()
    assert "heard" not in words.encrypted
    assert asked(words) == "To be heard."
    assert noted(note) == "My neighbour."
    with pytest.raises(CannotDecrypt):
        decrypt(words.encrypted, purpose="contact")


def test_a_cry_for_help_in_the_form_reaches_a_lead_and_decides_nothing(
    group: Group, dee: Person, browser_of: Browsers
) -> None:
    browser = browser_of(dee)

    browser.post(address(group), form(wish="I want to die tonight."))

    concern = Concern.objects.get(about=dee)
    assert concern.raised_by is None
    said = {decrypted(words) for words in concern.words.all()}
    assert said == {ProgramsWorry.MARKED_WORDS.value, "I want to die tonight."}
    assert AskedWords.objects.get().tier >= 2
    assert stage_of(dee) == Stage.PLACE


def test_ordinary_words_raise_nothing(group: Group, dee: Person, browser_of: Browsers) -> None:
    browser_of(dee).post(address(group), form(wish="I would like to learn what helps others."))

    assert not Concern.objects.exists()


def test_whoever_has_asked_is_led_to_their_course(
    group: Group, dee: Person, browser_of: Browsers
) -> None:
    browser = browser_of(dee)
    browser.post(address(group), form())

    assert browser.get(address(group)).headers["Location"] == "/my-course/"
    assert browser.post(address(group), form()).headers["Location"] == "/my-course/"


def test_one_button_gives_a_place_back(group: Group, dee: Person, browser_of: Browsers) -> None:
    browser = browser_of(dee)
    browser.post(address(group), form())

    assert "Give my place back" in browser.get("/my-course/").content.decode()
    browser.post("/my-course/return")

    assert stage_of(dee) == Stage.OVER
    assert browser.post("/my-course/return").status_code == 404


def test_the_calendar_file_tells_nothing(group: Group, dee: Person, browser_of: Browsers) -> None:
    browser = browser_of(dee)
    browser.post(address(group), form())

    answer = browser.get("/my-course/booking.ics")

    assert answer.headers["Content-Type"].startswith("text/calendar")
    assert "SUMMARY:Booking" in answer.content.decode()
    assert "Tuesdays" not in answer.content.decode()


def test_an_evening_is_missed_and_the_place_stays(
    group: Group, dee: Person, browser_of: Browsers
) -> None:
    browser = browser_of(dee)
    browser.post(address(group), form())

    browser.post("/my-course/evenings/1/absence")
    assert "You cannot make it" in browser.get("/my-course/").content.decode()
    browser.post("/my-course/evenings/1/absence/removal")

    assert "You cannot make it" not in browser.get("/my-course/").content.decode()
    assert stage_of(dee) == Stage.PLACE
    assert browser.post("/my-course/evenings/9/absence").status_code == 404


def test_pages_ask_the_database_little(
    group: Group,
    asked_by: Full,
    dee: Person,
    browser_of: Browsers,
    django_assert_max_num_queries: Callable[[int], object],
) -> None:
    others, browser = asked_by(9), browser_of(dee)
    browser.post(address(group), form(wish="To meet others."))
    most = 12
    for page in ("/evenings/", f"/evenings/{group.slug}/", "/my-course/"):
        browser.get(page)
        with django_assert_max_num_queries(most):
            browser.get(page)
    for other in others[:2]:
        give_back(other, at=other.asked_at)
    with django_assert_max_num_queries(most):
        browser.get("/my-course/")
    browser.post("/my-course/offer")
    for page in ("/my-course/", "/my-course/talk/", "/my-course/form/"):
        with django_assert_max_num_queries(most):
            browser.get(page)
