"""How members said they were, week by week: for the leaders of their group, and for themselves."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client

from sidelight.courses.actions.feelings import open_feelings
from sidelight.courses.actions.places import give_back
from sidelight.courses.errors.feelings import NotYourGroup
from sidelight.courses.models import Application, Group, GroupLeader, Session
from sidelight.courses.queries.feelings import own_feelings
from sidelight.courses.tests.evenings import place_of
from sidelight.ledger.models import Act, Line
from sidelight.outcomes.models import CheckIn, Feeling, Moment
from sidelight.people.models import Person
from sidelight.rooms.actions.own import give_mood
from sidelight.rooms.actions.planning import NewPlace, give_place, take_place_back
from sidelight.rooms.models import Entry
from sidelight.rooms.models import Place as RoomPlace
from sidelight.team.models import Readiness
from tests.build import Place

Browsers = Callable[[Person | None], Client]
Part = RoomPlace.Part


@pytest.fixture
def said(made: Session, amira: Person, dee: Person) -> datetime:
    """Amira said how she was, coming and going; Dee as she came. It is the instant after."""
    at = made.starts_at
    give_mood(place_of(made, amira), Moment.IN, Feeling.TIRED, at=at)
    give_mood(place_of(made, amira), Moment.OUT, Feeling.CALM, at=at)
    give_mood(place_of(made, dee), Moment.IN, Feeling.WORRIED, at=at)
    return at


def page_of(browser: Client, group: Group) -> str:
    answer = browser.get(f"/staff/groups/{group.slug}/feelings/")
    return answer.content.decode().partition("<main")[2] if answer.status_code == 200 else ""


def test_leaders_see_each_member_week_by_week(
    tuesdays: Group, said: datetime, cass: Person, clock_at: Callable[[datetime], None],
    browser_of: Browsers,
) -> None:  # fmt: skip
    clock_at(said)

    page = page_of(browser_of(cass), tuesdays)
    found = open_feelings(tuesdays, by=cass, at=said)

    assert "Coming: Tired" in page
    assert "Going: Calm" in page
    assert [one.person.shown_name for one in found.members] == ["Amira", "Dee"]
    assert [str(one.weeks[0].going) for one in found.members] == ["Calm", ""]


def test_the_ledger_keeps_whose_were_looked_at(
    tuesdays: Group, said: datetime, amira: Person, dee: Person, yusuf: Person
) -> None:
    CheckIn.objects.filter(person=dee).delete()

    open_feelings(tuesdays, by=yusuf, at=said)

    lines = Line.objects.filter(act=Act.RECORD_VIEWED, subject_kind="person", actor_id=yusuf.pk)
    assert [one.subject_id for one in lines] == [amira.pk]


def test_nobody_else_finds_them(
    place: Place, tuesdays: Group, said: datetime, cass: Person, amira: Person, mo: Person,
    sol: Person, max: Person, clock_at: Callable[[datetime], None], browser_of: Browsers,
) -> None:  # fmt: skip
    clock_at(said)
    other = place.staff("Noor", "counsellor")

    assert page_of(browser_of(cass), tuesdays)
    for person in (None, amira, mo, sol, max, other):
        assert page_of(browser_of(person), tuesdays) == ""
    for person in (other, max, sol):
        with pytest.raises(NotYourGroup):
            open_feelings(tuesdays, by=person, at=said)


def test_a_leader_who_is_not_ready_any_more_finds_nothing(
    tuesdays: Group, said: datetime, cass: Person, clock_at: Callable[[datetime], None],
    browser_of: Browsers,
) -> None:  # fmt: skip
    clock_at(said)
    browser = browser_of(cass)
    assert page_of(browser, tuesdays)

    Readiness.objects.filter(person=cass).update(checks_until=said.date() - timedelta(days=1))

    assert page_of(browser, tuesdays) == ""
    with pytest.raises(NotYourGroup):
        open_feelings(tuesdays, by=cass, at=said)


def test_whoever_leads_no_more_sees_them_no_more(
    tuesdays: Group, said: datetime, cass: Person
) -> None:
    assert open_feelings(tuesdays, by=cass, at=said)
    GroupLeader.objects.filter(person=cass).update(ended_at=said)

    with pytest.raises(NotYourGroup):
        open_feelings(tuesdays, by=cass, at=said)


def test_whoever_stands_in_sees_them_around_that_evening_alone(
    place: Place, made: Session, tuesdays: Group, said: datetime, max: Person,
    clock_at: Callable[[datetime], None], browser_of: Browsers,
) -> None:  # fmt: skip
    clock_at(said)
    noor = place.staff("Noor", "counsellor")
    assert page_of(browser_of(noor), tuesdays) == ""

    stands_in = give_place(made.room, NewPlace(noor, Part.LEADER), by=max, at=said)
    evening = browser_of(noor).get(f"/staff/groups/{tuesdays.slug}/evenings/1/").content.decode()

    assert f"/staff/groups/{tuesdays.slug}/feelings/" in evening
    assert f'"/staff/groups/{tuesdays.slug}/"' not in evening
    seen = page_of(browser_of(noor), tuesdays)
    assert "Coming: Tired" in seen
    assert f'"/staff/groups/{tuesdays.slug}/"' not in seen
    last = made.ends_at + timedelta(days=1)
    assert open_feelings(tuesdays, by=noor, at=last - timedelta(seconds=1)).members
    with pytest.raises(NotYourGroup):
        open_feelings(tuesdays, by=noor, at=last)
    take_place_back(stands_in, by=max, at=said)
    with pytest.raises(NotYourGroup):
        open_feelings(tuesdays, by=noor, at=said)


@pytest.mark.parametrize("ended", ["ended_at", "cancelled_at"])
def test_whoever_stood_in_does_not_when_the_group_is_over(
    place: Place, made: Session, tuesdays: Group, said: datetime, max: Person, ended: str
) -> None:
    noor = place.staff("Noor", "counsellor")
    give_place(made.room, NewPlace(noor, Part.LEADER), by=max, at=said)
    assert open_feelings(tuesdays, by=noor, at=said).members
    reason = {"cancelled_by": max, "off_because": "few"} if ended == "cancelled_at" else {}

    Group.objects.update(**{ended: said}, **reason)

    with pytest.raises(NotYourGroup):
        open_feelings(tuesdays, by=noor, at=said)


def test_whoever_only_looks_in_on_that_evening_does_not(
    place: Place, made: Session, tuesdays: Group, said: datetime, max: Person
) -> None:
    noor = place.staff("Noor", "counsellor")
    there = {"room": made.room, "part": Part.SECOND}
    RoomPlace.objects.create(**there, person=noor, given_by=max, given_at=said)

    with pytest.raises(NotYourGroup):
        open_feelings(tuesdays, by=noor, at=said)


def test_whoever_gave_their_place_back_is_not_among_them(
    tuesdays: Group, said: datetime, amira: Person, cass: Person
) -> None:
    give_back(Application.objects.get(person=amira), at=said)

    found = open_feelings(tuesdays, by=cass, at=said)

    assert [one.person.shown_name for one in found.members] == ["Dee"]


def test_they_end_some_time_after_the_group(tuesdays: Group, said: datetime, cass: Person) -> None:
    Application.objects.update(ended_at=said, ended_how=Application.Ended.OVER)
    Group.objects.update(ended_at=said)

    assert open_feelings(tuesdays, by=cass, at=said + timedelta(days=119)).members
    with pytest.raises(NotYourGroup):
        open_feelings(tuesdays, by=cass, at=said + timedelta(days=120))


def test_a_member_sees_hides_and_deletes_their_own(
    tuesdays: Group, said: datetime, amira: Person, dee: Person, cass: Person,
    clock_at: Callable[[datetime], None], browser_of: Browsers,
) -> None:  # fmt: skip
    clock_at(said)
    mine = {one.check_in.moment: one for one in own_feelings(amira)}
    her, other = browser_of(amira), browser_of(dee)
    going = mine["out"].check_in.slug
    assert mine["out"].week == "Who am I"
    assert "Calm" in her.get("/my-course/feelings/").content.decode()
    assert "Calm" not in other.get("/my-course/feelings/").content.decode()
    for name in ("hiding", "showing", "removal"):
        assert other.post(f"/my-course/feelings/{going}/{name}").status_code == 404

    her.post(f"/my-course/feelings/{going}/hiding")
    hidden = page_of(browser_of(cass), tuesdays)
    her.post(f"/my-course/feelings/{going}/showing")
    shown = page_of(browser_of(cass), tuesdays)
    her.post(f"/my-course/feelings/{going}/removal")

    assert ("Going: Calm" in hidden, "Going: Calm" in shown) == (False, True)
    assert not CheckIn.objects.filter(slug=going).exists()
    assert "Going: Calm" not in page_of(browser_of(cass), tuesdays)


def test_the_team_channel_forgets_it_as_well(
    said: datetime, amira: Person, clock_at: Callable[[datetime], None], browser_of: Browsers
) -> None:
    clock_at(said)
    told = Entry.objects.filter(author=amira, kind="told")
    assert [one.detail["value"] for one in told.order_by("pk")] == ["tired", "calm"]

    coming = CheckIn.objects.get(person=amira, moment="in")
    browser_of(amira).post(f"/my-course/feelings/{coming.slug}/removal")

    assert [one.detail.get("value") for one in told.order_by("pk")] == [None, "calm"]
