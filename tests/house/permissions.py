"""The permission matrix: one row for every address, by the name of the address.

A row says what everybody is answered who reads the address, and who sends it an empty form. Amira
wrote everything in the place; the place itself is in conftest.py.
"""

from tests.house.articles import ARTICLES
from tests.house.courses import COURSES
from tests.house.groups import (
    LEADERS,
    author,
    band,
    desk,
    everybody,
    inside,
    manager,
    readers,
    second_person,
    signed_in,
    staff,
    with_rooms,
)
from tests.house.guidance import DIRECTORY, GUIDANCE
from tests.house.journal import JOURNAL
from tests.house.safeguarding import SAFEGUARDING
from tests.house.triage import TRIAGE
from tests.house.walls.permissions import (
    ASKS_AGAIN,
    HIDDEN,
    MANAGER,
    MEMBER,
    MEMBERS,
    MOVES_ON,
    PAGE,
    SAFEGUARDING_LEAD,
    STAFF,
    STRANGER,
    WRONG_VERB,
    Row,
)

PEOPLE = {
    "join": Row(
        everybody(MOVES_ON, ({STRANGER}, PAGE)), everybody(MOVES_ON, ({STRANGER}, ASKS_AGAIN))
    ),
    # The link of the place was used: nobody gets further with it.
    "invitation": Row(everybody(HIDDEN), everybody(WRONG_VERB)),
    "taking_up": Row(everybody(HIDDEN), everybody(HIDDEN)),
    "welcome": Row(signed_in(PAGE), signed_in(WRONG_VERB)),
    "account_login": Row(
        everybody(MOVES_ON, ({STRANGER}, PAGE)), everybody(MOVES_ON, ({STRANGER}, ASKS_AGAIN))
    ),
    "account_reauthenticate": Row(signed_in(PAGE), signed_in(ASKS_AGAIN)),
    "account_logout": Row(everybody(PAGE, ({STRANGER}, MOVES_ON)), everybody(MOVES_ON)),
    "account_change_password": Row(signed_in(PAGE), signed_in(ASKS_AGAIN)),
    # Only between the passphrase and the sign-in is there a code to ask for.
    "mfa_authenticate": Row(everybody(MOVES_ON), everybody(MOVES_ON)),
    "mfa_login_webauthn": Row(everybody(MOVES_ON, ({STRANGER}, PAGE)), everybody(MOVES_ON)),
    # Members have no code; nobody of the place has a passkey yet.
    "mfa_reauthenticate": Row(
        signed_in(PAGE, (MEMBERS, MOVES_ON)), signed_in(ASKS_AGAIN, (MEMBERS, MOVES_ON))
    ),
    "mfa_reauthenticate_webauthn": Row(signed_in(MOVES_ON), signed_in(MOVES_ON)),
    "second_factor": Row(signed_in(PAGE, (MEMBERS, MOVES_ON)), signed_in(WRONG_VERB)),
    "authenticator_app": Row(
        signed_in(PAGE, (MEMBERS, HIDDEN)), signed_in(ASKS_AGAIN, (MEMBERS, HIDDEN))
    ),
    "authenticator_app_removal": Row(
        signed_in(PAGE, (MEMBERS, HIDDEN)), signed_in(MOVES_ON, (MEMBERS, HIDDEN))
    ),
    "recovery_codes": Row(
        signed_in(PAGE, (MEMBERS, HIDDEN)), signed_in(MOVES_ON, (MEMBERS, HIDDEN))
    ),
    "recovery_codes_kept": Row(signed_in(WRONG_VERB), signed_in(MOVES_ON, (MEMBERS, HIDDEN))),
    "passkeys": Row(signed_in(PAGE), signed_in(WRONG_VERB)),
    "new_passkey": Row(signed_in(PAGE), signed_in(ASKS_AGAIN)),
    # A passkey is found by its own person alone.
    "passkey": Row(signed_in(HIDDEN), signed_in(HIDDEN)),
    "passkey_removal": Row(signed_in(HIDDEN), signed_in(HIDDEN)),
    "recover": Row(
        everybody(MOVES_ON, ({STRANGER}, PAGE)), everybody(MOVES_ON, ({STRANGER}, ASKS_AGAIN))
    ),
    # Only with words that fitted a short while ago is there anything to fill in.
    "recover_passphrase": Row(everybody(MOVES_ON), everybody(MOVES_ON)),
    "recovery_words": Row(readers(HIDDEN, (MEMBERS, PAGE)), readers(HIDDEN, (MEMBERS, ASKS_AGAIN))),
    "own_sign_ins": Row(signed_in(PAGE), signed_in(WRONG_VERB)),
    "own_sign_ins_end": Row(signed_in(WRONG_VERB), signed_in(MOVES_ON)),
    # A sign-in is found by its own person alone.
    "own_sign_in_end": Row(signed_in(WRONG_VERB), signed_in(HIDDEN)),
    "exit": Row(everybody(MOVES_ON), everybody(MOVES_ON)),
    # Members agreed when they joined, staff when they took up an invitation; not the founder.
    "agreements": Row(
        signed_in(MOVES_ON, ({MANAGER}, PAGE)), signed_in(MOVES_ON, ({MANAGER}, ASKS_AGAIN))
    ),
    "house_text": Row(everybody(PAGE), everybody(WRONG_VERB)),
    "own_account": Row(signed_in(PAGE), signed_in(WRONG_VERB)),
    "own_agreements": Row(signed_in(PAGE), signed_in(WRONG_VERB)),
    "farewell": Row(everybody(PAGE), everybody(WRONG_VERB)),
    "complain": Row(everybody(PAGE), everybody(ASKS_AGAIN)),
    # Whoever has the address has the answer: it was given to one person.
    "complaint": Row(everybody(PAGE), everybody(WRONG_VERB)),
    # Sending gives the file, which is no other page.
    "download": Row(signed_in(PAGE), signed_in(ASKS_AGAIN)),
    "leave": Row(signed_in(PAGE), signed_in(MOVES_ON)),
    "staff_complaints": Row(second_person(PAGE), second_person(WRONG_VERB)),
    "staff_complaint": Row(
        staff({SAFEGUARDING_LEAD}, PAGE), staff({SAFEGUARDING_LEAD}, ASKS_AGAIN)
    ),
    "complaint_acknowledgement": Row(
        staff({SAFEGUARDING_LEAD}, WRONG_VERB), staff({SAFEGUARDING_LEAD}, MOVES_ON)
    ),
    "staff_holds": Row(staff({SAFEGUARDING_LEAD}, PAGE), staff({SAFEGUARDING_LEAD}, ASKS_AGAIN)),
    "hold_end": Row(staff({SAFEGUARDING_LEAD}, WRONG_VERB), staff({SAFEGUARDING_LEAD}, MOVES_ON)),
    "own_name": Row(readers(PAGE), readers(ASKS_AGAIN)),
    "own_mark": Row(readers(PAGE), readers(ASKS_AGAIN)),
    "own_needs": Row(signed_in(PAGE), signed_in(MOVES_ON)),
    "own_steps": Row(readers(PAGE), readers(ASKS_AGAIN)),
    "step_removal": Row(readers(WRONG_VERB), readers(MOVES_ON)),
    "pauses_off": Row(readers(WRONG_VERB), readers(MOVES_ON)),
    "pauses_on": Row(readers(WRONG_VERB), readers(MOVES_ON)),
}

