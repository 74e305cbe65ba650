"""Two who know each other never have seats in one group, and neither page tells either of them."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client

from sidelight.courses.actions.apart import (
    end_pair,
    note_pair,
    open_note,
    settle_note,
    tell_of_somebody_known,
)
from sidelight.courses.actions.asking import ask_for_place
from sidelight.courses.actions.deciding import let_in, offer_another
from sidelight.courses.actions.places import give_back, pass_places_on, take_offer
from sidelight.courses.errors.places import (
    KnowsThem,
    LookedAtFirst,
    NeedsWords,
    NotACounsellor,
    NotThatGroup,
)
from sidelight.courses.models import Application, Group, KnownNote, KnownPair, PlaceDecision, Seat
from sidelight.courses.tests.build import open_group
from sidelight.courses.tests.conftest import Full
from sidelight.courses.tests.crowd import members
from sidelight.courses.tests.places import apart, asking
from sidelight.ledger.models import Act, Line
from sidelight.people.models import Person
from tests.build import new_key

Browsers = Callable[[Person | None], Client]
Stage = Application.Stage


def ask(group: Group, person: Person, at: datetime, knows: str = "") -> Application:
    return ask_for_place(group, asking(knows=knows), person=person, at=at)


def stage_of(application: Application) -> Stage:
    return Application.objects.with_seat().get(pk=application.pk).stage


def own_page(browser: Client) -> str:
    page = browser.get("/my-course/").content.decode().partition("<main")[2]
    return re.sub(r'value="\w{64}"', "", page)  # the token of a form is new every time


def test_whoever_asks_second_gets_no_seat_beside_the_other(
    group: Group, amira: Person, dee: Person, cass: Person, at: datetime
) -> None:
    apart(amira, dee, by=cass, at=at)

    first, second = ask(group, amira, at), ask(group, dee, at)

    assert (stage_of(first), stage_of(second)) == (Stage.PLACE, Stage.WAITS)


def test_a_seat_that_comes_free_passes_them_by(
    group: Group, asked_by: Full, amira: Person, dee: Person, cass: Person, at: datetime
) -> None:
    others = asked_by(7)
    ask(group, amira, at)
    theirs, third = ask(group, dee, at), ask(group, others_person(at), at)
    note_pair(amira, dee, by=cass, at=at)

    give_back(others[0], at=at)

    assert (stage_of(theirs), stage_of(third)) == (Stage.WAITS, Stage.OFFER)


def others_person(at: datetime) -> Person:
    return members(1, at=at, named="late")[0]


def test_an_offer_is_taken_back_when_a_pair_is_noted(
    group: Group, asked_by: Full, amira: Person, dee: Person, cass: Person, at: datetime
) -> None:
    others = asked_by(7)
    ask(group, amira, at)
    theirs = ask(group, dee, at)
    give_back(others[0], at=at)
    assert stage_of(theirs) == Stage.OFFER

    note_pair(dee, amira, by=cass, at=at)

    assert stage_of(theirs) == Stage.WAITS


def test_an_offer_cannot_be_taken_beside_the_other(
    group: Group, asked_by: Full, amira: Person, dee: Person, cass: Person, at: datetime
) -> None:
    others = asked_by(7)
    ask(group, amira, at)
    theirs = ask(group, dee, at)
    give_back(others[0], at=at)
    apart(amira, dee, by=cass, at=at)  # as rows alone: nothing was taken back

    with pytest.raises(LookedAtFirst):
        take_offer(theirs, at=at)

    assert stage_of(theirs) == Stage.WAITS


def test_when_the_other_goes_they_are_offered_a_place_like_everybody(
    group: Group, amira: Person, dee: Person, cass: Person, at: datetime
) -> None:
    apart(amira, dee, by=cass, at=at)
    first, second = ask(group, amira, at), ask(group, dee, at)

    give_back(first, at=at)

    assert stage_of(second) == Stage.OFFER


@pytest.mark.parametrize("who_told", ["the one who waits", "the one who has a place"])
def test_neither_page_says_why_whoever_told_us(
    group: Group,
    amira: Person,
    dee: Person,
    cass: Person,
    browser_of: Browsers,
    at: datetime,
    who_told: str,
) -> None:
    """The canary: nothing on the pages of one depends on what the other told us."""
    teller, other = (dee, amira) if who_told == "the one who waits" else (amira, dee)
    ask(group, amira, at)
    note = tell_of_somebody_known(teller, "zcanaryneighbour", key=new_key(), at=at)
    settle_note(note, other, by=cass, at=at)
    ask(group, dee, at)

    has_place, waits = own_page(browser_of(amira)), own_page(browser_of(dee))

    for page in (has_place, waits):
        assert "zcanary" not in page
    assert "Dee" not in has_place
    assert "Amira" not in waits
    assert "You have a place" in has_place
    assert "One of our counsellors looks at it first." in waits


def test_those_who_told_us_and_those_who_were_told_of_read_the_same_words(
    group: Group, amira: Person, dee: Person, cass: Person, browser_of: Browsers, at: datetime
) -> None:
    apart(amira, dee, by=cass, at=at)
    ask(group, amira, at)
    ask(group, dee, at)
    told_of = own_page(browser_of(dee))
    Application.objects.all().delete()
    KnownPair.objects.all().delete()

    ask(group, dee, at, knows="My cousin.")

    assert own_page(browser_of(dee)) == told_of


def test_whoever_tells_us_loses_no_turn_by_it(
    group: Group, asked_by: Full, amira: Person, cass: Person, at: datetime
) -> None:
    asked_by(7)
    theirs = ask(group, amira, at, knows="My cousin.")
    late = ask(group, others_person(at), at)
    assert (stage_of(theirs), stage_of(late)) == (Stage.KEPT, Stage.WAITS)

    settle_note(KnownNote.objects.get(), None, by=cass, at=at)

    assert (stage_of(theirs), stage_of(late)) == (Stage.OFFER, Stage.WAITS)


def test_a_note_that_means_somebody_in_the_group_gives_the_seat_to_the_next(
    group: Group, asked_by: Full, amira: Person, dee: Person, cass: Person, at: datetime
) -> None:
    asked_by(6)
    ask(group, dee, at)
    theirs = ask(group, amira, at, knows="Dee.")
    late = ask(group, others_person(at), at)

    settle_note(KnownNote.objects.get(), dee, by=cass, at=at)

    assert (stage_of(theirs), stage_of(late)) == (Stage.WAITS, Stage.OFFER)


def test_words_of_a_note_are_read_on_record_and_go_when_it_is_settled(
    amira: Person, cass: Person, at: datetime
) -> None:
    note = tell_of_somebody_known(amira, "My cousin.", key=new_key(), at=at)

    assert open_note(note, by=cass, at=at) == "My cousin."
    settle_note(note, None, by=cass, at=at)

    assert Line.objects.filter(act=Act.RECORD_VIEWED, subject_kind="known_note").count() == 1
    note.refresh_from_db()
    assert note.encrypted == ""


def test_only_counsellors_note_read_and_settle(
    amira: Person, dee: Person, mo: Person, yusuf: Person, at: datetime
) -> None:
    note = tell_of_somebody_known(amira, "My cousin.", key=new_key(), at=at)

    for somebody in (mo, yusuf, dee):
        with pytest.raises(NotACounsellor):
            open_note(note, by=somebody, at=at)
        with pytest.raises(NotACounsellor):
            settle_note(note, None, by=somebody, at=at)
        with pytest.raises(NotACounsellor):
            note_pair(amira, dee, by=somebody, at=at)


def test_a_counsellor_who_knows_them_neither_reads_nor_decides(
    group: Group, amira: Person, cass: Person, browser_of: Browsers, at: datetime
) -> None:
    theirs = ask(group, amira, at, knows="Cass.")
    browser = browser_of(cass)
    assert "Amira" in browser.get("/staff/places/").content.decode()
    address = f"/staff/places/{theirs.slug}/"
    browser.post(f"{address}known", {"known-who": ""})

    assert "Amira" not in browser.get("/staff/places/").content.decode()
    assert browser.get(address).status_code == 404
    with pytest.raises(KnowsThem):
        let_in(theirs, "They asked.", by=cass, at=at)
    with pytest.raises(KnowsThem):
        open_note(KnownNote.objects.get(), by=cass, at=at)


def test_a_counsellor_lets_somebody_in_for_a_reason_alone(
    group: Group, amira: Person, dee: Person, cass: Person, at: datetime
) -> None:
    apart(amira, dee, by=cass, at=at)
    ask(group, amira, at)
    theirs = ask(group, dee, at)

    with pytest.raises(NeedsWords):
        let_in(theirs, "  ", by=cass, at=at)
    let_in(theirs, "Both want to come together.", by=cass, at=at)

    assert stage_of(theirs) == Stage.OFFER
    assert take_offer(theirs, at=at).stage == Stage.PLACE
    assert PlaceDecision.objects.get().outcome == PlaceDecision.Outcome.LET_IN


def test_a_counsellor_offers_another_evening_and_the_member_agrees(
    group: Group, amira: Person, dee: Person, cass: Person, mo: Person, at: datetime
) -> None:
    apart(amira, dee, by=cass, at=at)
    ask(group, amira, at)
    theirs = ask(group, dee, at)
    other = open_group(group.version, by=mo, at=at + timedelta(days=1))
    younger = open_group(group.version, by=mo, at=at, band="13-15")

    with pytest.raises(NotThatGroup):
        offer_another(theirs, younger, by=cass, at=at)
    offer_another(theirs, other, by=cass, at=at)

    assert stage_of(theirs) == Stage.OFFER
    assert take_offer(theirs, at=at).group == other


def test_no_evening_is_offered_that_has_no_place_or_the_other_one_in_it(
    group: Group, amira: Person, dee: Person, cass: Person, mo: Person, at: datetime
) -> None:
    full = open_group(group.version, by=mo, at=at + timedelta(days=1), seats=1)
    ask(full, amira, at)
    theirs = ask(group, dee, at)

    with pytest.raises(NotThatGroup):
        offer_another(theirs, full, by=cass, at=at)
    Seat.objects.create(group=full, number=2)
    apart(amira, dee, by=cass, at=at)
    with pytest.raises(NotThatGroup):
        offer_another(theirs, full, by=cass, at=at)

    assert stage_of(theirs) == Stage.PLACE


def test_a_pair_that_has_ended_counts_no_more(
    group: Group, amira: Person, dee: Person, cass: Person, at: datetime
) -> None:
    pair = apart(amira, dee, by=cass, at=at)
    ask(group, amira, at)
    theirs = ask(group, dee, at)

    end_pair(pair, by=cass, at=at)
    pass_places_on(at)

    assert stage_of(theirs) == Stage.OFFER
