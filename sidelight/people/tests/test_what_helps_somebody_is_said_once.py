"""Somebody says once what helps them: pages go by it, and only those who lead read it."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sidelight.foundation import clock
from sidelight.ledger.models import Act, Line
from sidelight.people import actions
from sidelight.people.errors.needs import OnlyThoseWhoLead, TooManyWords
from sidelight.people.models import Need, NeedsWords, Person, Role
from sidelight.people.queries.needs import needs_of, needs_of_many, own_words_of
from sidelight.people.tests import build

pytestmark = pytest.mark.django_db
PAGE = "/me/needs/"
WORDS = "Please give me a minute before I answer."


def kept(person: Person, *needs: Need, words: str = "") -> None:
    actions.keep_needs(person, needs, words, at=clock.now())


def root_of(browser: Client, address: str = "/me/account/") -> str:
    """Return the opening tag of a page, which says how the page is to look."""
    page = browser.get(address).content.decode()
    return page[page.index("<html") : page.index("<head")]


def test_pages_go_by_it_from_the_next_one_on(as_amira: Client) -> None:
    assert "data-needs" not in root_of(as_amira)

    as_amira.post(PAGE, {"pages": ["large", "still"], "people": ["time"]})

    assert 'data-needs="large still"' in root_of(as_amira)


def test_they_do_on_every_device(amira: Person) -> None:
    kept(amira, Need.SPACED)

    assert 'data-needs="spaced"' in root_of(build.signed_in(amira))
    assert "data-needs" not in root_of(Client(), "/sign-in/")


def test_what_is_for_people_stands_in_no_page_of_ones_own(as_amira: Client, amira: Person) -> None:
    kept(amira, Need.LARGE, Need.TIME, Need.UNASKED)

    assert 'data-needs="large"' in root_of(as_amira)


def test_it_costs_no_question_to_the_database(as_amira: Client, amira: Person) -> None:
    as_amira.get("/me/account/")
    with CaptureQueriesContext(connection) as before:
        as_amira.get("/me/account/")
    kept(amira, *Need, words=WORDS)
    with CaptureQueriesContext(connection) as after:
        as_amira.get("/me/account/")

    assert len(after) == len(before)


def test_it_is_replaced_as_a_whole_and_may_be_nothing(as_amira: Client, amira: Person) -> None:
    as_amira.post(PAGE, {"pages": ["large"], "people": ["tap"], "words": WORDS})
    assert needs_of(amira).has_words

    as_amira.post(PAGE, {})

    amira.refresh_from_db()
    assert amira.needs == ""
    assert needs_of(amira).is_empty
    assert not NeedsWords.objects.exists()


def test_somebody_finds_what_they_ticked_and_wrote(as_amira: Client) -> None:
    as_amira.post(PAGE, {"pages": ["spaced"], "people": ["untimed"], "words": WORDS})

    page = as_amira.get(PAGE).content.decode()

    assert WORDS in page
    assert page.count(" checked") == 2


def test_what_is_no_need_is_not_kept(as_amira: Client, amira: Person) -> None:
    page = as_amira.post(PAGE, {"pages": ["large", 'x" onload="y']})

    amira.refresh_from_db()
    assert page.status_code == 200
    assert amira.needs == ""


def test_too_many_words_are_not_kept(as_amira: Client, amira: Person) -> None:
    page = as_amira.post(PAGE, {"words": "a" * 301}).content.decode()

    assert str(TooManyWords.kind_words) in page
    with pytest.raises(TooManyWords):
        kept(amira, words="a" * 301)
    assert not NeedsWords.objects.exists()


def test_staff_say_what_pages_do_for_them(max: Person) -> None:
    browser = build.signed_in(max)

    browser.post(PAGE, {"pages": ["large", "reader"], "people": ["time"], "words": WORDS})

    max.refresh_from_db()
    assert max.needs == "large reader"
    assert not NeedsWords.objects.exists()
    assert 'name="words"' not in browser.get(PAGE).content.decode()


def test_somebody_goes_back_to_where_they_came_from(as_amira: Client) -> None:
    answer = as_amira.post(f"{PAGE}?next=/me/steps/", {"pages": ["large"]})

    assert answer.headers["Location"] == "/me/steps/"
    assert 'href="/me/steps/"' in as_amira.get(f"{PAGE}?next=/me/steps/").content.decode()


@pytest.mark.parametrize(
    "elsewhere",
    ["https://example.org/", "//example.org", "javascript:alert(1)", r"/\example.org"],
)
def test_nobody_is_led_to_another_site(as_amira: Client, elsewhere: str) -> None:
    page = as_amira.get(PAGE, {"next": elsewhere}).content.decode()
    answer = as_amira.post(f"{PAGE}?next={elsewhere}", {})

    assert answer.headers["Location"] == PAGE
    assert "example.org" not in page
    assert "alert(1)" not in page


def test_whoever_has_just_joined_is_shown_the_way(as_amira: Client) -> None:
    welcome = as_amira.get(reverse("welcome")).content.decode()

    assert f'href="{PAGE}?next={reverse("welcome")}"' in welcome


def test_they_read_it_in_the_third_person(amira: Person) -> None:
    kept(amira, Need.LARGE, Need.READER, Need.TIME)

    assert [str(one) for one in needs_of(amira).told] == [
        "uses a screen reader",
        "needs more time",
    ]


def test_many_are_found_with_one_question(amira: Person, dee: Person) -> None:
    kept(amira, Need.TAP)
    kept(dee, words=WORDS)

    with CaptureQueriesContext(connection) as asked:
        found = needs_of_many([amira, dee])

    assert len(asked) == 1
    assert ([*map(str, found[amira.pk].told)], found[amira.pk].has_words) == (
        ["would rather tap than type"],
        False,
    )
    assert (found[dee.pk].told, found[dee.pk].has_words) == ([], True)


@pytest.mark.parametrize("role", [Role.COUNSELLOR, Role.YOUTH_WORKER, Role.SAFEGUARDING_LEAD])
def test_a_look_at_the_words_is_on_the_ledger(amira: Person, role: Role) -> None:
    kept(amira, words=WORDS)
    leader = build.worker("Cass", role, at=clock.now())

    read = actions.open_needs_words(amira, by=leader, at=clock.now())

    line = Line.objects.get(act=Act.RECORD_VIEWED)
    assert read == WORDS
    assert (line.actor_id, line.subject_kind, line.subject_id) == (
        leader.pk,
        "person",
        amira.pk,
    )
    assert line.detail == {"of": "needs"}


@pytest.mark.parametrize("role", [Role.MODERATOR, Role.EDITOR, Role.MANAGER])
def test_other_staff_do_not_read_the_words(amira: Person, role: Role) -> None:
    kept(amira, words=WORDS)
    worker = build.worker("Somebody", role, at=clock.now())

    with pytest.raises(OnlyThoseWhoLead):
        actions.open_needs_words(amira, by=worker, at=clock.now())

    assert not Line.objects.filter(act=Act.RECORD_VIEWED).exists()


def test_a_member_does_not(amira: Person, dee: Person) -> None:
    kept(amira, words=WORDS)

    with pytest.raises(OnlyThoseWhoLead):
        actions.open_needs_words(amira, by=dee, at=clock.now())


def test_the_words_cannot_be_read_in_the_database(amira: Person) -> None:
    kept(amira, words=WORDS)

    assert "minute" not in NeedsWords.objects.get().encrypted
    assert own_words_of(amira) == WORDS


def test_words_that_cannot_be_opened_harm_nothing(as_amira: Client, amira: Person) -> None:
    kept(amira, words=WORDS)
    NeedsWords.objects.update(encrypted="of another key")

    assert "cannot be opened any more" in as_amira.get(PAGE).content.decode()
    assert as_amira.post(PAGE, {"words": "Once more."}).status_code == 302
    assert own_words_of(amira) == "Once more."


def test_nothing_of_it_stays_when_somebody_leaves(amira: Person) -> None:
    kept(amira, *Need, words=WORDS)

    actions.leave(amira, at=clock.now())

    amira.refresh_from_db()
    assert amira.needs == ""
    assert not NeedsWords.objects.exists()
