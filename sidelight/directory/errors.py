"""Every refusal of this app, named. The text of each is fit to show to the person refused."""

from django.utils.translation import gettext_lazy as _

from sidelight.people.errors import Refusal


class NoWayToReachThem(Refusal):
    """An entry has no number to call or to text, and no page to chat on or to read."""

    kind_words = _("Please give at least one way to reach them: phone, text, chat or website.")


class WithdrawnAlready(Refusal):
    """An entry is changed, checked or withdrawn after it was withdrawn."""

    kind_words = _("This entry was withdrawn a moment ago. Nothing was changed.")


class OnlyEditorsAndManagers(Refusal):
    """Somebody else tries to change the directory."""

    kind_words = _("Only an editor or a manager can do this.")
