"""Writing: a post, a reply, new words for either. Nothing typed is ever lost."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods

from sidelight.community import actions, queries
from sidelight.community.forms import PostForm, ReplyForm, from_draft
from sidelight.community.models import Draft, DraftPlace, Post
from sidelight.community.views.composing import (
    compose,
    form_for,
    space_over,
    thread_gone,
    time_over,
)
from sidelight.community.views.drafts import keep_what_was_typed
from sidelight.foundation import clock
from sidelight.people.doors import come_back_later, member_page
from sidelight.people.errors import Refusal
from sidelight.people.models import Person


@member_page
@require_http_methods(["GET", "HEAD", "POST"])
def new_post(request: HttpRequest, member: Person, slug: str) -> HttpResponse:
    """Write a new post in a space."""
    at = clock.now()
    space = queries.find_space(queries.reader_of(member, at), slug).first()
    if space is None:
        return space_over(request, member, slug)
    place = DraftPlace(space=space)
    if request.method != "POST":
        form = PostForm(initial=from_draft(queries.draft_for(member, place, at)))
        return compose(request, place, form)
    form = PostForm(request.POST)
    if form.is_valid():
        try:
            post = actions.submit_post(space, form.words(), author=member, at=at)
        except Refusal as refusal:
            come_back_later(request, refusal)
            form.add_error(None, str(refusal))
        else:
            return redirect("own_submission", slug=post.submission.slug)
    keep_what_was_typed(request, member, place)
    return compose(request, place, form, status=422)


@member_page
@require_http_methods(["POST"])
def replies(request: HttpRequest, member: Person, slug: str) -> HttpResponse:
    """Send a reply to a conversation; if that went meanwhile, the words are kept as a draft."""
    at = clock.now()
    thread = queries.once_open(queries.reader_of(member, at), slug).first()
    if thread is None:
        if queries.was_in_thread(member, slug):
            return time_over(request)
        raise Http404
    place = DraftPlace(answers=thread)
    if not thread.submission.is_published:
        return thread_gone(request, is_kept=keep_what_was_typed(request, member, place))
    form = ReplyForm(request.POST)
    if form.is_valid():
        try:
            reply = actions.submit_reply(thread, form.words(), author=member, at=at)
        except Refusal as refusal:
            come_back_later(request, refusal)
            form.add_error(None, str(refusal))
        else:
            return redirect("own_submission", slug=reply.submission.slug)
    keep_what_was_typed(request, member, place)
    return compose(request, place, form, status=422)


@member_page
@require_http_methods(["GET", "HEAD", "POST"])
def edit_post(request: HttpRequest, member: Person, slug: str) -> HttpResponse:
    """Send new words for one's own post; the published ones stay until these are approved."""
    at = clock.now()
    mine = Post.objects.filter(author=member).select_related("submission__words", "space")
    post = get_object_or_404(mine, slug=slug)
    place = DraftPlace(edits=post)
    shape = form_for(place)
    if request.method != "POST":
        form = shape(initial=_words_to_change(post, queries.draft_for(member, place, at)))
        return compose(request, place, form)
    form = shape(request.POST)
    if form.is_valid():
        try:
            submission = actions.submit_edit(post, form.words(), author=member, at=at)
        except Refusal as refusal:
            come_back_later(request, refusal)
            form.add_error(None, str(refusal))
        else:
            return redirect("own_submission", slug=submission.slug)
    keep_what_was_typed(request, member, place)
    return compose(request, place, form, status=422)


def _words_to_change(post: Post, draft: Draft) -> dict[str, object]:
    if draft.pk:
        return from_draft(draft)
    newest = getattr(queries.newest_version(post), "words", None)  # None once its time was over
    words = {"title": newest.title, "body": newest.body} if newest else {}
    return {"key": draft.key, **words}
