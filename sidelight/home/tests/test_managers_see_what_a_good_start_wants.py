"""The set-up list: at the top until all is there, each line with its page, its day and its name."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from sidelight.community.models import EVERY_BAND, ForWhom, Space
from sidelight.design.actions import Choice
from sidelight.guidance.tests.build import asked, drafted, signed
from sidelight.home.actions import NewStaff, add_ready_staff, change_look, note_drill
from sidelight.home.queries import SetUpLine, set_up_list
from sidelight.home.tests.build import PASSPHRASE, charity_with_moderators
from sidelight.people.models import AgeBand, Person, Role

pytestmark = pytest.mark.django_db
Browser = Callable[[Person | None], Client]


@pytest.fixture
def manager(at: datetime, clock_at: object) -> Person:
    return charity_with_moderators(at, "Mo", "Nan")


def lines(at: datetime) -> dict[str, SetUpLine]:
    told = set_up_list(at)
    return {line.check.name: line for line in (*told.before, *told.besides)}


def missing(at: datetime) -> set[str]:
    return {name for name, line in lines(at).items() if line.check.in_the_way}


def open_spaces(at: datetime, *bands: str, for_whom: ForWhom = ForWhom.BAND) -> None:
    for band in bands:
        Space.objects.create(
            name=band, about="A space.", band=band, for_whom=for_whom, opened_at=at
        )


def do_the_rest(manager: Person, at: datetime, settings: object) -> None:
    open_spaces(at, *AgeBand.values)
    change_look(Choice(name="Harbour Light"), by=manager, at=at)
    note_drill(rows=10, took=timedelta(minutes=1), at=at)
    sign_an_article(manager, at)
    settings.SIDELIGHT_MAIL_URL = "smtp://localhost:25"


def sign_an_article(manager: Person, at: datetime) -> None:
    editor = add_ready_staff(NewStaff("Ed", Role.EDITOR, PASSPHRASE), by=manager, at=at)
    cass = add_ready_staff(NewStaff("Cass", Role.COUNSELLOR, PASSPHRASE), by=manager, at=at)
    signed(asked(drafted(by=editor, at=at), by=editor), by=cass, at=at)


def test_what_bars_nobody_is_asked_for_as_well(manager: Person, at: datetime) -> None:
    assert missing(at) == {"backup", "spaces", "look", "articles", "messages"}
    assert not set_up_list(at).is_done


def test_it_is_done_when_all_is_there(manager: Person, at: datetime, settings: object) -> None:
    do_the_rest(manager, at, settings)

    assert missing(at) == set()
    assert set_up_list(at).is_done


def test_what_is_only_wanted_keeps_nobody_out(manager: Person, at: datetime) -> None:
    note_drill(rows=10, took=timedelta(minutes=1), at=at)

    told = set_up_list(at)

    assert told.is_open
    assert not told.is_done


def test_a_line_says_who_did_it_last_and_when(manager: Person, at: datetime) -> None:
    change_look(Choice(name="Harbour Light"), by=manager, at=at)
    told = lines(at)
    today = date(2026, 3, 4)

    by_somebody = ["house-rules", "confidentiality", "help-services", "opening-hours", "look"]
    for name in [*by_somebody, "moderators", "on-call"]:
        assert told[name].tick
        assert (told[name].tick.on, bool(told[name].tick.by)) == (today, True), name
    assert told["look"].tick.by == "Max"
    assert told["messages"].tick is None


def test_an_article_counts_once_it_can_be_read(manager: Person, at: datetime) -> None:
    sign_an_article(manager, at)

    told = lines(at)["articles"]

    assert told.check.done
    assert told.tick
    assert told.tick.by == "Cass"


def test_what_is_missing_has_no_tick_and_leads_to_where_it_is_done(at: datetime) -> None:
    for line in lines(at).values():
        assert line.tick is None
        assert line.check.todo
        if line.check.name != "backup":
            assert reverse(line.check.page)


def test_a_band_without_a_space_is_missing(manager: Person, at: datetime) -> None:
    first, *others = AgeBand.values
    open_spaces(at, *others)
    open_spaces(at, first, for_whom=ForWhom.FINISHED)

    assert "spaces" in missing(at)

    open_spaces(at, first)

    assert "spaces" not in missing(at)


def test_one_space_for_every_age_is_enough(manager: Person, at: datetime) -> None:
    Space.objects.create(
        name="All", about="A space.", band=EVERY_BAND, opened_at=at,
        mixed_reason="Few of us yet", mixed_by=manager,
    )  # fmt: skip

    assert "spaces" not in missing(at)


def test_a_closed_space_counts_for_nothing(manager: Person, at: datetime) -> None:
    open_spaces(at, *AgeBand.values)
    Space.objects.update(closed_at=at)

    assert "spaces" in missing(at)


def test_the_demo_leaves_it_out(manager: Person, at: datetime, settings: object) -> None:
    settings.SIDELIGHT_DEMO = True

    assert set_up_list(at).is_done


def test_it_stands_above_everything_until_all_is_there(
    manager: Person, browser_of: Browser, at: datetime, settings: object
) -> None:
    before = browser_of(manager).get(reverse("staff")).content.decode()
    do_the_rest(manager, at, settings)
    after = browser_of(manager).get(reverse("staff")).content.decode()

    first_door = 'class="card staff-door"'
    assert before.index('id="first-hour"') < before.index(first_door)
    assert after.index(first_door) < after.index('id="first-hour"')


def test_only_managers_see_it(mo: Person, max: Person, browser_of: Browser) -> None:
    assert b"For a good start" in browser_of(max).get(reverse("staff")).content
    assert b"For a good start" not in browser_of(mo).get(reverse("staff")).content
