"""Places in courses, in the place of the walls: what leads somewhere, and who may open it."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from sidelight.courses.actions.asking import ask_for_place
from sidelight.courses.actions.talks import NewTalkTime, put_up_time
from sidelight.courses.models import AskedWords, Group
from sidelight.courses.queries import links
from sidelight.courses.tests.places import apart, asking, known_note
from sidelight.people.models import Person
from tests.house.groups import author, everybody, readers, signed_in, staff
from tests.house.walls.permissions import (
    ASKS_AGAIN,
    AUTHOR,
    COUNSELLOR,
    HIDDEN,
    MEMBER,
    MEMBERS,
    MOVES_ON,
    OTHER_BAND,
    PAGE,
    WRONG_VERB,
    YOUTH_WORKER,
    Row,
)

Things = dict[str, dict[str, object]]
PLACES = {
    "find_evening": Row(everybody(PAGE), everybody(WRONG_VERB)),
    "evening": Row(everybody(PAGE), everybody(WRONG_VERB)),
    # Amira has a place, and is led to it; staff have no age.
    "ask_for_place": Row(
        signed_in(HIDDEN, (MEMBERS, PAGE), ({AUTHOR}, MOVES_ON)),
        signed_in(HIDDEN, (MEMBERS, ASKS_AGAIN)),
    ),
    "own_course": Row(readers(PAGE), readers(WRONG_VERB)),
    # To the room that is open to them, or to their course.
    "own_session": Row(readers(MOVES_ON), readers(WRONG_VERB)),
    # To the week that they missed, or to their course.
    "own_missed": Row(readers(MOVES_ON), readers(WRONG_VERB)),
    "own_calendar": Row(author(PAGE), readers(WRONG_VERB)),
    "own_offer": Row(readers(WRONG_VERB), author(MOVES_ON)),
    "place_return": Row(readers(WRONG_VERB), author(MOVES_ON)),
    "own_wanted": Row(readers(WRONG_VERB), author(MOVES_ON)),
    "own_absence": Row(readers(WRONG_VERB), author(MOVES_ON)),
    "own_absence_removal": Row(readers(WRONG_VERB), author(MOVES_ON)),
    # The first week has not begun: there is nothing to be reminded of.
    "own_week": Row(author(PAGE), readers(WRONG_VERB)),
    "own_one_thing": Row(readers(WRONG_VERB), readers(HIDDEN)),
    "own_one_thing_answer": Row(readers(WRONG_VERB), readers(HIDDEN)),
    "own_one_thing_removal": Row(readers(WRONG_VERB), readers(HIDDEN)),
    # The last week has not begun, and nothing is over.
    "own_ending": Row(readers(HIDDEN), readers(WRONG_VERB)),
    "own_step_down": Row(readers(WRONG_VERB), readers(HIDDEN)),
    "own_certificate": Row(readers(HIDDEN), readers(HIDDEN)),
    # A time is chosen with the button of one; a bare address names none.
    "own_talk": Row(author(PAGE), readers(HIDDEN)),
    "talk_removal": Row(readers(WRONG_VERB), author(MOVES_ON)),
    "own_form": Row(author(PAGE), author(ASKS_AGAIN)),
    "own_known": Row(readers(HIDDEN, (MEMBERS, PAGE)), readers(HIDDEN, (MEMBERS, ASKS_AGAIN))),
    "staff_places": Row(staff({COUNSELLOR}, PAGE), staff({COUNSELLOR}, WRONG_VERB)),
    "staff_place": Row(staff({COUNSELLOR}, PAGE), staff({COUNSELLOR}, WRONG_VERB)),
    # What was opened is shown on the page that was sent.
    "staff_place_words": Row(staff({COUNSELLOR}, WRONG_VERB), staff({COUNSELLOR}, ASKS_AGAIN)),
    "staff_place_needs": Row(staff({COUNSELLOR}, WRONG_VERB), staff({COUNSELLOR}, ASKS_AGAIN)),
    "staff_place_concern": Row(staff({COUNSELLOR}, WRONG_VERB), staff({COUNSELLOR}, MOVES_ON)),
    "place_yes": Row(staff({COUNSELLOR}, WRONG_VERB), staff({COUNSELLOR}, ASKS_AGAIN)),
    "place_note": Row(staff({COUNSELLOR}, WRONG_VERB), staff({COUNSELLOR}, ASKS_AGAIN)),
    "place_not_now": Row(staff({COUNSELLOR}, PAGE), staff({COUNSELLOR}, ASKS_AGAIN)),
    "place_letting_in": Row(staff({COUNSELLOR}, WRONG_VERB), staff({COUNSELLOR}, ASKS_AGAIN)),
    "place_other_group": Row(staff({COUNSELLOR}, WRONG_VERB), staff({COUNSELLOR}, ASKS_AGAIN)),
    # Without a name it says that the counsellor knows them.
    "place_known": Row(staff({COUNSELLOR}, WRONG_VERB), staff({COUNSELLOR}, MOVES_ON)),
    "staff_known": Row(staff({COUNSELLOR}, PAGE), staff({COUNSELLOR}, ASKS_AGAIN)),
    "known_note": Row(staff({COUNSELLOR}, PAGE), staff({COUNSELLOR}, ASKS_AGAIN)),
    # Without a name, nobody here was meant.
    "note_settling": Row(staff({COUNSELLOR}, WRONG_VERB), staff({COUNSELLOR}, MOVES_ON)),
    "pair_end": Row(staff({COUNSELLOR}, WRONG_VERB), staff({COUNSELLOR}, MOVES_ON)),
    "talk_times": Row(staff({COUNSELLOR}, PAGE), staff({COUNSELLOR}, ASKS_AGAIN)),
    "talk_time_removal": Row(staff({COUNSELLOR}, WRONG_VERB), staff({COUNSELLOR}, MOVES_ON)),
    # Whoever has the message may open them: they are for one thing each.
    "offer_link": Row(everybody(PAGE), everybody(MOVES_ON)),
    "away_link": Row(everybody(PAGE), everybody(MOVES_ON)),
    "wanted_link": Row(everybody(PAGE), everybody(MOVES_ON)),
    "missed_link": Row(everybody(PAGE), everybody(MOVES_ON)),
}
PLACE_ADDRESSES_ABOUT = {
    "an evening": ("evening", "ask_for_place"),
    "an evening of one's own": ("own_absence", "own_absence_removal"),
    "a week of one's own": (
        "own_week", "own_one_thing", "own_one_thing_answer", "own_one_thing_removal",
    ),
    "a place that was asked for": (
        "staff_place", "staff_place_needs", "staff_place_concern", "place_yes", "place_note",
        "place_not_now", "place_letting_in", "place_other_group", "place_known",
    ),
    "words for counsellors": ("staff_place_words",),
    "a note about somebody known": ("known_note", "note_settling"),
    "two who do not meet": ("pair_end",),
    "a time for a talk": ("talk_time_removal",),
    "a link to an offer": ("offer_link",),
    "a link to an evening": ("away_link",),
    "a link to a place": ("wanted_link",),
    "a link about an evening that was missed": ("missed_link",),
}  # fmt: skip


def a_place(group: Group, people: Mapping[str, Person], at: datetime) -> Things:
    """Give Amira a place, with the links that messages about it may hold."""
    application = ask_for_place(group, asking(), person=people[AUTHOR], at=at)
    session = group.sessions.get()
    counsellor, second = people[COUNSELLOR], people[YOUTH_WORKER]
    new = NewTalkTime(second, at + timedelta(days=1), 30)
    return {
        "a place that was asked for": {"slug": application.slug},
        "words for counsellors": {"slug": application.slug, "name": AskedWords.Kind.WISH.value},
        "a note about somebody known": {"slug": known_note(people[MEMBER], at=at).slug},
        "two who do not meet": {
            "number": apart(people[MEMBER], people[OTHER_BAND], by=counsellor, at=at).pk
        },
        "a time for a talk": {"slug": put_up_time(new, by=counsellor, at=at).slug},
        "an evening": {"slug": group.slug},
        "an evening of one's own": {"number": session.number},
        "a week of one's own": {"number": session.week.number},
        "a link to an offer": token_in(links.offer_link(application, session.starts_at)),
        "a link to an evening": token_in(links.away_link(application, session)),
        "a link to a place": token_in(links.wanted_link(application, at)),
        "a link about an evening that was missed": token_in(
            links.missed_link(application, session, at)
        ),
    }


def token_in(address: str) -> dict[str, object]:
    """Return the argument of an address that ends with a token."""
    return {"token": address.rstrip("/").rpartition("/")[2]}
