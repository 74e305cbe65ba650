"""A place with something behind every address, somebody of every kind, and what leads there."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from uuid import UUID

from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from sidelight.community.actions import keep_draft, mute_person, submit_post
from sidelight.community.models import DraftPlace, Reaction
from sidelight.directory.actions import load_shipped
from sidelight.people.actions import NewInvitation, complain, invite, keep_step, place_hold
from sidelight.people.models import HouseText, Invitation, Person, Role, Step
from sidelight.review.actions import Worry, flag
from sidelight.review.models import FlagReason
from sidelight.rooms.actions.ready import write_ready_message
from sidelight.rooms.tests.build import Evening
from sidelight.team.actions import Days, give_role, name_on_call
from sidelight.team.models import OpeningHours
from tests.build import Place, published_post, words
from tests.house.articles import ARTICLE_ADDRESSES_ABOUT, articles
from tests.house.courses import COURSE_ADDRESSES_ABOUT, a_course
from tests.house.guidance import GUIDANCE_ADDRESSES_ABOUT, questions
from tests.house.journal import JOURNAL_ADDRESSES_ABOUT, a_journal
from tests.house.safeguarding import SAFEGUARDING_ADDRESSES_ABOUT, worries
from tests.house.triage import TRIAGE_ADDRESSES_ABOUT, told_of
from tests.house.walls import permissions
from tests.house.walls.permissions import (
    AUTHOR,
    COUNSELLOR,
    EDITOR,
    EVERYBODY,
    MANAGER,
    MEMBER,
    MODERATOR,
    OTHER_BAND,
    YOUTH_WORKER,
)
from tests.signed_in import signed_in

Arguments = dict[str, object]
ADDRESSES_ABOUT = {
    "a space": (
        "space", "new_post", "draft_for_space",
        "staff_space", "space_closing", "space_opening", "space_mixing", "space_mute",
        "own_step_down",
    ),
    "a post": (
        "thread", "replies", "edit_post", "flag_post", "draft_for_reply", "draft_for_edit",
        "thread_mute", "reactions",
    ),
    "a person": ("person", "flag_person", "person_mute"),
    "a mute": ("mute_end",),
    "a step": ("step_removal",),
    "a reaction": ("reaction_removal",),
    "a draft": ("draft_removal",),
    "waiting words": (
        "desk_item", "claim", "renewal", "release", "decision", "own_submission", "withdrawal",
        "submission_concern",
    ),
    "decided words": ("taking_back", "opening"),
    "a flag": ("flag_item", "answer", "own_flag", "flag_concern"),
    "a help service": ("help_service", "help_service_check", "help_service_withdrawal"),
    "opening hours": ("opening_hours_end",),
    "a colleague": ("staff_person", "new_role", "second_factor_reset"),
    "a role": ("role_end", "readiness"),
    "a role that waits": ("role_approval", "role_declining"),
    "an invitation": ("invitation_withdrawal",),
    "a time on call": ("on_call_end",),
    "a house text": ("house_text", "staff_text"),
    "a sign-in": ("own_sign_in_end", "passkey", "passkey_removal", "device_removal"),
    "an old link": ("set_up", "invitation", "message_stop"),
    "a complaint": ("staff_complaint", "complaint_acknowledgement"),
    "the address of a complaint": ("complaint",),
    "somebody under a hold": ("hold_end",),
    "a look": ("look_sheet", "look_logo"),
    "a room": (
        "room", "room_events", "room_messages", "room_mood", "room_here", "room_concern",
        "room_shown", "room_closing",
        "staff_room", "new_place", "transcript",
        "hand_over", "hand_over_draft", "hand_over_reading",
    ),
    "something to do in a room": ("room_activity",),
    "something to do with what is shown": ("room_shown_deed",),
    "a place in a room": ("place_removal",),
    "a member of a room": ("room_needs",),
    "a ready message": ("ready_message_withdrawal",),
    **COURSE_ADDRESSES_ABOUT,
    **SAFEGUARDING_ADDRESSES_ABOUT,
    **TRIAGE_ADDRESSES_ABOUT,
    **GUIDANCE_ADDRESSES_ABOUT,
    **ARTICLE_ADDRESSES_ABOUT,
    **JOURNAL_ADDRESSES_ABOUT,
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
            browser = Client()
            browser.cookies.load(self.sign_ins.get(who, {}))
            with transaction.atomic():
                answers[who] = permissions.answer_of(ask(browser, address))
                transaction.set_rollback(True)
        return answers

    @cached_property
    def sign_ins(self) -> Mapping[str, dict[str, str]]:
        """The cookies of everybody: to sign in anew for each address takes as long as to ask."""
        return {who: cookies_of(signed_in(person)) for who, person in self.people.items()}

    def browser_of(self, who: str) -> Client:
        return signed_in(self.people[who]) if who in self.people else Client()


def cookies_of(browser: Client) -> dict[str, str]:
    return {name: cookie.value for name, cookie in browser.cookies.items()}


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
        "a person": {"slug": amira.slug},
        "a mute": {"slug": mute_person(amira, by=dee, at=at).slug},
        "a step": {"slug": keep_step(amira, Step.Kind.MADE, month=at.date()).slug},
        "a reaction": {"slug": post.slug, "kind": Reaction.Kind.WITH_YOU.value},
        "a draft": {"key": draft.key},
        "waiting words": {"slug": waiting.submission.slug},
        "decided words": {"slug": post.submission.slug},
        "a flag": {"slug": flag(post.submission, worry, by=dee, at=at).slug},
        "a help service": {"slug": load_shipped(at)[0].slug},
        "opening hours": {"slug": OpeningHours.objects.earliest("pk").slug},
        "a colleague": {"slug": mo.slug},
        "a role": {"slug": mo.slug, "role": Role.MODERATOR.value},
        "a role that waits": a_role_that_waits(mo, people[MANAGER], at),
        "an invitation": an_invitation(people[MANAGER], at),
        "a time on call": a_time_on_call(place, at),
        "a house text": {"kind": HouseText.Kind.HOUSE_RULES.value},
        "a sign-in": {"slug": "of-somebody-else"},
        "an old link": {"token": "no-longer-good"},
        "a look": {"version": "none-chosen"},
        **worries(people, at),
        **a_complaint(at),
        **told_of(mo, at),
        **questions(people[EDITOR], people[COUNSELLOR], at),
        "somebody under a hold": under_a_hold(people, at),
        **a_room(people, at),
        **a_course(people, at),
        **a_journal(people, at),
        **articles(people, at),
    }


def a_room(people: Mapping[str, Person], at: datetime) -> dict[str, Arguments]:
    """Plan a room for Amira, led by the counsellor and the youth worker."""
    amira, leaders = people[AUTHOR], [people[COUNSELLOR], people[YOUTH_WORKER]]
    evening = Evening.planned([amira], leaders, by=people[MANAGER], at=at)
    room: Arguments = {"slug": evening.room.slug}
    ready = write_ready_message("Half time", "Have some water.", by=leaders[0], at=at)
    return {
        "a room": room,
        "something to do in a room": {**room, "name": "moment"},
        "something to do with what is shown": {**room, "name": "choose"},
        "a place in a room": {**room, "place": evening.place(amira).slug},
        "a member of a room": {**room, "member": evening.place(amira).slug},
        "a ready message": {"number": ready.pk},
    }


def a_complaint(at: datetime) -> dict[str, Arguments]:
    sent = complain("You keep too much.", key=UUID(int=3), person=None, at=at)
    return {
        "a complaint": {"slug": sent.slug},
        "the address of a complaint": {"key": sent.key},
    }


def under_a_hold(people: Mapping[str, Person], at: datetime) -> Arguments:
    kit, day = people[OTHER_BAND], (at + timedelta(days=30)).date()
    place_hold(kit, "A court asks.", day, by=people[permissions.SAFEGUARDING_LEAD], at=at)
    return {"slug": kit.slug}


def a_role_that_waits(person: Person, manager: Person, at: datetime) -> Arguments:
    give_role(person, Role.COUNSELLOR, Days(), granted_by=manager, at=at)
    return {"slug": person.slug, "role": Role.COUNSELLOR.value}


def an_invitation(manager: Person, at: datetime) -> Arguments:
    invite(NewInvitation("Noor", Role.EDITOR), by=manager, at=at)
    return {"slug": Invitation.objects.get(shown_name="Noor").slug}


def a_time_on_call(place: Place, at: datetime) -> Arguments:
    lead = place.staff("The safeguarding lead", "safeguarding_lead")
    line = name_on_call(lead, at, at + timedelta(days=1), by=place.manager, at=at)
    return {"slug": line.slug}
