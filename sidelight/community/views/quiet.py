"""Muting a person, a conversation or a space for oneself, and ending it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sidelight.community import actions, queries
from sidelight.foundation import clock
from sidelight.people.doors import member_page
from sidelight.people.errors import Refusal
from sidelight.people.models import Person


@member_page
@require_safe
def own_mutes(request: HttpRequest, member: Person) -> HttpResponse:
    """What somebody has muted, with the way to end each."""
    mine = queries.mutes_of(queries.reader_of(member, clock.now()))
    return render(request, "community/own_mutes.html", {"mutes": mine})


@member_page
@require_POST
def mute_end(request: HttpRequest, member: Person, slug: str) -> HttpResponse:
    """See something again."""
    actions.end_mute(slug, by=member)
    messages.success(request, _("You see it again."))
    return redirect("own_mutes")


@member_page
@require_POST
def person_mute(request: HttpRequest, member: Person, slug: str) -> HttpResponse:
    """Leave a person's words out of one's own lists."""
    at = clock.now()
    view = queries.person_view(queries.reader_of(member, at), slug)
    if view is None:
        raise Http404
    try:
        actions.mute_person(view.person, by=member, at=at)
    except Refusal as refusal:
        messages.warning(request, str(refusal))
        return redirect("person", slug=slug)
    return _muted(request)


@member_page
@require_POST
def thread_mute(request: HttpRequest, member: Person, slug: str) -> HttpResponse:
    """Leave a conversation out of one's own lists."""
    at = clock.now()
    post = get_object_or_404(queries.find_post(queries.reader_of(member, at), slug))
    try:
        actions.mute_thread(post, by=member, at=at)
    except Refusal as refusal:
        messages.warning(request, str(refusal))
        return redirect("thread", slug=post.thread.slug)
    return _muted(request)


@member_page
@require_POST
def space_mute(request: HttpRequest, member: Person, slug: str) -> HttpResponse:
    """Leave a space out of one's own lists."""
    at = clock.now()
    space = get_object_or_404(queries.find_space(queries.reader_of(member, at), slug))
    try:
        actions.mute_space(space, by=member, at=at)
    except Refusal as refusal:
        messages.warning(request, str(refusal))
        return redirect("space", slug=slug)
    return _muted(request)


def _muted(request: HttpRequest) -> HttpResponse:
    messages.success(request, _("Muted, for you alone. Nobody is told. You can end it here."))
    return redirect("own_mutes")
