"""The short form that somebody fills in instead of a talk."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from sidelight.courses.actions.seats import locked_person
from sidelight.courses.actions.words import keep_words, prepared
from sidelight.courses.errors.places import NotGoingOn
from sidelight.courses.models import Application


def fill_in_form(application: Application, answers: Mapping[str, str], *, at: datetime) -> None:
    """Keep answers for the counsellors; sent again, newer ones take their place.

    Raises NotGoingOn without a place.
    """
    words = prepared(answers)
    with transaction.atomic():
        locked_person(application.person)
        kept = Application.objects.with_seat().select_related("person").get(pk=application.pk)
        if kept.stage != Application.Stage.PLACE:
            raise NotGoingOn
        keep_words(kept, words, at=at)
