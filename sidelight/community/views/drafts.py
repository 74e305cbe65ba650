"""Keeping what somebody writes, as they write it."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sidelight.community import actions, queries
from sidelight.community.forms import DraftForm
from sidelight.community.models import DraftPlace, Post
from sidelight.community.views.composing import compose, form_for, thread_gone
from sidelight.foundation import clock
from sidelight.people.doors import member_page
from sidelight.people.models import Person


@member_page
@require_POST
def draft_for_space(request: HttpRequest, member: Person, slug: str) -> HttpResponse:
    """Keep a draft of a new post."""
    reader = queries.reader_of(member, clock.now())
    space = get_object_or_404(queries.find_space(reader, slug))
    return _kept(request, member, DraftPlace(space=space))


@member_page
@require_POST
def draft_for_reply(request: HttpRequest, member: Person, slug: str) -> HttpResponse:
    """Keep a draft of a reply, also when the conversation went while it was written."""
    reader = queries.reader_of(member, clock.now())
    thread = get_object_or_404(queries.once_open(reader, slug))
    return _kept(request, member, DraftPlace(answers=thread))


@member_page
@require_POST
def draft_for_edit(request: HttpRequest, member: Person, slug: str) -> HttpResponse:
    """Keep a draft of new words for one's own post."""
    post = get_object_or_404(Post, author=member, slug=slug)
    return _kept(request, member, DraftPlace(edits=post))


@member_page
@require_POST
def draft_removal(request: HttpRequest, member: Person, key: UUID) -> HttpResponse:
    """Throw a draft away."""
    actions.throw_draft_away(member, key)
    messages.info(request, _("The draft is gone."))
    return redirect("own_page")


def keep_what_was_typed(request: HttpRequest, member: Person, place: DraftPlace) -> bool:
    """Keep every field of a compose form that can be kept; return whether that was all of them."""
    form = DraftForm(request.POST)
    form.is_valid()
    written = {name: words for name, words in form.cleaned_data.items() if name in request.POST}
    key = written.pop("key", None) or uuid4()
    actions.keep_draft(member, place, key=key, written=written, at=clock.now())
    # A key that is none loses no words: the draft has a new one.
    return set(form.errors) <= {"key"}


def _kept(request: HttpRequest, member: Person, place: DraftPlace) -> HttpResponse:
    is_whole = keep_what_was_typed(request, member, place)
    if request.headers.get("Sidelight-Draft"):
        return HttpResponse(status=204 if is_whole else 422)
    if is_whole:
        messages.success(request, _("Your draft is kept. Only you can see it, on your page."))
        return redirect("own_page")
    if place.answers and not place.answers.submission.is_published:
        return thread_gone(request, is_kept=False)
    form = form_for(place)(request.POST)
    for field in form.fields.values():
        # A draft may leave out anything; only what is too long is said.
        field.required = False
    return compose(request, place, form, status=422)
