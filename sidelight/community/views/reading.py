"""Reading: spaces, conversations, search."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from sidelight.community import queries
from sidelight.community.forms import ReplyForm, from_draft
from sidelight.community.models import DraftPlace, Post, Reaction
from sidelight.foundation import clock
from sidelight.people.doors import member_page
from sidelight.people.models import Person

THREADS_A_PAGE = 25
POSTS_A_PAGE = 20
LONGEST_SEARCH = 100


@member_page
@require_safe
def spaces(request: HttpRequest, member: Person) -> HttpResponse:
    """The spaces to pick from."""
    reader = queries.reader_of(member, clock.now())
    return render(request, "community/spaces.html", {"spaces": queries.spaces_for(reader)})


@member_page
@require_safe
def space(request: HttpRequest, member: Person, slug: str) -> HttpResponse:
    """One space: its conversations, newest first, in pages that end."""
    reader = queries.reader_of(member, clock.now())
    found = get_object_or_404(queries.find_space(reader, slug))
    page = Paginator(queries.threads_in(found, reader), THREADS_A_PAGE).get_page(
        request.GET.get("page")
    )
    return render(request, "community/space.html", {"space": found, "page": page})


@member_page
@require_safe
def thread(request: HttpRequest, member: Person, slug: str) -> HttpResponse:
    """A conversation, oldest reply first, with the form to reply."""
    at = clock.now()
    reader = queries.reader_of(member, at)
    view = queries.thread_view(reader, slug)
    if view is None:
        return _elsewhere(reader, slug)
    page = Paginator(view.replies, POSTS_A_PAGE).get_page(request.GET.get("page"))
    first, *answers = queries.as_seen_by(member, [view.first, *page.object_list])
    draft = queries.draft_for(member, DraftPlace(answers=view.first), at)
    context = {
        "thread": view.first,
        "first": first,
        "answers": answers,
        "page": page,
        "form": ReplyForm(initial=from_draft(draft)),
        "reactions": Reaction.Kind.choices,
        "may_write": bool(member.age_band) and view.first.space.is_open and not first.gone,
    }
    return render(request, "community/thread.html", context)


@member_page
@require_safe
def search(request: HttpRequest, member: Person) -> HttpResponse:
    """Published words that hold what somebody looks for."""
    wanted = request.GET.get("q", "")[:LONGEST_SEARCH]
    reader = queries.reader_of(member, clock.now())
    page = Paginator(queries.search(reader, wanted), THREADS_A_PAGE).get_page(
        request.GET.get("page")
    )
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
