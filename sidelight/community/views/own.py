"""A member's own page: what waits, what came of it, drafts and notices."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from sidelight.community import queries
from sidelight.foundation import clock
from sidelight.notices.actions import mark_read
from sidelight.notices.queries import recent_for
from sidelight.people.doors import member_page
from sidelight.people.models import Person
from sidelight.review.queries import address_of_notice, expected_wait, own_words
from sidelight.team.queries import opening


@member_page
@require_safe
def own_page(request: HttpRequest, member: Person) -> HttpResponse:
    """What is mine here."""
    at = clock.now()
    mine = own_words(member)
    context = {
        "member": member,
        "waiting": [own for own in mine if own.submission.is_waiting],
        "decided": [own for own in mine if not own.submission.is_waiting],
        "drafts": queries.drafts_of(queries.reader_of(member, at)),
        "notices": [
            notice for notice in recent_for(member, address_of=address_of_notice) if notice.is_new
        ],
        "wait": expected_wait(at),
        "opening": opening(at),
        "night": queries.night_opening(at),
    }
    return render(request, "community/own_page.html", context)


@member_page
@require_POST
def notices_read(request: HttpRequest, member: Person) -> HttpResponse:
    """Put the notices away as read."""
    mark_read(member, at=clock.now())
    return redirect(reverse("own_page"))
