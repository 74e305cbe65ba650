"""Ways to the pages of the staff; a way is shown exactly where its door opens."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.http import HttpRequest
from django.urls import resolve, reverse
from django.utils.translation import gettext as _

from sidelight.design.registers import NavLink
from sidelight.home.queries import waiting_behind
from sidelight.people.doors import works_here_as
from sidelight.people.models import Person, Role
from sidelight.people.queries import STAFF_ROLES, works_as


@dataclass(frozen=True)
class StaffDoor:
    """One page of the staff, as the overview shows it. waiting: how much is to be done there."""

    label: str
    about: str
    icon: str
    address: str
    waiting: int = 0


def links_for(request: HttpRequest) -> Sequence[NavLink]:
    """Return the way to the overview for staff who are ready, nothing for everybody else."""
    if not works_here_as(request, STAFF_ROLES):
        return ()
    address = reverse("staff")
    return (NavLink(_("Your work"), address, current=request.path == address),)


def staff_doors(worker: Person, at: datetime) -> list[StaffDoor]:
    """Return the pages that open for this person now, in the order of a working day."""
    held = works_as(worker, STAFF_ROLES, at)
    open_to = [door for door in _every_door() if held & _roles_of(door.address)]
    return [replace(door, waiting=_waiting(door, worker, at)) for door in open_to]


def _waiting(door: StaffDoor, worker: Person, at: datetime) -> int:
    return waiting_behind(resolve(door.address).url_name or "", worker, at)


def _roles_of(address: str) -> frozenset[Role]:
    """Return the roles for which a staff page opens, as its door says itself."""
    marked: str = getattr(resolve(address).func, "door", "")
    return frozenset(Role(role) for role in marked.removeprefix("staff:").split(","))


def _every_door() -> list[StaffDoor]:
    return [
        *_doors_to_words_and_help(),
        *_doors_to_worries(),
        *_doors_to_rooms(),
        *_doors_to_courses(),
        *_doors_to_the_team(),
        *_doors_to_the_place(),
    ]


def _doors_to_words_and_help() -> list[StaffDoor]:
    return [
        StaffDoor(_("The desk"), _("Read what waits, and decide."), "desk", reverse("queue")),
        StaffDoor(_("Flags"), _("What readers are worried about."), "flag", reverse("flags")),
        StaffDoor(
            _("What was decided"), _("The decisions of the last days."), "check", reverse("decided")
        ),
        StaffDoor(
            _("Reported sites"),
            _("Sites that make things worse, and the list of harmful links."),
            "web",
            reverse("staff_sites"),
        ),
        StaffDoor(
            _("Help lines"),
            _("Check each entry, and date it."),
            "phone",
            reverse("help_services"),
        ),
        StaffDoor(
            _("Questions people asked"),
            _("Answer them in our own words, and look at what others wrote."),
            "chat",
            reverse("staff_questions"),
        ),
        StaffDoor(
            _("Articles"),
            _("What waits for a second pair of eyes, and what needs a new look."),
            "eye",
            reverse("staff_articles"),
        ),
        StaffDoor(
            _("Ideas for a pause"),
            _("What members may do away from the screen."),
            "leaf",
            reverse("offline_ideas"),
        ),
    ]


def _doors_to_worries() -> list[StaffDoor]:
    return [
        StaffDoor(
            _("Concerns"),
            _("Worries about somebody's safety, and who has them."),
            "leaf",
            reverse("concerns"),
        ),
        StaffDoor(
            _("Follow-ups"),
            _("What is to be done for somebody, until it is settled."),
            "check",
            reverse("follow_ups"),
        ),
    ]


def _doors_to_rooms() -> list[StaffDoor]:
    return [
        StaffDoor(
            _("Rooms"),
            _("Sessions that are planned, who was there, and how they ended."),
            "chat",
            reverse("staff_rooms"),
        ),
        StaffDoor(
            _("Ready messages"),
            _("Sentences for rooms, to send with one tap."),
            "pen",
            reverse("ready_messages"),
        ),
    ]


def _doors_to_courses() -> list[StaffDoor]:
    return [
        StaffDoor(
            _("Programmes"),
            _("What courses are made of: weeks, steps, notes and handouts."),
            "leaf",
            reverse("staff_programmes"),
        ),
        StaffDoor(
            _("Groups"),
            _("Who leads a course on which evening, and how many places are left."),
            "people",
            reverse("staff_groups"),
        ),
        StaffDoor(
            _("Practise an evening"),
            _("A room with made-up members, for whoever leads or will lead."),
            "chat",
            reverse("rehearsals"),
        ),
        StaffDoor(
            _("Who asked for a place"),
            _("Read what somebody hopes for, talk with them, and decide."),
            "person",
            reverse("staff_places"),
        ),
        StaffDoor(
            _("Pages shown to you"),
            _("What members of your groups showed you of their journals."),
            "pen",
            reverse("shared_pages"),
        ),
    ]


def _doors_to_the_team() -> list[StaffDoor]:
    return [
        StaffDoor(_("Opening hours"), _("When the team reads."), "clock", reverse("opening_hours")),
        StaffDoor(
            _("People and roles"),
            _("Who is on the team, until when, and who is ready."),
            "people",
            reverse("staff_list"),
        ),
        StaffDoor(
            _("A second person"),
            _("Roles that open nothing until somebody else agrees."),
            "check",
            reverse("roles_waiting"),
        ),
        StaffDoor(
            _("On call"),
            _("Which safeguarding lead answers, and when nobody does."),
            "phone",
            reverse("staff_on_call"),
        ),
        StaffDoor(
            _("Complaints"),
            _("About what is kept and what is done with it, and by when we answer."),
            "mail",
            reverse("staff_complaints"),
        ),
        StaffDoor(
            _("Holds"),
            _("What the law asks us to keep, and until when."),
            "lock",
            reverse("staff_holds"),
        ),
    ]


def _doors_to_the_place() -> list[StaffDoor]:
    return [
        StaffDoor(
            _("Spaces"), _("Open, change and close spaces."), "house", reverse("staff_spaces")
        ),
        StaffDoor(
            _("Messages"),
            _("What waits to be sent, and what failed."),
            "mail",
            reverse("staff_messages"),
        ),
        StaffDoor(
            _("Texts that people agree to"),
            _("Who reads what, and the house rules."),
            "pen",
            reverse("staff_texts"),
        ),
        StaffDoor(
            _("The look"),
            _("The name, the colour and the logo of this place."),
            "lamp",
            reverse("staff_look"),
        ),
    ]
