"""Looking for articles and help by words."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sidelight.foundation import clock
from sidelight.foundation.text import clean_words
from sidelight.guidance import queries
from sidelight.people.doors import open_page

LONGEST = 100


@open_page
@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """Show what fits the words in the address; nothing of it is kept or noted."""
    wanted = clean_words(request.GET.get("q", ""))[:LONGEST].strip()
    at = clock.now()
    shown = {
        "wanted": wanted,
        "found": queries.found_for(wanted, at) if wanted else None,
        "shelves": queries.shelves(at),
    }
    return render(request, "guidance/find.html", shown)
