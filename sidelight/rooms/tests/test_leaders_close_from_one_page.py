"""Leaders see who goes, whom to look after and what is still to do, with and without script."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse

from sidelight.ledger.models import Act, Line
from sidelight.people.models import Person
from sidelight.rooms.actions.attending import attend_rooms
from sidelight.rooms.actions.closing import write_hand_over
from sidelight.rooms.actions.prompting import look_after_members
from sidelight.rooms.models import HandOver, HandOverDraft, Prompt, Room, SeenOut
from sidelight.rooms.tests.build import HOUR, Evening
from sidelight.rooms.tests.clock import MINUTE
from sidelight.rooms.tests.pages import JSON, act, page_of
from sidelight.safeguarding.models import FollowUp
from tests.build import Place as Charity

pytestmark = pytest.mark.django_db
Browsers = Callable[[Person], Client]


@pytest.fixture
def begun(evening: Evening, amira: Person, dee: Person, cass: Person, yusuf: Person) -> Evening:
    """An open room to which Amira came, and Dee did not."""
    evening.opened(cass, yusuf)
    evening.come(amira)
    return evening


def fragment(browser: Client, room: Room) -> str:
    answer = browser.get(reverse("room_closing", args=[room.slug]))
    assert answer.status_code == 200
    return str(answer.content.decode())


def address(name: str, room: Room) -> str:
    return reverse(name, args=[room.slug])


def test_it_says_who_is_there_and_what_is_still_to_do(
    begun: Evening, cass: Person, browser_of: Browsers
) -> None:
    shown = fragment(browser_of(cass), begun.room)

    assert "say goodbye to Amira" in shown
    assert "write the hand-over note" in shown
    assert "Not here so far: Dee." in shown


def test_members_have_no_such_page_and_see_nothing_of_it_on_theirs(
    begun: Evening, amira: Person, cass: Person, browser_of: Browsers
) -> None:
    assert "Closing" in page_of(browser_of(cass), begun.room)

    page = page_of(browser_of(amira), begun.room)
    assert "closing" not in page.lower()
    assert browser_of(amira).get(address("room_closing", begun.room)).status_code == 404


def test_one_to_one_has_none(
    place: Charity,
    amira: Person,
    cass: Person,
    yusuf: Person,
    at: datetime,
    browser_of: Browsers,
) -> None:
    begun = Evening.planned(
        [amira], [cass], by=place.manager, at=at, kind=Room.Kind.ONE_TO_ONE, seconds=[yusuf]
    ).opened(cass)

    assert browser_of(cass).get(address("room_closing", begun.room)).status_code == 404
    assert "Close it for everybody" in page_of(browser_of(cass), begun.room)


def test_it_closes_with_forms_alone(
    begun: Evening, amira: Person, cass: Person, browser_of: Browsers
) -> None:
    browser, member = browser_of(cass), begun.place(amira).slug
    closing = address("room", begun.room)
    said = browser.post(f"{closing}activities/close", follow=True).content.decode()
    assert "Say goodbye, or ask for a follow-up: Amira." in said
    assert not Room.objects.get().is_over

    browser.post(f"{closing}activities/seen_out?place={member}")
    kept = browser.post(address("hand_over", begun.room), {"words": "Fine.", "back": "room"})
    assert kept.url == f"{closing}#closing"
    browser.post(f"{closing}activities/close")

    assert Room.objects.get().is_over
    assert SeenOut.objects.get().by == cass


def test_a_refusal_says_why_to_a_script(begun: Evening, cass: Person, browser_of: Browsers) -> None:
    answer = act(browser_of(cass), begun.room, "close").json()

    assert answer["type"] == "refused"
    assert "Amira" in answer["why"]


def test_a_follow_up_is_asked_for_by_a_button(
    begun: Evening, amira: Person, cass: Person, browser_of: Browsers
) -> None:
    place = begun.place(amira).slug
    assert (
        act(browser_of(cass), begun.room, "follow_up", place=place, due="never").status_code == 409
    )
    assert (
        act(browser_of(cass), begun.room, "follow_up", place=place, due="tonight").status_code
        == 200
    )

    assert FollowUp.objects.get().about == amira


def test_a_prompt_stands_with_its_steps_on_the_leaders_page(
    begun: Evening, cass: Person, amira: Person, sol: Person, browser_of: Browsers
) -> None:
    browser = browser_of(cass)
    look_after_members(begun.at + 10 * MINUTE)
    slug = Prompt.objects.get().slug

    page = page_of(browser, begun.room)
    assert "has written nothing since 19:00" in page
    assert "I look after it" in page
    assert "Just reading is fine" in page
    act(browser, begun.room, "claim_prompt", prompt=slug)
    assert "You look after it." in fragment(browser, begun.room)
    assert act(browser, begun.room, "settle_prompt", prompt=slug, outcome="over").status_code == 409
    act(browser, begun.room, "settle_prompt", prompt=slug, outcome="fine")
    assert "has written nothing" not in fragment(browser, begun.room)
    assert "has written nothing" not in page_of(browser_of(amira), begun.room)


def test_what_is_typed_is_kept_as_a_draft_of_ones_own(
    begun: Evening, cass: Person, yusuf: Person, browser_of: Browsers
) -> None:
    typed = {"words": "warblerdraft"}
    said = browser_of(cass).post(address("hand_over_draft", begun.room), typed, headers=JSON).json()

    assert "Nobody else reads it" in said["said"]
    assert "warblerdraft" in page_of(browser_of(cass), begun.room)
    assert "warblerdraft" not in page_of(browser_of(yusuf), begun.room)
    assert "warblerdraft" not in HandOverDraft.objects.get().encrypted
    browser_of(cass).post(address("hand_over", begun.room), typed)
    assert not HandOverDraft.objects.exists()


def test_an_empty_note_is_none(begun: Evening, cass: Person, browser_of: Browsers) -> None:
    answer = browser_of(cass).post(address("hand_over", begun.room), {"words": "  "}, headers=JSON)

    assert answer.status_code == 409
    assert "A line or two is enough" in answer.json()["why"]
    assert not HandOver.objects.exists()


def test_it_is_read_only_where_it_is_asked_for_and_that_is_kept(
    begun: Evening, cass: Person, sol: Person, browser_of: Browsers
) -> None:
    write_hand_over(begun.room, "warblernote", by=cass, at=begun.at)
    browser = browser_of(sol)

    assert "warblernote" not in browser.get(address("hand_over", begun.room)).content.decode()
    assert "warblernote" in browser.post(address("hand_over_reading", begun.room)).content.decode()
    seen = Line.objects.filter(act=Act.RECORD_VIEWED, subject_kind="hand_over")
    assert [line.actor_id for line in seen] == [sol.pk]


def test_a_safeguarding_lead_reads_and_writes_none(
    begun: Evening, sol: Person, browser_of: Browsers
) -> None:
    browser = browser_of(sol)
    answer = browser.post(address("hand_over", begun.room), {"words": "Not mine."})

    assert answer.status_code == 422
    assert not HandOver.objects.exists()
    assert "Write it down" not in browser.get(address("hand_over", begun.room)).content.decode()


def test_a_manager_and_another_counsellor_find_no_notes(
    begun: Evening, place: Charity, browser_of: Browsers
) -> None:
    other = place.staff("Noor", "counsellor")
    for worker in (place.manager, other):
        for name in ("hand_over", "hand_over_reading", "hand_over_draft"):
            assert browser_of(worker).post(address(name, begun.room)).status_code == 404


def test_a_note_that_is_missing_stands_above_the_rooms(
    begun: Evening, cass: Person, place: Charity, browser_of: Browsers
) -> None:
    attend_rooms(begun.at + HOUR + 15 * MINUTE)
    told = "A hand-over note is still to be written"

    assert told in browser_of(cass).get(reverse("staff_rooms")).content.decode()
    assert told not in browser_of(place.manager).get(reverse("staff_rooms")).content.decode()
    browser_of(cass).post(address("hand_over", begun.room), {"words": "Afterwards."})
    assert told not in browser_of(cass).get(reverse("staff_rooms")).content.decode()
