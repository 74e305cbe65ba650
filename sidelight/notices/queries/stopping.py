"""What the link that stops messages is about: one way to be reached, until it is changed."""

from datetime import datetime

from django.urls import reverse

from sidelight.notices.links import signed
from sidelight.notices.rules import STOP, STOPS_WORK_FOR
from sidelight.people.models import ContactProfile


def stop_path(profile: ContactProfile, at: datetime) -> str:
    """Return the path by which whoever gets the message can end it."""
    token = signed(STOP, _subject(profile), expires=at + STOPS_WORK_FOR)
    return reverse("message_stop", args=[token])


def profile_to_stop(subject: str) -> ContactProfile | None:
    """Return the profile as it was when the message went out; None once it is changed or gone."""
    number = subject.partition("-")[0]
    profile = ContactProfile.objects.select_related("person").filter(pk=number).first()
    return profile if profile is not None and _subject(profile) == subject else None


def _subject(profile: ContactProfile) -> str:
    return f"{profile.pk}-{int(profile.changed_at.timestamp())}"
