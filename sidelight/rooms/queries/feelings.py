"""How members of a room said they were: what a check-in belongs to, and what is shown of it."""

from sidelight.outcomes.queries import said_at
from sidelight.rooms.models import Place
from sidelight.safeguarding.models import Source


def check_in_source(place: Place) -> tuple[str, int]:
    """Return what a check-in of this room belongs to: somebody's place in it."""
    return (PLACE, place.pk)


def said_here(place: Place) -> dict[str, str]:
    """Return what somebody said of how they are, by moment; for themselves alone."""
    said = said_at(place.person, check_in_source(place))
    return {moment: str(feeling) for moment, feeling in said.items()}


PLACE = Source.PLACE.value
