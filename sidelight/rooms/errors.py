"""Why something could not be done in a room, in words that people can read."""

from collections.abc import Sequence

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sidelight.people.errors import Refusal


class NotALeader(Refusal):
    kind_words = _("Only the leaders of this room can do that.")


class NotPlanned(Refusal):
    kind_words = _("Only a manager can plan a room.")


class RoomIsFull(Refusal):
    kind_words = _("All eight places in this room are taken.")


class HasAPlace(Refusal):
    kind_words = _("This person has a place in this room already.")


class NotForThisPart(Refusal):
    kind_words = _("This person does not have a role for that part, or is not ready for it.")


class NotOneBand(Refusal):
    kind_words = _("Members of one room are of one age band.")


class EndsBeforeItStarts(Refusal):
    kind_words = _("Please choose an end that is after the start.")


class TooFewStaff(Refusal):
    kind_words = _("A room opens only with two leaders in it. Please wait for the other one.")


class NotYet(Refusal):
    kind_words = _("It is too early, or too late, to open this room.")


class RoomIsOver(Refusal):
    kind_words = _("This session is over.")


class LobbyIsOpen(Refusal):
    kind_words = _("People may be waiting in this room already. Its time cannot change any more.")


class HasBegun(Refusal):
    kind_words = _("This room is open already. The leaders in it can close it.")


class NotInThisPhase(Refusal):
    kind_words = _("That cannot be done now. Please look again at how the room stands.")


class NotHeld(Refusal):
    kind_words = _("This message does not wait any more. Somebody may have looked at it already.")


class NothingThere(Refusal):
    kind_words = _("That is not there any more.")


class NotAMember(Refusal):
    kind_words = _("That can be done with a member's place only.")


class NeedsAReason(Refusal):
    kind_words = _("Please say why, so that the transcript is opened for a reason.")


class OnlyLeadsLook(Refusal):
    kind_words = _("Only a safeguarding lead can open what was said in a room.")


class NotSealedYet(Refusal):
    kind_words = _("This session is not over yet. What was said can be opened afterwards.")


class NotYoursToWrite(Refusal):
    kind_words = _("Ready messages are for those who lead rooms, and for managers.")


class NeedsASecond(Refusal):
    kind_words = _("A one-to-one needs a second person of the staff who is on duty.")


class NotATalk(Refusal):
    kind_words = _("A talk has one member, the counsellor who leads it, and a second on duty.")


class NoWordsYet(Refusal):
    kind_words = _("There are no words in it yet. A line or two is enough.")


class SomebodyHasIt(Refusal):
    kind_words = _("The other leader looks after it already.")


class StillToDo(Refusal):
    """A session does not close yet. names: of members whom nobody has seen out."""

    def __init__(self, names: Sequence[str], *, needs_note: bool) -> None:
        super().__init__()
        self.names, self.needs_note = list(names), needs_note

    def __str__(self) -> str:
        said = [gettext("Not yet: nobody should be lost between the room and the night.")]
        if self.names:
            names = ", ".join(self.names)
            said.append(
                gettext("Say goodbye, or ask for a follow-up: %(names)s.") % {"names": names}
            )
        if self.needs_note:
            said.append(gettext("Write the hand-over note."))
        return " ".join(said)


class TooFast(Refusal):
    kind_words = _("That was a lot at once. Please wait a moment, then send it again.")


class NothingToShow(Refusal):
    kind_words = _("Please give it a title, so that everybody knows what it is.")


class NotEnoughToChoose(Refusal):
    kind_words = _("Please give two or more things to choose from, one in each line.")


class TooMuchToShow(Refusal):
    kind_words = _("That is too much for one screen. Please make it shorter, or of fewer lines.")


class TooFewToShow(Refusal):
    kind_words = _(
        "Fewer than three members have answered. Shown now, it could tell who said what. "
        "You can speak about it in your own words."
    )


class AnswersAreShown(Refusal):
    kind_words = _("The answers are shown now, so yours stays as it is.")


class TooFewForNotes(Refusal):
    kind_words = _("Too few leaders are here just now. Notes wait until there are enough again.")


class BoardIsFull(Refusal):
    kind_words = _("You have put up as many notes as there is space for. Thank you.")


# What a page is told beside each code of the live protocol.
KIND_WORDS = {
    "not_json": _("This page sent something we could not read. Please load it again."),
    "not_known": _("This page sent something we do not know. Please load it again."),
    "wrong_version": _("This page is out of date. Please load it again."),
    "say_hello_first": _("This page is not ready yet. Please load it again."),
    "too_long": _("That is too long to send at once. Please send it in parts."),
    "empty": _("There are no words in it yet."),
    "too_fast": _("That was a lot at once. Your words are still here. Try again in a moment."),
    "slow_mode": _("The room is going slowly just now. Your words are still here."),
    "not_open": _("The room is not open yet. Your words are still here."),
    "paused": _("The room is paused for a moment. Your words are still here."),
    "time_out": _("You are having some quiet time. You can read, and write to your leaders."),
    "not_yours": _("That is not yours to do."),
    "gone": _("That is not there any more."),
    "not_here": _("This room is not open to you now."),
    "cannot_store": _("We could not keep that. Your words are still here. Please try again."),
    "busy": _("There is a lot going on. Your words are still here. Please try again."),
    "too_many_sockets": _("This room is open in too many windows. Please close one."),
    "closed": _("This session is over."),
}


class CannotSpeak(Refusal):
    """Somebody may not speak now; `code` says why, as the live protocol does."""

    def __init__(self, code: str) -> None:
        super().__init__()
        self.code = code
        self.kind_words = KIND_WORDS[self.code]