NOTICES = {
    # The link of the place was made for something else: nobody gets further with it.
    "message_stop": Row(everybody(HIDDEN), everybody(HIDDEN)),
    "own_contact": Row(readers(PAGE), readers(ASKS_AGAIN)),
    "contact_removal": Row(readers(WRONG_VERB), readers(MOVES_ON)),
    "test_message": Row(readers(WRONG_VERB), readers(MOVES_ON)),
    "own_devices": Row(readers(WRONG_VERB), readers(MOVES_ON)),
    # A device is found by its own person alone.
    "device_removal": Row(readers(WRONG_VERB), readers(HIDDEN)),
    "staff_messages": Row(manager(PAGE), manager(ASKS_AGAIN)),
    "own_reminders": Row(readers(WRONG_VERB), readers(MOVES_ON)),
    # A browser asks for it again by itself, also when nobody is signed in.
    "notes_worker": Row(everybody(PAGE), everybody(WRONG_VERB)),
}

TEAM = {
    "opening_hours": Row(manager(PAGE), manager(WRONG_VERB)),
    "new_opening_hours": Row(manager(WRONG_VERB), manager(ASKS_AGAIN)),
    "opening_hours_end": Row(manager(WRONG_VERB), manager(MOVES_ON)),
    "staff_list": Row(manager(PAGE), manager(WRONG_VERB)),
    "new_invitation": Row(manager(PAGE), manager(ASKS_AGAIN)),
    "invitation_withdrawal": Row(manager(WRONG_VERB), manager(MOVES_ON)),
    "roles_waiting": Row(second_person(PAGE), second_person(WRONG_VERB)),
    "role_approval": Row(second_person(PAGE), second_person(MOVES_ON)),
    "role_declining": Row(second_person(WRONG_VERB), second_person(MOVES_ON)),
    "staff_on_call": Row(second_person(PAGE), second_person(WRONG_VERB)),
    "new_on_call": Row(second_person(WRONG_VERB), second_person(ASKS_AGAIN)),
    "on_call_end": Row(second_person(WRONG_VERB), second_person(MOVES_ON)),
    "second_factor_reset": Row(manager(PAGE), manager(MOVES_ON)),
    "staff_person": Row(manager(PAGE), manager(WRONG_VERB)),
    "new_role": Row(manager(PAGE), manager(ASKS_AGAIN)),
    "role_end": Row(manager(WRONG_VERB), manager(MOVES_ON)),
    "readiness": Row(manager(PAGE), manager(ASKS_AGAIN)),
}


