"""The pages on which words are written, one for each place, and the one for a place that went."""

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from sidelight.community import queries
from sidelight.community.forms import EditPostForm, PostForm, ReplyForm
from sidelight.community.models import DraftPlace
from sidelight.foundation import clock
from sidelight.people.models import Person
from sidelight.review.queries import expected_wait
from sidelight.team.queries import opening


def form_for(place: DraftPlace) -> type[ReplyForm]:
    """Return what is asked of somebody who writes in this place."""
    if place.space:
        return PostForm
    return EditPostForm if place.edits and not place.edits.is_reply else ReplyForm


def compose(
    request: HttpRequest, place: DraftPlace, form: Form, *, status: int = 200
) -> HttpResponse:
    """Show the page for writing in a place, with what was typed so far."""
    at = clock.now()
    context = {
        "form": form,
        "wait": expected_wait(at),
        "opening": opening(at),
        "own_device": request.session.get("own_device", False),
        "space": place.space,
        "thread": place.answers,
        "post": place.edits,
    }
    return render(request, _template(place), context, status=status)


def thread_gone(request: HttpRequest, *, is_kept: bool) -> HttpResponse:
    """Say that a conversation went while somebody wrote a reply; what they typed is shown."""
    context = {"typed": request.POST.get("body", ""), "is_kept": is_kept}
    return render(request, "community/thread_gone.html", context, status=410)


def space_over(request: HttpRequest, member: Person, slug: str) -> HttpResponse:
    """Say to whoever was let into a space that the time there is over; what they typed is shown.

    For everybody else the space is not there.
    """
    if queries.let_in_until(member, slug) is None:
        raise Http404
    return time_over(request)


def time_over(request: HttpRequest) -> HttpResponse:
    """Say that somebody's time in a space is over, with the words that they were about to send."""
    context = {"typed": request.POST.get("body", "")}
    return render(request, "community/space_over.html", context, status=410)


def _template(place: DraftPlace) -> str:
    if place.space:
        return "community/new_post.html"
    return "community/reply.html" if place.answers else "community/edit_post.html"
