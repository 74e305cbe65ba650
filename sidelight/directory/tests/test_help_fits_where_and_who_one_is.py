"""Whoever says where they are sees the help that is there; what they said is kept nowhere."""

from datetime import UTC, datetime, time

import pytest
from django.test import Client

from sidelight.directory.actions import add_service
from sidelight.directory.models import HelpService, Nation
from sidelight.directory.queries import help_lines, services
from sidelight.directory.rules import Cost, areas_in, serves, unknown_areas, where
from sidelight.directory.tests.build import entry
from sidelight.foundation.week import Hours
from sidelight.people.models import Person

EVERYWHERE, SCOTTISH, IN_GLASGOW, WELSH = "Everywhere", "Thistle Line", "Clyde Room", "Welsh Line"


@pytest.fixture
def listed(place: object, ed: Person, at: datetime) -> None:
    for name, areas in (
        (EVERYWHERE, ()),
        (SCOTTISH, ("scotland",)),
        (IN_GLASGOW, ("G", "PA")),
        (WELSH, ("wales",)),
    ):
        add_service(entry(name, areas=areas), by=ed, at=at)


def named(page: str) -> set[str]:
    main = page.partition("<main")[2].partition("</main>")[0]
    return {name for name in (EVERYWHERE, SCOTTISH, IN_GLASGOW, WELSH) if f">{name}<" in main}


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("", {EVERYWHERE, SCOTTISH, IN_GLASGOW, WELSH}),
        ("scotland", {EVERYWHERE, SCOTTISH, IN_GLASGOW}),
        ("G", {EVERYWHERE, SCOTTISH, IN_GLASGOW}),
        ("EH", {EVERYWHERE, SCOTTISH}),
        ("CF", {EVERYWHERE, WELSH}),
        # On the border: nobody is left out on the wrong side of it.
        ("CH", {EVERYWHERE, WELSH}),
        ("TD", {EVERYWHERE, SCOTTISH}),
        ("BT", {EVERYWHERE}),
        ("england", {EVERYWHERE}),
    ],
)
def test_help_for_other_places_is_left_out(
    listed: None, client: Client, asked: str, shown: set[str]
) -> None:
    assert named(client.get("/help-now/", {"where": asked}).content.decode()) == shown


@pytest.mark.parametrize("typed", ["g12", "G12 8QQ", " g ", "G1"])
def test_of_a_postcode_no_more_than_its_letters_stays(
    listed: None, client: Client, typed: str
) -> None:
    answer = client.get("/help-now/", {"where": typed})

    assert (answer.status_code, answer.headers["Location"]) == (302, "/help-now/?where=G")


def foot_of(page: bytes) -> str:
    return page.decode().partition("<footer")[2]


@pytest.mark.parametrize("page", ["/", "/tell-somebody/", "/nothing-is-here/"])
def test_the_foot_of_every_page_leads_to_the_help_of_each_nation(
    listed: None, client: Client, page: str
) -> None:
    foot = foot_of(client.get(page).content)

    assert foot.count("/help-now/?where=") == len(Nation)
    assert '<a href="/help-now/?where=wales">Wales</a>' in foot
    assert named(client.get("/help-now/?where=wales").content.decode()) == {EVERYWHERE, WELSH}


def test_the_foot_says_which_help_is_for_one_place_alone(listed: None, client: Client) -> None:
    foot = foot_of(client.get("/tell-somebody/").content)

    assert f'{SCOTTISH} <span class="help-short-place">Scotland</span>' in foot
    assert f"<span>{EVERYWHERE}</span>" in foot


def test_where_all_help_is_for_everybody_no_foot_asks_where(
    place: object, ed: Person, at: datetime, client: Client
) -> None:
    add_service(entry(EVERYWHERE), by=ed, at=at)

    assert "?where=" not in foot_of(client.get("/tell-somebody/").content)


def test_the_page_says_for_where_it_is(listed: None, client: Client) -> None:
    by_letters = client.get("/help-now/", {"where": "M"}).content.decode()
    by_nation = client.get("/help-now/", {"where": "scotland"}).content.decode()

    assert "This is help for postcodes that begin with M." in by_letters
    assert "This is help for Scotland." in by_nation


