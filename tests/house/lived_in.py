"""A place with something behind every address, somebody of every kind, and what leads there."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from sidelight.community.actions import keep_draft, submit_post
from sidelight.community.models import DraftPlace, Reaction
from sidelight.directory.actions import load_shipped
from sidelight.people.models import HouseText, Person, Role
from sidelight.review.actions import Worry, flag
from sidelight.review.models import FlagReason
from sidelight.team.models import OpeningHours
from tests.build import Place, published_post, words
from tests.house.walls import permissions
from tests.house.walls.permissions import AUTHOR, EVERYBODY, MANAGER, MEMBER, MODERATOR, OTHER_BAND

Arguments = dict[str, object]
ADDRESSES_ABOUT = {
    "a space": (
        "space", "new_post", "draft_for_space",
        "staff_space", "space_closing", "space_opening", "space_mixing",
    ),
    "a post": (
        "thread", "replies", "edit_post", "flag_post", "draft_for_reply", "draft_for_edit",
    ),
    "a reaction": ("reaction", "reaction_removal"),
    "a draft": ("draft_removal",),
    "waiting words": (
        "desk_item", "claim", "renewal", "release", "decision", "own_submission", "withdrawal",
    ),
    "decided words": ("taking_back", "opening"),
    "a flag": ("flag_item", "answer", "own_flag"),
    "a help service": ("help_service", "help_service_check", "help_service_withdrawal"),
    "opening hours": ("opening_hours_end",),
    "a colleague": ("staff_person", "new_role"),
    "a role": ("role_end", "readiness"),
    "a house text": ("house_text", "staff_text"),
    "an old link": ("set_up",),
}  # fmt: skip


@dataclass(frozen=True)
class LivedIn:
    """Who is there, and by the name of an address the arguments that lead to something."""

    people: Mapping[str, Person]
    arguments: Mapping[str, Arguments]

    @classmethod
    def of(cls, place: Place, at: datetime) -> "LivedIn":
        people = people_in(place)
        things = things_in(place, people, at)
        arguments = {
            name: things[about] for about, names in ADDRESSES_ABOUT.items() for name in names
        }
        return cls(people, arguments)

    def answers(self, name: str, ask: Callable[[Client, str], HttpResponse]) -> dict[str, str]:
        """Let everybody ask in turn; nobody finds what another one changed."""
        address = reverse(name, kwargs=self.arguments.get(name))
        answers = {}
        for who in EVERYBODY:
            with transaction.atomic():
                answers[who] = permissions.answer_of(ask(self.browser_of(who), address))
                transaction.set_rollback(True)
        return answers

    def browser_of(self, who: str) -> Client:
        browser = Client()
        if who in self.people:
            browser.force_login(self.people[who])
        return browser


def people_in(place: Place) -> dict[str, Person]:
    """Amira is the author; Dee shares her band and Kit does not; everybody else works here."""
    staff = {who: place.staff(f"The {who}", who.replace(" ", "_")) for who in permissions.STAFF}
    return {
        **staff,
        AUTHOR: place.member("Amira", "16-17"),
        MEMBER: place.member("Dee", "16-17"),
        OTHER_BAND: place.member("Kit", "13-15"),
        MANAGER: place.manager,
    }


def things_in(place: Place, people: Mapping[str, Person], at: datetime) -> dict[str, Arguments]:
    """Let Amira publish, wait and draft, and Dee tell the team."""
    amira, dee, mo = people[AUTHOR], people[MEMBER], people[MODERATOR]
    space = place.space()
    post = published_post(space, amira, by=mo, at=at)
    waiting = submit_post(space, words("Nobody else can read this yet."), author=amira, at=at)
    worry = Worry(FlagReason.OTHER, "", UUID(int=1))
    draft = keep_draft(amira, DraftPlace(space=space), key=UUID(int=2), written={}, at=at)
    return {
        "a space": {"slug": space.slug},
        "a post": {"slug": post.slug},
        "a reaction": {"slug": post.slug, "kind": Reaction.Kind.WITH_YOU.value},
        "a draft": {"key": draft.key},
        "waiting words": {"slug": waiting.submission.slug},
        "decided words": {"slug": post.submission.slug},
        "a flag": {"slug": flag(post.submission, worry, by=dee, at=at).slug},
        "a help service": {"slug": load_shipped(at)[0].slug},
        "opening hours": {"slug": OpeningHours.objects.earliest("pk").slug},
        "a colleague": {"slug": mo.slug},
        "a role": {"slug": mo.slug, "role": Role.MODERATOR.value},
        "a house text": {"kind": HouseText.Kind.HOUSE_RULES.value},
        "an old link": {"token": "no-longer-good"},
    }
