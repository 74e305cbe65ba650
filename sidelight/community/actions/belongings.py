"""What the community keeps about a person: posts lose their words and stay as placeholders."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _
from modelsearch import index
from modelsearch.models import IndexEntry

from sidelight.community.actions.after_a_decision import show_what_stands
from sidelight.community.models import Draft, LetIn, Mute, Post, Reaction, Space, Wish
from sidelight.people.actions.belongings import NO_WORDS, WHAT_STAFF_DID
from sidelight.people.actions.keepings import ACCOUNT, ACTS, US
from sidelight.people.models import Person
from sidelight.people.queries import held_people
from sidelight.people.registers import Belonging, Entry, Expiry, Keeping, NotGiven, said

DRAFTS = Keeping(
    "drafts",
    what=_("Drafts: words that you have not sent"),
    by=_("Nobody reads them but you"),
    until=_("You send them or throw them away, you leave, or 90 days after you last wrote there"),
    why=_("So that nothing you typed is lost."),
    days=90,
)
POSTS = Keeping(
    "posts",
    what=_("An empty place where a post of yours was, when others replied to it"),
    by=US,
    until=_("This place closes"),
    why=_("So that what others wrote can still be read."),
    after_leaving=True,
)

STEP_DOWN = Keeping(
    "step-down",
    what=_("Into which spaces you were let after a course, and until when"),
    by=US,
    until=_("Six months after your time there is over, or you leave"),
    why=_("So that you find the space, and are told kindly when your time there is over."),
    days=182,
)


def belongings() -> Iterator[Belonging]:
    """Return every key of the community that leads to a person."""
    name = _("Where you wrote")
    yield Belonging(Post, "author", name, POSTS, _erase_posts, _give_posts)
    name = _("What search knows of your posts")
    copy = NotGiven(_("It is a copy of your words, for finding them."))
    yield Belonging(IndexEntry, "object_id", name, ACCOUNT, _erase_search_rows, copy)
    name = _("Your drafts")
    yield Belonging(Draft, "author", name, DRAFTS, _erase_drafts, _give_drafts)
    name = _("Your quiet support for others")
    yield Belonging(Reaction, "person", name, ACCOUNT, _erase_reactions, _give_reactions)
    name = _("What you do not want to see")
    yield Belonging(Mute, "member", name, ACCOUNT, _erase_mutes, _give_mutes)
    name = _("Who does not want to see you")
    theirs = NotGiven(_("It is the choice of another person."))
    yield Belonging(Mute, "person", name, ACCOUNT, _erase_mutes_of, theirs)
    name = _("Spaces that you were let into after a course")
    yield Belonging(LetIn, "person", name, STEP_DOWN, _erase_let_in, _give_let_in)
    name = _("Spaces that you opened to every age")
    yield Belonging(Space, "mixed_by", name, ACTS, NO_WORDS, WHAT_STAFF_DID)


def expiries() -> list[Expiry]:
    """Return what the nightly task ends for the community."""
    return [Expiry(DRAFTS, expire_drafts), Expiry(STEP_DOWN, expire_let_in)]


def hide_posts(person: Person, at: datetime) -> None:
    """Let posts show that their words are gone, and take them out of search. Runs after review."""
    for post in Post.objects.filter(author=person).select_related("submission"):
        show_what_stands(post)


def expire_drafts(at: datetime, most: int) -> int:
    """Erase drafts that nobody touched for 90 days."""
    over = Draft.objects.filter(saved_at__lte=at - timedelta(days=DRAFTS.days or 0))
    free = over.exclude(author__in=held_people()).order_by("pk")
    ids = list(free.values_list("pk", flat=True)[:most])
    return Draft.objects.filter(pk__in=ids).delete()[0]


def expire_let_in(at: datetime, most: int) -> int:
    """Forget who was in a step-down space, half a year after their time there was over."""
    over = LetIn.objects.filter(until__lte=at - timedelta(days=STEP_DOWN.days or 0))
    free = over.exclude(person__in=held_people()).order_by("pk")
    ids = list(free.values_list("pk", flat=True)[:most])
    return LetIn.objects.filter(pk__in=ids).delete()[0]


def _erase_posts(person: Person, at: datetime) -> None:
    Post.objects.filter(author=person).update(wish=Wish.LISTEN)


def _erase_search_rows(person: Person, at: datetime) -> None:
    for post in Post.objects.filter(author=person):
        index.remove_object(post)


def _erase_drafts(person: Person, at: datetime) -> None:
    Draft.objects.filter(author=person).delete()


def _erase_reactions(person: Person, at: datetime) -> None:
    """Take away what they gave, and what was left on their words: there is nothing to be near."""
    Reaction.objects.filter(person=person).delete()
    Reaction.objects.filter(post__author=person).delete()


def _erase_mutes(person: Person, at: datetime) -> None:
    Mute.objects.filter(member=person).delete()


def _erase_mutes_of(person: Person, at: datetime) -> None:
    Mute.objects.filter(person=person).delete()


def _erase_let_in(person: Person, at: datetime) -> None:
    LetIn.objects.filter(person=person).delete()


def _give_let_in(person: Person) -> Iterable[Entry]:
    for one in LetIn.objects.filter(person=person).select_related("space").order_by("pk"):
        lines = [(_("Since"), said(one.since)), (_("Until"), said(one.until))]
        yield Entry(one.space.name, lines)


def _give_posts(person: Person) -> Iterable[Entry]:
    for post in Post.objects.filter(author=person).select_related("space", "submission__words"):
        lines = [
            (_("Space"), post.space.name),
            (_("Written"), said(post.written_at)),
            (_("What you would have liked back"), post.get_wish_display()),
            (_("Title"), post.title),
        ]
        yield Entry(_("Reply") if post.is_reply else _("Post"), lines)


def _give_drafts(person: Person) -> Iterable[Entry]:
    for draft in Draft.objects.filter(author=person).order_by("pk"):
        yield Entry(
            _("Draft"),
            [
                (_("Kept"), said(draft.saved_at)),
                (_("Title"), draft.title),
                (_("What happened"), draft.happened),
                (_("How it feels"), draft.feeling),
                (_("What helps"), draft.helps),
                (_("Words"), draft.body),
            ],
        )


def _give_reactions(person: Person) -> Iterable[Entry]:
    for one in Reaction.objects.filter(person=person).order_by("pk"):
        yield Entry(_("Support that you left"), [(_("When"), said(one.at))])


def _give_mutes(person: Person) -> Iterable[Entry]:
    for one in Mute.objects.filter(member=person).select_related("person", "space"):
        what = one.person.shown_name if one.person else one.space.name if one.space else _("Thread")
        yield Entry(_("Kept from your sight"), [(_("What"), what), (_("Since"), said(one.at))])
