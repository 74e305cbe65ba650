"""What the addresses of the site can be about just now: everything that there is of each kind."""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import Model, QuerySet
from wagtail.images import get_image_model
from wagtail.models import Revision

from sidelight.community.models import Draft, Reaction, Space
from sidelight.courses.models import (
    AskedWords,
    Handout,
    KnownPair,
    Medium,
    ProgrammeVersion,
    Session,
    Step,
    Week,
)
from sidelight.courses.models.later import LaterAsk
from sidelight.design.models import Look
from sidelight.guidance.models import Answer, Article, AskedQuestion, TopicKind
from sidelight.guidance.rules import WIDTHS
from sidelight.journal.models import Plan, Share
from sidelight.outcomes.models import CheckIn
from sidelight.people.models import Complaint, HouseText, Invitation, Person, Role
from sidelight.rooms.models import Place, ReadyMessage
from sidelight.triage.models import ReportedSite

Given = dict[str, object]
UNKNOWN_SLUG = "zzzzzzzzzzzz"
# For each argument of an address what it could be, and be about nothing.
UNKNOWN: Given = {
    "slug": UNKNOWN_SLUG, "kind": "unknown", "key": UUID(int=0), "version": "none",
    "token": "x" * 43, "role": "unknown", "name": UNKNOWN_SLUG, "what": UNKNOWN_SLUG,
    "place": UNKNOWN_SLUG, "member": UNKNOWN_SLUG, "ask": UNKNOWN_SLUG,
    "number": 0, "week": 0, "step": 0, "topic": UNKNOWN_SLUG, "width": 0,
}  # fmt: skip
# Pages of a higher app about things of a lower one.
ABOUT: dict[type[Model], set[str]] = {
    Person: {
        "person", "flag_person", "person_mute", "emergency_about",
        "staff_person", "new_role", "second_factor_reset",
        "role_end", "readiness", "role_approval", "role_declining",
    },
    Invitation: {"invitation_withdrawal"},
    Space: {"own_step_down"},
    CheckIn: {"feeling_hiding", "feeling_removal", "feeling_showing"},
    Plan: {"shared_plan", "shared_plan_concern", "shared_plan_lines", "shared_plan_words"},
    Share: {"shared_page", "shared_page_concern", "shared_page_reading", "shared_page_words"},
}  # fmt: skip


def slugs_by_model() -> dict[type[Model], list[str]]:
    """Return what every kind of thing is called in addresses."""
    return {
        model: list(model._default_manager.order_by("pk").values_list("slug", flat=True))
        for model in apps.get_models()
        if model.__module__.startswith("sidelight.") and hasattr(model, "slug")
    }


def things() -> dict[str, Sequence[object]]:
    """Return for each argument but the slug what it could be, on whatever page."""
    places = Place.objects.values_list("slug", flat=True)[:2]
    return {
        "key": [
            *Draft.objects.values_list("key", flat=True),
            *Complaint.objects.values_list("key", flat=True),
            *AskedQuestion.objects.values_list("key", flat=True),
            *ReportedSite.objects.values_list("key", flat=True),
        ],
        "version": Look.objects.values_list("slug", flat=True),
        "token": [],  # nobody guesses one
        "role": [Role.MODERATOR, Role.COUNSELLOR],
        "place": places,
        "member": places,
        "ask": LaterAsk.objects.values_list("slug", flat=True),
        "number": sorted(set(Session.objects.values_list("number", flat=True))),
    }


def things_of(page: str) -> dict[str, Sequence[object]]:
    """Return what an argument could be on this page alone."""
    articles = Article.objects.all()
    versions = Revision.objects.values_list("pk", flat=True)
    own: dict[str, dict[str, Sequence[object]]] = {
        "staff_text": {"kind": HouseText.Kind.values},
        "house_text": {"kind": HouseText.Kind.values},
        "reaction_removal": {"kind": Reaction.Kind.values[:1]},
        "room_activity": {"name": ["moment", "open", "release"]},
        "room_shown_deed": {"name": ["begin", "choose", "note"]},
        "topic": {"topic": TopicKind.values[:1]},
        "article": {
            "topic": TopicKind.values,
            "slug": Article.objects.values_list("slug", flat=True),
        },
        "article_picture": {
            "number": get_image_model().objects.values_list("pk", flat=True),
            "width": WIDTHS[:1],
        },
        "article_version": {"number": versions},
        "article_send_back": {"number": versions},
        "article_end": {"number": versions},
        "article_reading": {"number": articles.values_list("pk", flat=True)},
        "question": {"name": Answer.objects.values_list("name", flat=True)},
        "staff_place_words": {"name": AskedWords.Kind.values},
        "pair_end": {"number": KnownPair.objects.values_list("pk", flat=True)},
        "ready_message_withdrawal": {
            "number": ReadyMessage.objects.values_list("pk", flat=True)[:2]
        },
    }
    return own.get(page, {})


def together(route: str, arguments: set[str]) -> list[Given] | None:
    """Return what several arguments of a page can be at once; None where each is for itself.

    A step is asked for in its own week, and an evening in its own group.
    """
    if {"slug", "number"} <= arguments and route.startswith("staff/groups/"):
        return list(evenings(arguments))
    if "slug" in arguments and route.startswith(("staff/programmes/", "courses/<slug:slug>/<int")):
        return list(parts_of_programmes(arguments))
    return None


def parts_of_programmes(arguments: set[str]) -> Iterator[Given]:
    """Return every version, week, step, handout or picture by all of its names."""
    if "step" in arguments:
        week, own, found = "week__", {"step": "pk"}, Step.objects.all()
    elif {"week", "name"} <= arguments:
        week, own, found = "week__", {"name": "name"}, Handout.objects.all()
    elif "week" in arguments:
        week, own, found = "", {}, Week.objects.all()
    elif "name" in arguments:
        yield from rows(Medium.objects.all(), {**of_version("version__"), "name": "name"})
        return
    else:
        yield from rows(ProgrammeVersion.objects.all(), of_version(""))
        return
    names = {**of_version(f"{week}version__"), "week": f"{week}pk", **own}
    yield from rows(found, names)


def of_version(before: str) -> dict[str, str]:
    return {"slug": f"{before}programme__slug", "number": f"{before}number"}


def evenings(arguments: set[str]) -> Iterator[Given]:
    """Return every evening of a group, with what its week has of what is asked for."""
    names = {"slug": "group__slug", "number": "number"}
    if "step" in arguments:
        names["step"] = "week__steps__pk"
    if "name" in arguments:
        names["name"] = "week__handouts__name"
    for given in rows(Session.objects.all(), names):
        if None not in given.values():
            sent = ["0", "words", "card"] if "what" in arguments else [None]
            yield from ({**given, "what": what} if what else given for what in sent)


def rows(found: QuerySet[Any], names: dict[str, str]) -> Iterator[Given]:  # Any: of any table
    for values in found.order_by("pk").values_list(*names.values()):
        yield dict(zip(names, values, strict=True))