REVIEW = {
    "queue": Row(desk(PAGE), desk(WRONG_VERB)),
    "next_claim": Row(desk(WRONG_VERB), desk(MOVES_ON)),
    "desk_item": Row(desk(PAGE), desk(WRONG_VERB)),
    "claim": Row(desk(WRONG_VERB), desk(MOVES_ON)),
    "renewal": Row(desk(WRONG_VERB), desk(ASKS_AGAIN)),
    "release": Row(desk(WRONG_VERB), desk(MOVES_ON)),
    "decision": Row(desk(WRONG_VERB), desk(ASKS_AGAIN)),
    "taking_back": Row(desk(PAGE), desk(ASKS_AGAIN)),
    "opening": Row(desk(WRONG_VERB), desk(ASKS_AGAIN)),
    "decided": Row(desk(PAGE), desk(WRONG_VERB)),
    "flags": Row(desk(PAGE), desk(WRONG_VERB)),
    "flag_item": Row(desk(PAGE), desk(WRONG_VERB)),
    "answer": Row(desk(WRONG_VERB), desk(ASKS_AGAIN)),
    "submission_concern": Row(desk(WRONG_VERB), desk(MOVES_ON)),
    "flag_concern": Row(desk(WRONG_VERB), desk(MOVES_ON)),
    "own_flag": Row(readers(HIDDEN, ({MEMBER}, PAGE)), readers(WRONG_VERB)),
    "own_submission": Row(author(PAGE), readers(WRONG_VERB)),
    "withdrawal": Row(readers(WRONG_VERB), author(MOVES_ON)),
}

