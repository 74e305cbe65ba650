"""What those who plan and lead groups were told and have not put away yet."""

from django.urls import reverse

from sidelight.notices.models import NoticeKind
from sidelight.notices.queries import ShownNotice, recent_for
from sidelight.people.models import Person

ABOUT_GROUPS = frozenset(
    {
        NoticeKind.SESSION_SOON,
        NoticeKind.SESSION_MOVED,
        NoticeKind.SESSION_OFF,
        NoticeKind.GROUP_OFF,
        NoticeKind.LEADER_MISSING,
    }
)


def news_for(worker: Person) -> list[ShownNotice]:
    """Return the newest notices of somebody of the staff that are new to them."""
    return [one for one in recent_for(worker, address_of=_address_of) if one.is_new]


def _address_of(kind: str, about: str) -> str:
    """Return the page of the group; what leaders and managers are told points at one."""
    return reverse("staff_group", args=[about]) if kind in ABOUT_GROUPS else ""
