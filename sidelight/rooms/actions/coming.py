"""Who is there without a connection: a page that asks over HTTP, or that has no script at all."""

from datetime import datetime
from uuid import UUID

from django.utils.crypto import salted_hmac

from sidelight.live.here import look_again
from sidelight.rooms.actions.batch import keep
from sidelight.rooms.models import Place, Presence
from sidelight.rooms.queries.entering import entrance_of
from sidelight.rooms.rules.jobs import Came, Here, Job, Went


def note_here(place: Place, sign_in: str, *, visible: bool, at: datetime) -> None:
    """Note that somebody is at a page that has no connection; it counts while it goes on asking.

    sign_in: the key of the sign-in. Asking twice in the same moment is asking once.
    """
    speaker = entrance_of(place).speaker
    key = _page_of(place, sign_in)
    jobs: list[Job] = [Came(speaker, key, "", at), Here(speaker, key, visible, at)]
    keep(jobs, at=at)
    look_again(speaker.team_id)


def note_gone(place: Place, sign_in: str, *, at: datetime) -> None:
    """Note that such a page was closed."""
    speaker = entrance_of(place).speaker
    keep([Went(speaker, _page_of(place, sign_in), at)], at=at)
    look_again(speaker.team_id)


def _page_of(place: Place, sign_in: str) -> UUID:
    """Return the key of this visit: a new one after each time that the page was gone."""
    visits = Presence.objects.filter(place=place, worker="", went_at__isnull=False).count()
    made = salted_hmac("rooms.here", f"{sign_in} {place.pk} {visits}", algorithm="sha256")
    return UUID(bytes=made.digest()[:16])
