"""What was written is read on record; a decision is kept, and a “not now” leads somewhere."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from sidelight.courses.actions.about_you import fill_in_form
from sidelight.courses.actions.asking import ask_for_place
from sidelight.courses.actions.deciding import NotNow, note_competence, say_not_now, say_yes
from sidelight.courses.actions.places import give_back
from sidelight.courses.actions.talks import (
    book_talk,
    cancel_talk,
)
from sidelight.courses.errors.places import (
    AlreadyDecided,
    NeedsWords,
    NotACounsellor,
    NotGoingOn,
    NotThatGroup,
)
from sidelight.courses.models import (
    Application,
    AskedWords,
    DecisionWords,
    Group,
    PlaceDecision,
    TalkTime,
)
from sidelight.courses.queries.words import decided
from sidelight.courses.tests.build import open_group
from sidelight.courses.tests.conftest import Full
from sidelight.courses.tests.places import asking
from sidelight.ledger.models import Act, Line
from sidelight.notices.models import Notice, NoticeKind
from sidelight.people.actions import leave
from sidelight.people.models import Person
from tests.build import Place

Browsers = Callable[[Person | None], Client]
Stage, Instead = Application.Stage, PlaceDecision.Instead
HELP = NotNow("Thank you. Here is who can help now.", Instead.HELP)


def told(person: Person) -> list[str]:
    return list(Notice.objects.filter(person=person).order_by("pk").values_list("kind", flat=True))


def test_the_form_is_for_counsellors_and_read_one_answer_at_a_time(
    theirs: Application, cass: Person, browser_of: Browsers, at: datetime
) -> None:
    fill_in_form(theirs, {"now": "It was a long week.", "worry": "To be late."}, at=at)
    browser, page = browser_of(cass), f"/staff/places/{theirs.slug}/"

    closed = browser.get(page).content.decode()
    opened = browser.post(f"{page}words/now").content.decode()

    assert "long week" not in closed
    assert "long week" in opened
    assert "To be late" not in opened
    line = Line.objects.get(act=Act.RECORD_VIEWED, subject_kind="application")
    assert (line.actor_id, line.subject_id) == (cass.pk, theirs.pk)
    assert line.detail == {"words": "now"}


@pytest.mark.parametrize("role", ["moderator", "youth_worker", "safeguarding_lead", "manager"])
def test_nobody_else_reads_it(
    place: Place, theirs: Application, browser_of: Browsers, role: str
) -> None:
    browser = browser_of(place.staff("Somebody", role))

    assert browser.get(f"/staff/places/{theirs.slug}/").status_code == 404
    assert browser.post(f"/staff/places/{theirs.slug}/words/wish").status_code == 404
    assert not Line.objects.filter(act=Act.RECORD_VIEWED).exists()


def test_words_that_worry_come_first(
    group: Group, theirs: Application, dee: Person, cass: Person, browser_of: Browsers, at: datetime
) -> None:
    ask_for_place(group, asking("I want to die tonight."), person=dee, at=at)

    listed = browser_of(cass).get("/staff/places/").content.decode()

    assert listed.index("Dee") < listed.index("Amira")


def test_a_yes_wants_a_note_and_is_kept_once(
    theirs: Application, cass: Person, yusuf: Person, at: datetime
) -> None:
    with pytest.raises(NeedsWords):
        say_yes(theirs, " ", by=cass, at=at)
    with pytest.raises(NotACounsellor):
        say_yes(theirs, "Knows what it is for.", by=yusuf, at=at)

    decision = say_yes(theirs, "Knows what it is for.", by=cass, at=at)
    with pytest.raises(AlreadyDecided):
        say_yes(theirs, "Once more.", by=cass, at=at)
    note_competence(theirs, "Asked again; still does.", by=cass, at=at)

    theirs.refresh_from_db()
    assert theirs.confirmed_at == at
    assert "Knows" not in decision.words.encrypted
    assert decided(decision.words) == "Knows what it is for."
    assert PlaceDecision.objects.count() == 2


def test_a_place_that_is_only_offered_is_not_confirmed(
    group: Group, asked_by: Full, amira: Person, cass: Person, at: datetime
) -> None:
    others = asked_by(8)
    waits = ask_for_place(group, asking(), person=amira, at=at)
    give_back(others[0], at=at)

    with pytest.raises(NotGoingOn):
        say_yes(waits, "Knows what it is for.", by=cass, at=at)


def test_a_decision_is_never_changed(theirs: Application, cass: Person, at: datetime) -> None:
    say_yes(theirs, "Knows what it is for.", by=cass, at=at)

    with pytest.raises(Exception, match="append"), transaction.atomic():
        PlaceDecision.objects.update(outcome="not_now")
    DecisionWords.objects.all().delete()
    with pytest.raises(Exception, match="append"), transaction.atomic():
        PlaceDecision.objects.all().delete()


def test_a_not_now_is_a_message_with_something_instead_and_the_seat_goes_on(
    group: Group, asked_by: Full, amira: Person, cass: Person, browser_of: Browsers, at: datetime
) -> None:
    theirs = ask_for_place(group, asking(), person=amira, at=at)
    waits = asked_by(8)[-1]

    say_not_now(theirs, HELP, by=cass, at=at)

    page = browser_of(amira).get("/my-course/").content.decode()
    assert "Thank you. Here is who can help now." in page
    assert "People who help" in page
    assert told(amira)[-1] == NoticeKind.NOT_NOW
    assert Application.objects.with_seat().get(pk=waits.pk).stage == Stage.OFFER


@pytest.mark.parametrize(
    ("new", "refusal"),
    [
        (NotNow(" ", Instead.HELP), NeedsWords),
        (NotNow("Not now.", ""), NeedsWords),
        (NotNow("Not now.", Instead.LATER), NeedsWords),
        (NotNow("Not now.", Instead.GROUP), NotThatGroup),
    ],
)
def test_there_is_no_dead_end(
    theirs: Application, cass: Person, at: datetime, new: NotNow, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        say_not_now(theirs, new, by=cass, at=at)

    assert Application.objects.with_seat().get(pk=theirs.pk).stage == Stage.PLACE


def test_the_database_itself_refuses_a_dead_end(
    theirs: Application, cass: Person, at: datetime
) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        PlaceDecision.objects.create(
            application_number=theirs.pk,
            person=theirs.person,
            group=theirs.group,
            outcome="not_now",
            by=cass,
            at=at,
        )


@pytest.mark.parametrize(
    ("instead", "leads_to"),
    [
        (Instead.TALK, "/my-course/talk/"),
        (Instead.COMMUNITY, "/spaces/"),
        (Instead.HELP, "/help-now/"),
        (Instead.LATER, "You can ask again from"),
    ],
)
def test_everything_instead_is_there(
    theirs: Application, amira: Person, cass: Person, browser_of: Browsers, at: datetime,
    instead: PlaceDecision.Instead, leads_to: str,
) -> None:  # fmt: skip
    day = (at + timedelta(days=30)).date()

    say_not_now(theirs, NotNow("Not now.", instead, again_on=day), by=cass, at=at)

    assert leads_to in browser_of(amira).get("/my-course/").content.decode()


def test_another_evening_instead_is_one_tap_away(
    theirs: Application, amira: Person, cass: Person, mo: Person, browser_of: Browsers, at: datetime
) -> None:
    other = open_group(theirs.group.version, by=mo, at=at + timedelta(days=1))

    say_not_now(theirs, NotNow("Not now.", Instead.GROUP, other_group=other), by=cass, at=at)

    browser = browser_of(amira)
    assert f"/evenings/{other.slug}/" in browser.get("/my-course/").content.decode()
    assert browser.get(f"/evenings/{other.slug}/place/").status_code == 200


def test_a_talk_instead_is_booked_like_any_other(
    theirs: Application, time: TalkTime, cass: Person, at: datetime
) -> None:
    say_not_now(theirs, NotNow("Let us talk.", Instead.TALK), by=cass, at=at)

    assert book_talk(theirs, time, at=at).room is not None
    cancel_talk(theirs, at=at)


def test_a_message_begins_with_kind_words_and_is_sent_as_it_was_edited(
    theirs: Application, cass: Person, browser_of: Browsers
) -> None:
    browser, address = browser_of(cass), f"/staff/places/{theirs.slug}/not-now/"

    begun = browser.get(f"{address}?beginning=hard").content.decode()
    empty = browser.post(address, {"words": "I have read it."})
    browser.post(address, {"words": "I have read it twice.", "instead": "help"})

    assert "things sound very hard for you" in begun.partition("<textarea")[2]
    assert empty.status_code == 422
    assert "I have read it." in empty.content.decode()
    assert decided(PlaceDecision.objects.get().words) == "I have read it twice."


def test_a_seat_goes_on_when_somebody_leaves_this_place(
    group: Group, asked_by: Full, amira: Person, at: datetime
) -> None:
    theirs = ask_for_place(group, asking(), person=amira, at=at)
    waits = asked_by(8)[-1]
    assert theirs.stage == Stage.PLACE

    leave(amira, at=at)

    assert Application.objects.with_seat().get(pk=waits.pk).stage == Stage.OFFER
    assert not AskedWords.objects.filter(application__person=amira).exists()


def test_pages_ask_the_database_little(
    theirs: Application,
    asked_by: Full,
    time: TalkTime,
    cass: Person,
    browser_of: Browsers,
    django_assert_max_num_queries: Callable[[int], object],
) -> None:
    asked_by(20)
    browser, page = browser_of(cass), f"/staff/places/{theirs.slug}/"
    for address in ("/staff/places/", page, f"{page}not-now/", "/staff/known/"):
        browser.get(address)
        with django_assert_max_num_queries(12):
            browser.get(address)