@pytest.mark.parametrize("typed", ["QQ1", "12345", "<b>", "somewhere", "G; DROP"])
def test_an_unknown_place_shows_everything_and_says_so_kindly(
    listed: None, client: Client, typed: str
) -> None:
    page = client.get("/help-now/", {"where": typed}).content.decode()

    assert "We do not know that postcode" in page
    assert len(named(page)) == 4
    assert typed not in page


def test_where_somebody_is_is_kept_nowhere(listed: None, client: Client, amira: Person) -> None:
    answer = client.get("/help-now/", {"where": "G"})

    assert not answer.cookies
    assert not client.session.items()
    assert answer.headers["X-Robots-Tag"] == "noindex"


def test_a_list_with_nothing_for_a_place_is_shown_whole(
    place: object, ed: Person, at: datetime, client: Client
) -> None:
    add_service(entry(WELSH, areas=("wales",)), by=ed, at=at)

    assert named(client.get("/help-now/", {"where": "scotland"}).content.decode()) == {WELSH}


def test_where_is_asked_only_when_it_makes_a_difference(
    place: object, ed: Person, at: datetime, client: Client
) -> None:
    add_service(entry(), by=ed, at=at)

    assert "Help near you" not in client.get("/help-now/").content.decode()


def test_a_line_says_for_whom_it_is(place: object, ed: Person, at: datetime) -> None:
    told = entry(youngest=11, oldest=25, areas=("wales", "CH"), languages="Welsh", cost=Cost.FREE)
    add_service(told, by=ed, at=at)

    (line,) = help_lines(at)

    assert line.place == "Wales, postcodes with CH"
    assert line.facts == ("Ages 11 to 25", "Welsh", "Free to call or text")


@pytest.mark.parametrize(("hour", "open_now"), [(16, False), (17, True), (18, True), (19, False)])
def test_hours_are_meant_in_the_time_of_those_who_answer(
    place: object, ed: Person, at: datetime, hour: int, open_now: bool
) -> None:
    evening = (Hours(2, time(18), time(20)),)
    add_service(entry(hours=evening, time_zone="Europe/Paris"), by=ed, at=at)

    (line,) = help_lines(datetime(2026, 3, 4, hour, tzinfo=UTC))

    assert line.open_now is open_now
    assert line.hours == "Wednesday 18:00–20:00 (the time in Paris)"


def test_a_chat_alone_is_a_way_to_reach_them(
    place: object, ed: Person, at: datetime, client: Client
) -> None:
    add_service(entry(phone="", write_page="https://chat.example.org/"), by=ed, at=at)

    assert 'href="https://chat.example.org/"' in client.get("/help-now/").content.decode()


def test_editors_see_who_checked(
    place: object, ed: Person, at: datetime, browser_of: object
) -> None:
    kept = add_service(entry(), by=ed, at=at)
    HelpService.objects.filter(pk=kept.pk).update(checked_on=at.date(), checked_by=ed)

    (listed,) = services(at)

    assert listed.checked_by == ed.shown_name
    assert "4 March 2026, by" in browser_of(ed).get("/staff/help/").content.decode()


def test_letters_are_read_as_people_write_them() -> None:
    assert areas_in("m, OL sk,M") == ("M", "OL", "SK")
    assert unknown_areas(("M", "QQ")) == ["QQ"]


def test_without_a_place_everything_helps() -> None:
    assert serves(("wales",), None)
    assert serves((), where("G"))
    assert not serves(("wales",), where("G"))


@pytest.mark.parametrize(
    ("typed", "status"), [("Europe/Dublin", 302), ("", 302), ("Dublin", 200), ("../etc", 200)]
)
def test_a_time_zone_is_one_that_there_is(
    place: object, ed: Person, browser_of: object, typed: str, status: int
) -> None:
    told = {
        "name": "Listening Lane", "about": "Somebody who listens.", "phone": "0000 111",
        "position": "5", "time_zone": typed,
    }  # fmt: skip

    assert browser_of(ed).post("/staff/help/new/", told).status_code == status
