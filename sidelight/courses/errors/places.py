"""Why a place could not be asked for, taken or decided about."""

from django.utils.translation import gettext_lazy as _

from sidelight.people.errors import Refusal


class MembersAsk(Refusal):
    """Somebody who is no member asks for a place."""

    kind_words = _("Places are for members. With a sign-in of the team you cannot have one.")


class OtherBand(Refusal):
    """Somebody asks for a place in a group of another age band."""

    kind_words = _("This group is for another age. There are evenings for your age, too.")


class TooLateToAsk(Refusal):
    """A place is asked for in a group that is not open any more, or begins too soon."""

    kind_words = _("This group takes nobody new now. Please look at the other evenings.")


class HasAsked(Refusal):
    """Somebody asks for a second place while the first one is not over."""

    kind_words = _("You have asked for a place in a group already. It is on the page “My course”.")


class NothingOffered(Refusal):
    """An offer is taken that ran out, or was let go."""

    kind_words = _("This place is not kept for you any more. You can ask for a place again.")


class LookedAtFirst(Refusal):
    """An offer is taken by somebody whom a counsellor should look at first. Never says why."""

    kind_words = _("One of our counsellors looks at this first. You will hear from us.")


class NotGoingOn(Refusal):
    """Something is done about an application that is over."""

    kind_words = _("This is over already.")


class NoSuchSession(Refusal):
    """Somebody cannot make it to an evening that is over, or not theirs."""

    kind_words = _("This evening is over, or it is not one of yours.")


class NotOverYet(Refusal):
    """Somebody wants what is for those who took part until their course was over."""

    kind_words = _("This is for people whose course is over. There is time.")


class NothingToRemindOf(Refusal):
    """Somebody wants to be reminded of nothing, or of a week that has not begun or is past."""

    kind_words = _("There is nothing to remind you of just now.")


class WeekNearlyOver(Refusal):
    """Somebody wants to be reminded of a week when it is nearly over."""

    kind_words = _("This week is nearly over, so there is no reminder any more. That is fine.")


class TalkTaken(Refusal):
    """A time for a talk is booked that somebody else has."""

    kind_words = _("Somebody else has just taken this time. Please choose another one.")


class NoTalkNow(Refusal):
    """A talk is booked without a place, or a talk is changed that has begun."""

    kind_words = _("This talk cannot be booked or changed now.")


class NotACounsellor(Refusal):
    """Somebody else than a ready counsellor decides about a place."""

    kind_words = _("Only counsellors with checks and training in date can do this.")


class KnowsThem(Refusal):
    """A counsellor decides about somebody whom they are known to know."""

    kind_words = _("You and this person may know each other. Please let a colleague do this.")


class OtherPlans(Refusal):
    """A time for a talk overlaps with something that its people do then."""

    kind_words = _("One of the two has something else at this time.")


class NotATime(Refusal):
    """A time for a talk lies in the past, too far off, or has no length."""

    kind_words = _("Please choose a time that is still to come, within the next three months.")


class NotASecond(Refusal):
    """Nobody, or somebody who may not, is named as the second on duty."""

    kind_words = _("Please name somebody else of the team who is ready to be the second on duty.")


class NeedsWords(Refusal):
    """A decision is sent without a message, a reason or anything instead."""

    kind_words = _("Please write a few words, and choose what there is instead.")


class NotThatGroup(Refusal):
    """Another evening is chosen that does not fit."""

    kind_words = _("That evening does not fit: another age, no place free, or not open.")


class AlreadyDecided(Refusal):
    """A decision is made about a place that somebody has decided about."""

    kind_words = _("Somebody has decided about this already. Please look at it again.")


class NobodyOfThatName(Refusal):
    """A note about somebody known is settled with a name that nobody has."""

    kind_words = _("Nobody here has that name. Please check how it is written.")
