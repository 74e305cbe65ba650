"""The end of a course is told and looked back on; those who took part find what comes after it."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from sidelight.community.actions import NewSpace, close_space, open_space
from sidelight.community.models import ForWhom, LetIn, Space
from sidelight.courses.actions.endings import come_into_space, make_certificate
from sidelight.courses.actions.groups_ending import end_what_is_over
from sidelight.courses.actions.places import give_back
from sidelight.courses.errors.places import NotOverYet
from sidelight.courses.models import Application, Group, ProgrammeVersion, Session
from sidelight.courses.queries.own_ending import ending_of, took_part
from sidelight.courses.tests.build import application, led_by, open_group, placed
from sidelight.ledger.models import Act, Line
from sidelight.notices.models import Notice, NoticeKind
from sidelight.people.models import Person
from sidelight.rooms.tests.build import Evening

pytestmark = pytest.mark.data

Browsers = Callable[[Person | None], Client]
Clock = Callable[[datetime], None]
DAY = timedelta(days=1)
NAME = "Wren Hollis-Quayle"


@pytest.fixture
def weekly(
    course: ProgrammeVersion, cass: Person, yusuf: Person, mo: Person, at: datetime
) -> Group:
    return led_by(open_group(course, by=mo, at=at), cass, yusuf, by=mo, at=at)


@pytest.fixture
def mine(weekly: Group, amira: Person, at: datetime) -> Application:
    """Amira's place."""
    return placed(weekly, amira, at=at)


@pytest.fixture
def came(mine: Application, cass: Person, yusuf: Person, max: Person, at: datetime) -> None:
    """She was at one evening."""
    room = Evening.planned([mine.person], [cass, yusuf], by=max, at=at)
    room.come(mine.person)
    Session.objects.filter(group=mine.group, number=2).update(room=room.room)


@pytest.fixture
def after(max: Person, at: datetime) -> Space:
    new = NewSpace("Afterwards", "For later.", "16-17", for_whom=ForWhom.FINISHED)
    return open_space(new, by=max, at=at)


@pytest.fixture
def over(weekly: Group) -> datetime:
    """When the last evening is over."""
    return weekly.sessions.get(number=7).ends_at


@pytest.fixture
def ended(mine: Application, over: datetime, clock_at: Clock) -> Application:
    """The same place when the group was ended."""
    end_what_is_over(over)
    clock_at(over + DAY)
    mine.refresh_from_db()
    return mine


def text(browser: Client, address: str) -> str:
    answer = browser.get(address)
    return answer.content.decode() if answer.status_code == 200 else str(answer.status_code)


def test_those_with_a_place_are_told_and_nobody_who_still_waited(
    mine: Application, amira: Person, dee: Person, over: datetime, at: datetime
) -> None:
    application(mine.group, dee, at=at)

    end_what_is_over(over)

    told = Notice.objects.filter(kind=NoticeKind.GROUP_OVER).values_list("person", flat=True)
    assert list(told) == [amira.pk]


def test_the_notice_leads_to_the_page_of_the_end(
    ended: Application, amira: Person, browser_of: Browsers
) -> None:
    page = text(browser_of(amira), "/me/")

    assert 'href="/my-course/ending/"' in page


def test_the_page_opens_in_the_last_week(
    mine: Application, amira: Person, browser_of: Browsers, clock_at: Clock, over: datetime
) -> None:
    browser, address = browser_of(amira), "/my-course/ending/"
    begins = mine.group.sessions.get(number=7).starts_at

    clock_at(begins - 6 * DAY - timedelta(seconds=1))
    before = text(browser, address)
    clock_at(begins - 6 * DAY)
    page = text(browser, address)

    assert before == "404"
    assert "The last evening is on" in page
    assert "Look back" in text(browser, "/my-course/")
    assert "Come in" not in page


def test_when_it_is_over_it_says_what_there_is_now(
    ended: Application, amira: Person, after: Space, browser_of: Browsers
) -> None:
    page = text(browser_of(amira), "/my-course/ending/")

    for words in ("Your course is over.", "Afterwards", "Come in", reverse("help_now"), "Week 2"):
        assert words in page


def test_my_course_leads_there_before_it_says_that_there_is_no_place(
    ended: Application, amira: Person, browser_of: Browsers
) -> None:
    page = text(browser_of(amira), "/my-course/")

    assert page.count("Your course is over") == 1
    assert page.index("Your course is over") < page.index("You have no place in a group just now")


def test_one_tap_lets_them_in_until_six_months_after_the_end(
    ended: Application, amira: Person, after: Space, browser_of: Browsers, over: datetime
) -> None:
    browser = browser_of(amira)
    before = text(browser, f"/spaces/{after.slug}/")

    answer = browser.post(f"/my-course/ending/spaces/{after.slug}", follow=True)

    assert before == "404"
    assert "You can until" in answer.content.decode()
    assert LetIn.objects.get().until == over + timedelta(days=182)


def test_nobody_is_put_in(ended: Application, after: Space) -> None:
    assert not LetIn.objects.exists()


