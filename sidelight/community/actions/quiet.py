"""Muting: for oneself alone, ended at any time, told to nobody."""

from datetime import datetime

from sidelight.community.errors import MembersMute, NotYourself
from sidelight.community.models import Mute, Post, Space
from sidelight.people.models import Person


def mute_person(person: Person, *, by: Person, at: datetime) -> Mute:
    """Leave somebody's words out of one's own lists. Raises MembersMute, NotYourself."""
    _must_be_a_member(by)
    if person.pk == by.pk:
        raise NotYourself
    return Mute.objects.get_or_create(member=by, person=person, defaults={"at": at})[0]


def mute_thread(thread: Post, *, by: Person, at: datetime) -> Mute:
    """Leave a conversation out of one's own lists. Raises MembersMute."""
    _must_be_a_member(by)
    return Mute.objects.get_or_create(member=by, thread=thread.thread, defaults={"at": at})[0]


def mute_space(space: Space, *, by: Person, at: datetime) -> Mute:
    """Leave a space out of one's own lists. Raises MembersMute."""
    _must_be_a_member(by)
    return Mute.objects.get_or_create(member=by, space=space, defaults={"at": at})[0]


def end_mute(slug: str, *, by: Person) -> None:
    """See something again; ending it twice changes nothing."""
    Mute.objects.filter(member=by, slug=slug).delete()


def _must_be_a_member(person: Person) -> None:
    # The harm: a moderator who mutes somebody would miss what they should see.
    if not person.age_band:
        raise MembersMute
