"""No address carries words from one member to one other: words go to review, or to the team.

Every address that takes something from a member stands here with where it goes. A new one has to
be thought about before it can be added, and there is no row for "to another member".
"""

from enum import Enum

from tests.house.permissions import ROWS
from tests.house.walls.permissions import HIDDEN, MEMBERS, SIGN_IN, STRANGER, WRONG_VERB


class Goes(Enum):
    REVIEW = "held for a moderator, then to everybody who may read there"
    TEAM = "to the team, who answer"
    NOWHERE = "kept for oneself, or one's own account"
    ROOM = "to one's whole group, as its leaders have it, or to those leaders alone"
    SIGN = "a fixed sign or choice, with no words of one's own"


WORDS_OF_MEMBERS = {
    Goes.REVIEW: {"join", "own_name", "own_about", "new_post", "replies", "edit_post"},
    Goes.TEAM: {
        "flag_post", "flag_person", "complain", "own_needs", "ask_for_place", "own_form",
        "own_known", "own_emergency", "journal_showing", "safety_plan_opening", "own_later",
        "report_a_site", "ask",
    },
    Goes.NOWHERE: {
        "agreements", "exit", "account_login", "account_logout", "account_reauthenticate",
        "account_change_password", "own_contact", "contact_removal", "test_message", "own_devices",
        "device_removal", "own_reminders", "message_stop",
        "new_journal_page", "journal_words", "journal_page_removal", "journal_taking_back",
        "journal_letter", "safety_plan_words",
        "safety_plan_closing", "safety_plan_line", "safety_plan_removal", "own_after",
        "feeling_removal", "later_removal",
        "own_emergency_confirmation", "own_emergency_removal", "own_steps", "step_removal",
        "pauses_off", "pauses_on", "person_mute", "thread_mute", "space_mute", "mute_end",
        "notices_read", "draft_for_space", "draft_for_reply", "draft_for_edit", "draft_removal",
        "own_one_thing", "own_one_thing_answer", "own_one_thing_removal", "own_certificate",
        "withdrawal", "leave", "download", "recover", "recovery_words", "own_sign_ins",
    },
    Goes.ROOM: {"room_messages", "room_shown_deed"},
    Goes.SIGN: {
        "reactions", "reaction_removal", "own_mark", "room_activity", "room_mood", "room_here",
        "offer_link", "away_link", "wanted_link", "missed_link", "own_offer", "place_return",
        "own_wanted", "own_absence", "own_absence_removal", "own_step_down", "own_talk",
        "talk_removal", "own_going", "feeling_hiding", "feeling_showing", "later_choice",
    },
}  # fmt: skip
# Coming in and going out: nothing typed there is ever shown to anybody.
WAYS_IN = (
    "mfa_", "second_factor", "passkey", "new_passkey", "sign_in", "own_sign_in", "recover",
    "new_recovery",
)  # fmt: skip


def takes_something_from_members() -> set[str]:
    closed = {HIDDEN, WRONG_VERB, SIGN_IN}
    return {
        name
        for name, row in ROWS.items()
        if any(row.post[who] not in closed for who in {*MEMBERS, STRANGER})
    }


def unplaced(names: set[str]) -> set[str]:
    placed = set().union(*WORDS_OF_MEMBERS.values())
    return {name for name in names - placed if not name.startswith(WAYS_IN)}


def test_every_address_that_members_send_to_says_where_it_goes() -> None:
    assert unplaced(takes_something_from_members()) == set()


def test_an_address_for_messages_would_be_noticed() -> None:
    assert unplaced({"person_message"}) == {"person_message"}


def test_words_about_one_person_are_held_or_go_to_the_team() -> None:
    about_somebody = {name for name in takes_something_from_members() if "person" in name}

    assert about_somebody <= WORDS_OF_MEMBERS[Goes.TEAM] | {"person_mute"}
