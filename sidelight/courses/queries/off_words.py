"""What members read when an evening or a group does not take place. Staff choose, nobody types:
words that nobody looked at reach no member, and these say nothing about anybody."""

from django.utils.translation import gettext_lazy as _

from sidelight.courses.models import OffBecause

SESSION_OFF_WORDS = {
    OffBecause.UNWELL: _(
        "One of your leaders is not well, so this evening does not happen. We are sorry."
        " Everything else stays as it is."
    ),
    OffBecause.HOLIDAY: _("This evening is on a holiday, so we do not meet. Have a good day."),
    OffBecause.TROUBLE: _(
        "Something does not work on our side, so this evening does not happen. We are sorry. It"
        " has nothing to do with you."
    ),
}
GROUP_OFF_WORDS = {
    OffBecause.LEADERS: _(
        "We do not have enough people to lead this group well, so it does not go ahead. We are"
        " sorry. It has nothing to do with you. You can look for another evening, if you want."
    ),
    OffBecause.FEW: _(
        "Too few people could come, and a group needs some to be one. So it does not go ahead. We"
        " are sorry. It has nothing to do with you. You can look for another evening, if you want."
    ),
    OffBecause.TROUBLE: _(
        "Something does not work on our side, so this group does not go ahead. We are sorry. It"
        " has nothing to do with you. You can look for another evening, if you want."
    ),
}


def session_off_words(because: str) -> str:
    """Return what members read about an evening that was cancelled."""
    return str(SESSION_OFF_WORDS.get(OffBecause(because), ""))


def group_off_words(because: str) -> str:
    """Return what members read about a group that was cancelled."""
    return str(GROUP_OFF_WORDS.get(OffBecause(because), ""))
