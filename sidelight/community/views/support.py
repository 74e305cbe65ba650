"""Supporting each other, and telling the team."""

from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sidelight.community import actions, queries
from sidelight.community.forms import FlagForm
from sidelight.community.models import Post, Reaction
from sidelight.foundation import clock
from sidelight.people.doors import member_page
from sidelight.people.models import Person
from sidelight.review.actions import Worry, flag
from sidelight.team.queries import opening


@member_page
@require_POST
def reactions(request: HttpRequest, member: Person, slug: str) -> HttpResponse:
    """Leave a reaction on a post: the one on the button that was pressed, if any was."""
    post = _published(member, slug)
    if pressed := request.POST.get("kind"):
        actions.react(post, _kind(pressed), by=member, at=clock.now())
    return _back_to(post)


@member_page
@require_POST
def reaction_removal(request: HttpRequest, member: Person, slug: str, kind: str) -> HttpResponse:
    """Take a reaction back."""
    post = _published(member, slug)
    actions.take_reaction_back(post, _kind(kind), by=member)
    return _back_to(post)


@member_page
@require_http_methods(["GET", "HEAD", "POST"])
def flag_post(request: HttpRequest, member: Person, slug: str) -> HttpResponse:
    """Tell the team about a post."""
    post = _published(member, slug)
    form = FlagForm(request.POST or None, initial={"key": uuid4()})
    if request.method == "POST" and form.is_valid():
        worry = Worry(**form.cleaned_data)
        flag(post.submission, worry, by=member, at=clock.now())
        messages.success(request, _("Thank you for telling us. A moderator will look at it."))
        return _back_to(post)
    context = {
        "form": form,
        "words": post.body,
        "back": reverse("thread", args=[post.thread.slug]),
        "back_to": _("Back to the conversation"),
        "opening": opening(clock.now()),
    }
    return render(request, "community/flag.html", context, status=422 if form.errors else 200)


def _published(member: Person, slug: str) -> Post:
    return get_object_or_404(queries.find_post(queries.reader_of(member, clock.now()), slug))


def _kind(kind: str) -> Reaction.Kind:
    if kind not in Reaction.Kind.values:
        raise Http404
    return Reaction.Kind(kind)


def _back_to(post: Post) -> HttpResponse:
    return redirect(f"{reverse('thread', args=[post.thread.slug])}#{post.slug}")
