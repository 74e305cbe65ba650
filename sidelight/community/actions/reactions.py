"""Quiet support: given and taken back, never counted."""

from datetime import datetime

from sidelight.community.models import Post, Reaction
from sidelight.people.models import Person


def react(post: Post, kind: Reaction.Kind, *, by: Person, at: datetime) -> None:
    """Leave a reaction on a post; leaving it twice changes nothing."""
    Reaction.objects.get_or_create(post=post, person=by, kind=kind, defaults={"at": at})


def take_reaction_back(post: Post, kind: Reaction.Kind, *, by: Person) -> None:
    """Take a reaction back; taking it back twice changes nothing."""
    Reaction.objects.filter(post=post, person=by, kind=kind).delete()
