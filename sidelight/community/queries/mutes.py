"""What somebody has muted, as their own list shows it."""

from collections.abc import Sequence

from django.db.models import Q

from sidelight.community.models import Mute
from sidelight.community.queries.readers import Reader


def mutes_of(reader: Reader) -> Sequence[Mute]:
    """Return what somebody has muted, newest first, with what a list says about it.

    Nobody learns here that somebody left: under a hold their mutes are kept, and not shown. Nor
    how a space or a conversation is called now that is not there for them any more.
    """
    spaces = reader.spaces
    there = Q(space=None, thread=None) | Q(space__in=spaces) | Q(thread__space__in=spaces)
    mine = Mute.objects.filter(there, member=reader.person)
    shown = mine.exclude(person__left_at__isnull=False)
    return list(shown.select_related("person", "space", "thread__submission__words"))
