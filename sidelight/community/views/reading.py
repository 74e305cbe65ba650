"""Reading: spaces, conversations, search."""

from uuid import uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from sidelight.community import queries
from sidelight.community.forms import ReplyForm
from sidelight.community.models import Post
from sidelight.community.views.composing import space_over
from sidelight.foundation import clock
from sidelight.foundation.paging import page_of
from sidelight.people.doors import member_page
from sidelight.people.models import Person
from sidelight.people.queries import wants_pauses
from sidelight.people.queries.pauses import idea_of_the_hour

FOUND_A_PAGE = 25
LONGEST_SEARCH = 100


@member_page
@require_safe
def spaces(request: HttpRequest, member: Person) -> HttpResponse:
    """The spaces to pick from."""
    at = clock.now()
    reader = queries.reader_of(member, at)
    shown = {"spaces": queries.spaces_for(reader), "night": queries.night_opening(at)}
    return render(request, "community/spaces.html", shown)


@member_page
@require_safe
def space(request: HttpRequest, member: Person, slug: str) -> HttpResponse:
    """One space: its conversations, newest first, in pages that end."""
    at = clock.now()
    reader = queries.reader_of(member, at)
    found = queries.space_head(reader, slug)
    if found is None:
        return space_over(request, member, slug)
    page = queries.threads_page(found, reader, request.GET.get("page"))
    shown = {"space": found, "page": page, "night": queries.night_opening(at)}
    if page.has_previous() and not page.has_next() and wants_pauses(member):
        shown["idea"] = idea_of_the_hour(at)
    if found.is_step_down:
        shown["until"] = queries.let_in_until(member, slug)
    return render(request, "community/space.html", shown)


@member_page
@require_safe
def thread(request: HttpRequest, member: Person, slug: str) -> HttpResponse:
    """A conversation, oldest reply first, with the form to reply."""
    at = clock.now()
    reader = queries.reader_of(member, at)
    view = queries.thread_view(reader, slug, request.GET.get("page"))
    if view is None:
        return _elsewhere(reader, slug)
    kept = {"key": view.head.draft_key or uuid4(), "body": view.head.draft_body or ""}
    context = {
        "thread": view.head,
        "first": view.first,
        "posts": view.posts,
        "page": view.page,
        "form": ReplyForm(initial=kept),
        "may_write": bool(member.age_band) and view.takes_words,
    }
    return render(request, "community/thread.html", context)


@member_page
@require_safe
def search(request: HttpRequest, member: Person) -> HttpResponse:
    """Published words that hold what somebody looks for."""
    wanted = request.GET.get("q", "")[:LONGEST_SEARCH]
    reader = queries.reader_of(member, clock.now())
    page = page_of(queries.search(reader, wanted), request.GET.get("page"), FOUND_A_PAGE)
    return render(request, "community/search.html", {"wanted": wanted, "page": page})


def _elsewhere(reader: queries.Reader, slug: str) -> HttpResponse:
    """Lead from a reply to its conversation, and from one's own waiting post to its card."""
    reply = queries.find_post(reader, slug).exclude(answers=None).first()
    if reply is not None:
        return redirect(f"{reverse('thread', args=[reply.thread.slug])}#{reply.slug}")
    own = Post.objects.filter(author=reader.person, slug=slug).select_related("submission").first()
    if own is None:
        raise Http404
    return redirect("own_submission", slug=own.submission.slug)
