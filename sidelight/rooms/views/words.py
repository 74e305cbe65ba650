"""What the codes of a room are called on its page: for the templates, and for the page's script."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sidelight.outcomes.models import Feeling

Words = Mapping[str, Promise]

# How the room stands, said to everybody in it: phase, and what waits for a leader.
STATES: Words = {
    "lobby": _("Not open yet. Your leaders open the room when both of them are here."),
    "held": _("Each message waits until a leader has read it. That takes a moment."),
    "flagged": _("Most messages show at once. A leader reads some of them first."),
    "open": _("Messages show at once. A leader may read one first."),
    "few": _("One leader is away just now. Each message waits until a leader has read it."),
    "paused": _("The room is having a pause. You can read. You can write to your leaders."),
    "closed": _("This session is over. Thank you for being here."),
}
STATE_NAMES: Words = {
    "lobby": _("Not open yet"),
    "held": _("Leaders read first"),
    "flagged": _("Leaders read some first"),
    "open": _("Opened by a leader"),
    "few": _("One leader is away"),
    "paused": _("Paused"),
    "closed": _("Over"),
}
LINKS: Words = {
    "live": _("You are connected."),
    "asking": _("Slow connection: new messages take a few seconds."),
    "away": _("No connection. Your words are kept here and go out when it is back."),
    "signed_out": _("Your sign-in has ended. Please sign in again."),
    "elsewhere": _("This room is open in too many windows. Close one, then load this page again."),
    "out": _("This room is not open to you now. Your leaders will get in touch with you."),
}
OWN: Words = {
    "sending": _("Sending…"),
    "held": _("Sent. A leader reads it first."),
    "sent": _("Sent"),
    "not_sent": _("Not sent."),
    "declined": _("A leader did not show this one."),
}
NOTES: Words = {
    "phase_open": _("The room is open. Welcome."),
    "phase_resumed": _("The room goes on."),
    "phase_paused": _("The room has a pause now."),
    "phase_closed": _("The session is over."),
    "phase_lobby": _("The room is not open yet."),
    "holding_all": _("From now on a leader reads each message first."),
    "holding_flagged": _("From now on most messages show at once. A leader reads some first."),
    "holding_open": _("A leader has opened the room: from now on messages show at once."),
    "cover_tell": _(
        "One of your leaders had to step away. Each message waits until a leader has read it. "
        "If nobody comes back in a few minutes, the room closes for today, and somebody will "
        "ask how you are."
    ),
    "cover_return": _("Enough leaders are here again."),
    "slow_on": _("The room goes slowly now, so that there is time to read."),
    "slow_off": _("The room goes at its usual pace again."),
    "aside_on": _(
        "This is a side room now: one member and one leader. The other leaders can read along, "
        "so that nobody is alone with it. The group is not told."
    ),
    "aside_off": _("The side room has ended. The session goes on with everybody."),
    "quiet_until_on": _(
        "You have some quiet time now. You can read what is said, and write to your leaders here."
    ),
    "quiet_until_off": _("Your quiet time is over."),
    "told_moment": _("%(name)s needs a moment."),
    "told_back": _("%(name)s is back from a moment."),
    "told_talk": _("%(name)s would like to talk to a leader."),
    "told_mood_in": _("%(name)s, coming in: %(value)s"),
    "told_mood_out": _("%(name)s, going: %(value)s"),
    "told_hands_over": _("%(name)s hands over to the other leader."),
    "told_takes_over": _("%(name)s takes over."),
}
DECLINED: Words = {
    "too_much_detail": _("It says more than others can carry. You can say it to a leader here."),
    "about_somebody": _("It is about somebody else who cannot answer."),
    "unkind": _("It could hurt somebody who reads it."),
    "personal_details": _("Somebody could find you or another person by it."),
    "talk_first": _("A leader would like to talk with you about it first."),
    "session_over": _("The session was over before a leader could read it."),
}
# What leaders choose from, in the order of their keys 1 to 5.
REASONS: Words = {
    "too_much_detail": _("Too much detail for the others"),
    "about_somebody": _("About somebody else"),
    "unkind": _("Could hurt somebody"),
    "personal_details": _("Somebody could be found by it"),
    "talk_first": _("Talk about it first"),
}
OUT_REASONS: Words = {
    "not_right_now": _("It is not right for them just now"),
    "rules": _("A house rule was broken"),
    "asked": _("They asked to go"),
}
OUT: Words = {
    "not_right_now": _("A leader thinks that this room is not right for you just now."),
    "rules": _("A leader has ended your place in this session because of a house rule."),
    "asked": _("You asked to go. That is fine."),
}
WHYS: Words = {
    "all": _("Every message waits"),
    "cover": _("Too few leaders"),
    "aside": _("A leader is in a side room"),
    "person": _("You hold this member's messages"),
    "noticed": _("Screening noticed something"),
    "not_screened": _("It could not be screened"),
}
MOODS: Words = dict(Feeling.choices)
SIGNS: Words = {
    "with_you": _("With you"),
    "thank_you": _("Thank you"),
    "me_too": _("Me too"),
    "well_said": _("Well said"),
}
HOLDINGS: Words = {
    "all": _("Hold all"),
    "flagged": _("Hold noticed"),
    "open": _("Open"),
}
TILES: Words = {
    "here": _("here"),
    "not_here": _("not here"),
    "dropped": _("connection lost"),
    "writing": _("writing…"),
    "stepped_out": _("needs a moment"),
    "in_quiet_time": _("quiet time"),
    "is_held": _("messages held"),
    "aside": _("in a side room"),
    "quiet": _("quiet for %(n)s min"),
    "held": _("%(n)s waiting"),
    "noticed": _("look here first"),
    "mood": _("mood: %(value)s"),
}
SAID: Words = {
    "you": _("You"),
    "leader": _("leader"),
    "second": _("second on duty"),
    "gone": _("These words were taken away."),
    "answer_to": _("Your answer to %(name)s"),
    "new_one": _("%(name)s: %(text)s"),
    "new_many": _("%(n)s new messages. The last from %(name)s: %(text)s"),
    "waits": _("%(n)s messages wait for a leader."),
    "leaders_here": _("Leaders here: %(names)s"),
    "you_said": _("You said: %(value)s"),
}

ALL: Mapping[str, Words] = {
    "states": STATES, "state_names": STATE_NAMES, "links": LINKS, "own": OWN, "notes": NOTES,
    "declined": DECLINED, "out": OUT, "whys": WHYS, "moods": MOODS, "signs": SIGNS,
    "tiles": TILES, "said": SAID,
}  # fmt: skip


def state_code(state: Mapping[str, object]) -> str:
    """Return by which words a room's state is said; the page's script does the same."""
    phase = state["phase"]
    if phase != "open":
        return str(phase)
    if not state["covered"]:
        return "few"
    return "held" if state["holding"] == "all" else str(state["holding"])


def note_words(note: str, name: str, value: str, notes: Words) -> str:
    """Return what a line says about something that happened. notes: NOTES, or those of a room."""
    if note.startswith("declined_"):
        return f"{OWN['declined']} {DECLINED[note.removeprefix('declined_')]}"
    shown = str(MOODS[value]) if value in MOODS else value
    return str(notes[note]) % {"name": name, "value": shown} if note in notes else ""


def script_words(told: Mapping[str, Words] = ALL) -> dict[str, dict[str, str]]:
    """Return all of them in the reader's language, for the page's script."""
    return {name: {code: str(words) for code, words in some.items()} for name, some in told.items()}