COMMUNITY = {
    "own_page": Row(readers(PAGE), readers(WRONG_VERB)),
    "person": Row(band(PAGE), readers(WRONG_VERB)),
    "flag_person": Row(band(PAGE), band(ASKS_AGAIN)),
    "own_about": Row(readers(PAGE), readers(ASKS_AGAIN)),
    "own_mutes": Row(readers(PAGE), readers(WRONG_VERB)),
    # Refused to staff and towards oneself, in words on the page that follows.
    "person_mute": Row(readers(WRONG_VERB), band(MOVES_ON)),
    "thread_mute": Row(readers(WRONG_VERB), band(MOVES_ON)),
    "space_mute": Row(readers(WRONG_VERB), band(MOVES_ON)),
    "mute_end": Row(readers(WRONG_VERB), readers(MOVES_ON)),
    "notices_read": Row(readers(WRONG_VERB), readers(MOVES_ON)),
    "spaces": Row(readers(PAGE), readers(WRONG_VERB)),
    "space": Row(band(PAGE), readers(WRONG_VERB)),
    "search": Row(readers(PAGE), readers(WRONG_VERB)),
    "thread": Row(band(PAGE), readers(WRONG_VERB)),
    "new_post": Row(band(PAGE), band(ASKS_AGAIN)),
    "replies": Row(readers(WRONG_VERB), band(ASKS_AGAIN)),
    "edit_post": Row(author(PAGE), author(ASKS_AGAIN)),
    "flag_post": Row(band(PAGE), band(ASKS_AGAIN)),
    "reactions": Row(readers(WRONG_VERB), band(MOVES_ON)),
    "reaction_removal": Row(readers(WRONG_VERB), band(MOVES_ON)),
    "draft_for_space": Row(readers(WRONG_VERB), band(MOVES_ON)),
    "draft_for_reply": Row(readers(WRONG_VERB), band(MOVES_ON)),
    "draft_for_edit": Row(readers(WRONG_VERB), author(MOVES_ON)),
    "draft_removal": Row(readers(WRONG_VERB), readers(MOVES_ON)),
    "staff_spaces": Row(
        staff({MANAGER, SAFEGUARDING_LEAD}, PAGE), staff({MANAGER, SAFEGUARDING_LEAD}, WRONG_VERB)
    ),
    "staff_space_new": Row(manager(PAGE), manager(ASKS_AGAIN)),
    "staff_space": Row(
        staff({MANAGER, SAFEGUARDING_LEAD}, PAGE), staff({MANAGER, SAFEGUARDING_LEAD}, ASKS_AGAIN)
    ),
    "space_closing": Row(manager(WRONG_VERB), manager(MOVES_ON)),
    "space_opening": Row(manager(WRONG_VERB), manager(MOVES_ON)),
    "space_mixing": Row(
        staff({SAFEGUARDING_LEAD}, WRONG_VERB), staff({SAFEGUARDING_LEAD}, ASKS_AGAIN)
    ),
}

