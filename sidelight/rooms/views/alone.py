"""What is said otherwise where one leader is with one member, and a second is on duty."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from sidelight.rooms.models import Room
from sidelight.rooms.views.words import ALL, Words

ALONE: Mapping[str, Words] = {
    "states": {
        "lobby": _("Not open yet. Your leader opens it."),
        "few": _("Your leader is away just now. Each message waits until they have read it."),
    },
    "state_names": {"few": _("Waiting for the leader")},
    "notes": {
        "cover_tell": _(
            "Your leader had to step away. Each message waits until they have read it. If they do "
            "not come back in a few minutes, this closes for today, and somebody will ask how you "
            "are."
        ),
        "cover_return": _("Your leader is here again."),
    },
}


def words_in(room: Room) -> Mapping[str, Words]:
    """Return what the codes of this room are called, by the name of each set."""
    if room.is_group:
        return ALL
    return {name: {**some, **ALONE.get(name, {})} for name, some in ALL.items()}
