"""What helps a member of the room, for those who lead it; their own words on request."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from sidelight.foundation import clock
from sidelight.foundation.crypto import CannotDecrypt
from sidelight.people.actions import open_needs_words
from sidelight.people.errors.needs import OnlyThoseWhoLead
from sidelight.people.models import Person
from sidelight.people.queries.needs import needs_of
from sidelight.rooms.models import Place
from sidelight.rooms.views.entrances import room_page


@room_page
@require_http_methods(["GET", "HEAD", "POST"])
def needs(request: HttpRequest, place: Place, member: str) -> HttpResponse:
    """Show what somebody ticked; asked for, their own words too, and that is on record."""
    if place.is_members:
        raise Http404
    those = Place.objects.kept().filter(room=place.room_id, part=Place.Part.MEMBER)
    person = get_object_or_404(those.select_related("person"), slug=member).person
    shown = {"room": place.room, "member": person, "needs": needs_of(person)}
    if request.method == "POST":
        shown["words"] = words_for(place.person, person)
    return render(request, "rooms/needs.html", shown)


def words_for(leader: Person, member: Person) -> str:
    """Return the member's own words, or why they are not there."""
    try:
        return open_needs_words(member, by=leader, at=clock.now())
    except OnlyThoseWhoLead:
        raise Http404 from None
    except CannotDecrypt:
        return gettext("It cannot be opened any more. Ask them, if they want to say it again.")
