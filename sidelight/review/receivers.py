"""The one kind of words that review itself knows: a chosen name."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sidelight.people.actions import drop_name, take_name
from sidelight.people.errors import NameTaken
from sidelight.people.models import Person
from sidelight.review.actions import standing
from sidelight.review.models import NAME, State, Submission
from sidelight.review.registers import Context, Kind


def chosen_name() -> Kind:
    """Return the kind under which chosen names wait."""
    return Kind(
        code=NAME,
        label=gettext_lazy("chosen name"),
        context=_context,
        changed=_changed,
        address=lambda _submission: "",
    )


def _context(submission: Submission) -> Context:
    return Context(place=_("now shown as %(name)s") % {"name": submission.author.shown_name})


def _changed(submission: Submission, at: datetime) -> None:
    """Show the approved name; when there is none any more, a safe one."""
    versions = list(Submission.objects.versions_of(submission).select_related("words"))
    chosen, author = standing(versions), submission.author
    if chosen.state == State.APPROVED:
        _show(chosen, author, at, is_new=chosen.pk == submission.pk)
    elif author.shown_name in [one.words.body for one in versions if hasattr(one, "words")]:
        drop_name(author)


def _show(chosen: Submission, author: Person, at: datetime, *, is_new: bool) -> None:
    if author.shown_name == chosen.words.body:
        return
    try:
        take_name(author, chosen.words.body, at=at)
    except NameTaken:
        if is_new:
            raise
        # An older name that stands again may be somebody else's by now; the newer one must still
        # be able to go at once.
        drop_name(author)