@pytest.mark.parametrize("how", ["goes on", "given back", "too late", "closed", "another age"])
def test_it_is_for_those_who_finished_and_only_in_time(
    mine: Application, amira: Person, kit: Person, after: Space, max: Person, how: str,
    browser_of: Browsers, clock_at: Clock, over: datetime, at: datetime,
) -> None:  # fmt: skip
    if how == "given back":
        give_back(mine, at=at)
    if how == "closed":
        close_space(after, by=max, at=at)
    if how != "goes on":
        end_what_is_over(over)
    clock_at(over + (timedelta(days=182) if how == "too late" else DAY))
    who = kit if how == "another age" else amira

    browser_of(who).post(f"/my-course/ending/spaces/{after.slug}")

    assert not LetIn.objects.exists()


def test_the_action_itself_asks_whether_it_is_over(mine: Application, after: Space) -> None:
    with pytest.raises(NotOverYet):
        come_into_space(mine, after, at=mine.asked_at)
    with pytest.raises(NotOverYet):
        make_certificate(mine, at=mine.asked_at)


def test_the_action_itself_asks_whether_they_stayed_to_the_end(
    mine: Application, came: None, after: Space, over: datetime, at: datetime
) -> None:
    give_back(mine, at=at)
    end_what_is_over(over)
    mine.refresh_from_db()
    assert took_part(mine)

    with pytest.raises(NotOverYet):
        come_into_space(mine, after, at=over)
    with pytest.raises(NotOverYet):
        make_certificate(mine, at=over)


def test_a_certificate_says_that_they_took_part_and_its_name_is_kept_nowhere(
    came: None, ended: Application, amira: Person, browser_of: Browsers,
    caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    browser = browser_of(amira)

    asked = browser.get("/my-course/certificate/")
    paper = browser.post("/my-course/certificate/", {"name": NAME})

    page = paper.content.decode()
    assert asked.status_code == 200
    assert NAME in page
    assert "took part in a course on everyday wellbeing skills" in page
    assert "harm" not in page.partition("<article")[2].partition("</article>")[0]
    assert "no-store" in paper.headers["Cache-Control"]
    line = Line.objects.get(act=Act.CERTIFICATE_MADE)
    assert (line.actor_id, line.subject_id, line.detail) == (amira.pk, ended.pk, {})
    assert NAME not in text(browser, "/my-course/certificate/")
    assert NAME not in caplog.text


def test_a_course_has_its_own_words_for_it(
    came: None, ended: Application, amira: Person, browser_of: Browsers
) -> None:
    ProgrammeVersion.objects.update(certificate="took part in seven evenings of Steady Ground.")

    paper = browser_of(amira).post("/my-course/certificate/", {"name": NAME}).content.decode()

    assert "took part in seven evenings of Steady Ground.</p>" in paper
    assert "wellbeing skills" not in paper


def test_a_certificate_wants_a_name(
    came: None, ended: Application, amira: Person, browser_of: Browsers
) -> None:
    assert browser_of(amira).post("/my-course/certificate/").status_code == 422
    assert not Line.objects.filter(act=Act.CERTIFICATE_MADE).exists()


def test_nobody_gets_one_who_was_never_there(
    ended: Application, amira: Person, browser_of: Browsers, over: datetime
) -> None:
    assert not took_part(ended)
    assert text(browser_of(amira), "/my-course/certificate/") == "404"
    assert browser_of(amira).post("/my-course/certificate/", {"name": NAME}).status_code == 404
    with pytest.raises(NotOverYet):
        make_certificate(ended, at=over)


def test_who_wrote_on_a_page_without_script_took_part(
    mine: Application, cass: Person, yusuf: Person, max: Person, at: datetime
) -> None:
    room = Evening.planned([mine.person], [cass, yusuf], by=max, at=at)
    Session.objects.filter(group=mine.group, number=2).update(room=room.room)
    before = took_part(mine)

    room.opened(cass, yusuf).say(mine.person, "Hello.")

    assert (before, took_part(mine)) == (False, True)


@pytest.mark.parametrize("who", ["dee", "kit", "mo", "cass", "sol", "max"])
def test_the_pages_of_the_end_are_there_for_nobody_else(
    request: pytest.FixtureRequest, came: None, ended: Application, after: Space, who: str,
    browser_of: Browsers,
) -> None:  # fmt: skip
    browser = browser_of(request.getfixturevalue(who))

    for address in ("/my-course/ending/", "/my-course/certificate/"):
        assert text(browser, address) == "404"
    assert browser.post(f"/my-course/ending/spaces/{after.slug}").status_code == 404


def test_a_place_that_was_given_back_has_no_end_to_look_back_on(
    mine: Application, amira: Person, browser_of: Browsers, clock_at: Clock, over: datetime
) -> None:
    clock_at(over - DAY)
    before = ending_of(mine, over - DAY)

    give_back(mine, at=over - DAY)

    assert before is not None
    assert text(browser_of(amira), "/my-course/ending/") == "404"


def test_leaders_find_how_to_end_well(
    weekly: Group, cass: Person, after: Space, browser_of: Browsers
) -> None:
    page = text(browser_of(cass), f"/staff/groups/{weekly.slug}/ending/")

    assert "Afterwards" in page
    assert "Open the board" in page
    assert "Week 3" in page


def test_leaders_are_told_when_no_space_is_open_for_afterwards(
    weekly: Group, cass: Person, browser_of: Browsers
) -> None:
    page = text(browser_of(cass), f"/staff/groups/{weekly.slug}/ending/")

    assert "No space for afterwards is open" in page


def test_other_leaders_do_not_find_it(
    weekly: Group, nan: Person, place: object, browser_of: Browsers
) -> None:
    assert text(browser_of(nan), f"/staff/groups/{weekly.slug}/ending/") == "404"
