"""Who of the leaders said last that they lead now."""

from sidelight.people.models import Person
from sidelight.rooms.models import Channel, Entry


def who_leads(room_id: int) -> Person | None:
    """Return who took over last; None where nobody did, or whoever did has handed over since."""
    told = Entry.objects.filter(
        channel__room=room_id,
        channel__kind=Channel.Kind.TEAM,
        kind=Entry.Kind.TOLD,
        detail__what__in=["takes_over", "hands_over"],
    )
    last = told.select_related("author").order_by("-seq").first()
    return last.author if last is not None and last.detail["what"] == "takes_over" else None
