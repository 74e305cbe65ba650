"""The kinds of words that the community hands to review, and what a decision changes here."""

from collections.abc import Sequence
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sidelight.community.actions import show_what_stands
from sidelight.community.models import ABOUT, Post
from sidelight.community.queries import post_of, thread_so_far
from sidelight.review.models import Submission
from sidelight.review.registers import Context, Kind, Nearby

LABELS = {
    "post": gettext_lazy("post"),
    "reply": gettext_lazy("reply"),
    "post_edit": gettext_lazy("change to a post"),
    "reply_edit": gettext_lazy("change to a reply"),
}


def kinds() -> Sequence[Kind]:
    """Return every kind of words that this app will ever show."""
    return [
        about(),
        *of_posts(),
    ]


def about() -> Kind:
    """Return the kind of a few words about oneself; the page reads them where they are kept."""
    return Kind(
        code=ABOUT,
        label=gettext_lazy("words about themselves"),
        context=_about_context,
        changed=lambda _submission, _at: None,
        address=lambda submission: reverse("person", args=[submission.author.slug]),
        change_address=lambda _submission: reverse("own_about"),
    )


def of_posts() -> Sequence[Kind]:
    """Return the kinds of posts, replies and changes to them."""
    return [
        Kind(
            code=code,
            label=label,
            context=context,
            changed=changed,
            address=address,
            change_address=change_address,
        )
        for code, label in LABELS.items()
    ]


def context(submission: Submission) -> Context:
    """Return where the words would appear, and the published conversation before them."""
    post = post_of(submission)
    if post is None:
        return Context(place=_("no longer anywhere"))
    nearby = [
        Nearby(
            label=_("Reply") if earlier.is_reply else _("First post"),
            who=earlier.author.shown_name,
            words=f"{earlier.title}\n\n{earlier.body}".strip(),
            at=earlier.written_at,
            author=earlier.author,
        )
        for earlier in thread_so_far(post)
    ]
    has_page = post.is_reply or post.submission.is_published
    address = _thread_address(post) if has_page else ""
    return Context(place=post.space.name, nearby=nearby, address=address)


def changed(submission: Submission, at: datetime) -> None:
    """Let the post show the version that stands now, and keep search in step.

    Without a post nothing is decided: words approved into nowhere would look read to their author.
    """
    show_what_stands(Post.objects.get(first=submission.root_id))


def address(submission: Submission) -> str:
    """Return where the published words stand."""
    post = post_of(submission)
    return _thread_address(post) if post else ""


def change_address(submission: Submission) -> str:
    """Return where the author can send new words."""
    post = post_of(submission)
    return reverse("edit_post", args=[post.slug]) if post else ""


def _about_context(submission: Submission) -> Context:
    name = submission.author.shown_name
    return Context(place=_("on the small page of %(name)s") % {"name": name})


def _thread_address(post: Post) -> str:
    thread = reverse("thread", args=[post.thread.slug])
    return f"{thread}#{post.slug}" if post.is_reply else thread