ROOMS = {
    "rooms": Row(signed_in(PAGE), signed_in(WRONG_VERB)),
    "room": Row(inside(PAGE), inside(WRONG_VERB)),
    "room_events": Row(inside(PAGE), inside(WRONG_VERB)),
    "room_messages": Row(inside(WRONG_VERB), inside(ASKS_AGAIN)),
    "room_activity": Row(inside(WRONG_VERB), inside(MOVES_ON)),
    "room_shown": Row(inside(PAGE), inside(WRONG_VERB)),
    "room_shown_deed": Row(inside(WRONG_VERB), inside(ASKS_AGAIN)),
    "room_mood": Row(inside(WRONG_VERB), inside(MOVES_ON)),
    "room_here": Row(inside(WRONG_VERB), inside(MOVES_ON)),
    # The plan of the evening, for who leads it.
    "room_beside": Row(signed_in(HIDDEN, (LEADERS, PAGE)), inside(WRONG_VERB)),
    "room_closing": Row(signed_in(HIDDEN, (LEADERS, PAGE)), inside(WRONG_VERB)),
    # It is about a message or a member, which a bare address does not name.
    "room_concern": Row(signed_in(HIDDEN), signed_in(HIDDEN)),
    "room_needs": Row(signed_in(HIDDEN, (LEADERS, PAGE)), signed_in(HIDDEN, (LEADERS, ASKS_AGAIN))),
    "staff_rooms": Row(with_rooms(PAGE), with_rooms(WRONG_VERB)),
    "new_room": Row(manager(PAGE), manager(ASKS_AGAIN)),
    "staff_room": Row(with_rooms(PAGE), with_rooms(WRONG_VERB)),
    "new_place": Row(manager(WRONG_VERB), manager(ASKS_AGAIN)),
    "place_removal": Row(manager(PAGE), manager(MOVES_ON)),
    "transcript": Row(staff({SAFEGUARDING_LEAD}, PAGE), staff({SAFEGUARDING_LEAD}, ASKS_AGAIN)),
    "hand_over": Row(
        staff({SAFEGUARDING_LEAD} | LEADERS, PAGE), staff({SAFEGUARDING_LEAD} | LEADERS, ASKS_AGAIN)
    ),
    # A safeguarding lead, who did not lead it, is told so on the page that follows.
    "hand_over_draft": Row(
        staff({SAFEGUARDING_LEAD} | LEADERS, WRONG_VERB),
        staff({SAFEGUARDING_LEAD} | LEADERS, MOVES_ON),
    ),
    "hand_over_reading": Row(
        staff({SAFEGUARDING_LEAD} | LEADERS, WRONG_VERB),
        staff({SAFEGUARDING_LEAD} | LEADERS, ASKS_AGAIN),
    ),
    "ready_messages": Row(staff({MANAGER} | LEADERS, PAGE), staff({MANAGER} | LEADERS, ASKS_AGAIN)),
    "ready_message_withdrawal": Row(
        staff({MANAGER} | LEADERS, WRONG_VERB), staff({MANAGER} | LEADERS, MOVES_ON)
    ),
}

HOME = {
    "front": Row(everybody(PAGE), everybody(WRONG_VERB)),
    "robots": Row(everybody(PAGE), everybody(WRONG_VERB)),
    "sitemap": Row(everybody(PAGE), everybody(WRONG_VERB)),
    "health": Row(everybody(PAGE), everybody(WRONG_VERB)),
    "favicon": Row(everybody(MOVES_ON), everybody(WRONG_VERB)),
    # The link is good in an empty place alone.
    "set_up": Row(everybody(HIDDEN), everybody(HIDDEN)),
    "staff": Row(staff(STAFF, PAGE), staff(STAFF, WRONG_VERB)),
    # Nothing of the charity's own has been chosen in this place.
    "look_sheet": Row(everybody(HIDDEN), everybody(WRONG_VERB)),
    "look_logo": Row(everybody(HIDDEN), everybody(WRONG_VERB)),
    "style_page": Row(everybody(PAGE), everybody(WRONG_VERB)),
    "staff_look": Row(manager(PAGE), manager(ASKS_AGAIN)),
    "staff_texts": Row(manager(PAGE), manager(WRONG_VERB)),
    "staff_text": Row(manager(PAGE), manager(ASKS_AGAIN)),
}

MATRIX = {
    "home": HOME,
    "people": PEOPLE,
    "notices": NOTICES,
    "directory": DIRECTORY,
    "guidance": {**GUIDANCE, **ARTICLES},
    "triage": TRIAGE,
    "team": TEAM,
    "safeguarding": SAFEGUARDING,
    "journal": JOURNAL,
    "review": REVIEW,
    "community": COMMUNITY,
    "rooms": ROOMS,
    "courses": COURSES,
}
ROWS = {name: row for rows in MATRIX.values() for name, row in rows.items()}
