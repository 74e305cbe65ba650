"""The ways in and out that every page shows."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy

from sidelight.design.registers import NavLink
from sidelight.people.models import Person
from sidelight.people.queries.needs import of_pages


def links_for(request: HttpRequest) -> list[NavLink]:
    """Return the way out for somebody signed in, and the two ways in for a stranger."""
    if request.user.is_authenticated:
        return [
            _link(request, gettext("My account"), "own_account"),
            _link(request, gettext("Sign out"), "account_logout"),
        ]
    return [
        _link(request, gettext("Join"), "join"),
        _link(request, gettext("Sign in"), "account_login"),
    ]


def needs_for(request: HttpRequest) -> str:
    """Return what helps whoever asks to read a page; nothing of a stranger is known."""
    person = request.user
    return of_pages(person) if isinstance(person, Person) else ""


def _link(request: HttpRequest, label: str, name: str) -> NavLink:
    address = reverse(name)
    return NavLink(label=label, address=address, current=request.path == address)


@dataclass(frozen=True)
class OwnWay:
    """One way from the account page. name: of the address, which a higher app may own."""

    name: str
    label: Promise
    hint: Promise
    members_only: bool = False
    staff_only: bool = False
    address: str = ""


@dataclass(frozen=True)
class OwnWays:
    """Ways that belong together, under one heading."""

    title: Promise
    ways: Sequence[OwnWay]


_ = gettext_lazy
GROUPS = (
    OwnWays(
        _("What others see"),
        (
            OwnWay("own_name", _("My name"), _("Pick another one."), members_only=True),
            OwnWay("own_mark", _("My mark"), _("A shape and a colour."), members_only=True),
            OwnWay("own_about", _("A few words about me"), _("If you want."), members_only=True),
        ),
    ),
    OwnWays(
        _("Coming in"),
        (
            OwnWay("account_change_password", _("Passphrase"), _("Change it.")),
            OwnWay(
                "recovery_words",
                _("Recovery words"),
                _("They bring you back without a passphrase."),
                members_only=True,
            ),
            OwnWay("own_sign_ins", _("Where I am signed in"), _("End a sign-in, or all of them.")),
            OwnWay("passkeys", _("Passkeys"), _("Come in with your phone or laptop.")),
            OwnWay("second_factor", _("Second factor"), _("Codes and keys."), staff_only=True),
        ),
    ),
    OwnWays(
        _("For my own good"),
        (
            OwnWay("own_needs", _("What helps me"), _("Bigger letters, more time, and so on.")),
            OwnWay(
                "own_contact",
                _("How you may reach me"),
                _("Or never. You decide."),
                members_only=True,
            ),
            OwnWay(
                "own_emergency",
                _("For an emergency"),
                _("Only if you go to a group course."),
                members_only=True,
            ),
            OwnWay("own_mutes", _("What is quiet for me"), _("End it here."), members_only=True),
            OwnWay(
                "journal", _("My journal"), _("Pages that only you are shown."), members_only=True
            ),
            OwnWay("safety_plan", _("My safety plan"), _("For a hard day."), members_only=True),
            OwnWay("own_steps", _("My steps"), _("Only you are shown them."), members_only=True),
        ),
    ),
    OwnWays(
        _("What you keep about me"),
        (
            OwnWay("own_agreements", _("What I agreed to"), _("Read it again.")),
            OwnWay("download", _("Download everything"), _("All that we keep about you.")),
            OwnWay("complain", _("Complain"), _("We have to answer.")),
            OwnWay("leave", _("Leave"), _("Your words go with you.")),
        ),
    ),
)


def own_ways(*, is_member: bool) -> list[OwnWays]:
    """Return what the account page leads to, for a member or for one of the staff.

    An address that this house does not have is left out.
    """
    found = []
    for group in GROUPS:
        ways = [
            replace(way, address=reverse(way.name))
            for way in group.ways
            if _is_for(way, is_member=is_member) and _is_there(way.name)
        ]
        if ways:
            found.append(OwnWays(group.title, ways))
    return found


def _is_for(way: OwnWay, *, is_member: bool) -> bool:
    return not way.staff_only if is_member else not way.members_only


def _is_there(name: str) -> bool:
    try:
        reverse(name)
    except NoReverseMatch:
        return False
    return True
