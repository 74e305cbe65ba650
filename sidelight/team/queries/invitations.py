"""What managers see of invitations, and what a second person reads before agreeing."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from sidelight.people.models import Invitation, Role
from sidelight.people.queries import may_still_invite, open_invitations


@dataclass(frozen=True)
class OpenInvitation:
    """An invitation that nobody took up yet. works: whoever sent it may still invite."""

    invitation: Invitation
    role: Role
    works: bool


def invitations(at: datetime) -> list[OpenInvitation]:
    """Return the invitations that wait, the newest first."""
    return [
        OpenInvitation(one, Role(one.role), works=may_still_invite(one.invited_by, at))
        for one in open_invitations(at)
    ]


def what_it_opens(role: Role) -> str:
    """Return in a sentence what a role lets somebody do, for whoever has to agree to it."""
    return {
        Role.MODERATOR: _(
            "Reads what young people wrote, before all others. Decides about it alone."
        ),
        Role.SAFEGUARDING_LEAD: _(
            "Does what a moderator does. Can open a space to every age. Can be on call, "
            "and agree to the roles of others."
        ),
        Role.COUNSELLOR: _("Will lead sessions with young people when the course is there."),
        Role.YOUTH_WORKER: _("Will help in sessions with young people when the course is there."),
        Role.MANAGER: _(
            "Gives roles and ends them. Confirms checks and training. Keeps hours, spaces and "
            "texts. Reads no words of young people."
        ),
        Role.EDITOR: _("Writes articles and answers. Keeps the help lines right."),
    }.get(role, "")
