"""Who may open a page. Every view stands behind exactly one of these doors.

A door is a decorator; it leaves its own name on the view as `door`, so that a test can find
a page that somebody forgot to close.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from ipaddress import IPv4Address, ip_address, ip_network
from typing import Any

from allauth.account import app_settings as account_settings
from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.core.exceptions import ReauthenticationRequired
from django.contrib.auth import get_user, login
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url

from sidelight.foundation import clock
from sidelight.people import authenticators, queries
from sidelight.people.errors import Refusal, TooOften
from sidelight.people.models import Consent, Person, Role
from sidelight.people.pauses import mention_a_pause
from sidelight.people.sign_ins import SessionStore

# Any: views differ in the arguments that their address gives them.
View = Callable[..., HttpResponse]


def open_page(view: View) -> View:
    """A page for everybody, signed in or not."""
    return _marked(view, "open")


def member_page(view: View) -> View:
    """A page for members, and for staff who may read here; others are asked to sign in.

    Somebody who has not agreed to the texts in force reads them before the next page. The view
    gets the person after the request. A stranger gets the same answer whether or not the thing
    exists.
    """

    @wraps(view)
    def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        person = request.user
        if not isinstance(person, Person):
            return _to_sign_in(request)
        at = clock.now()
        standing = standing_here(request, person)
        if Role.MEMBER in standing.roles:
            if standing.must_read and _must_read_first(request, person, at):
                return _to_agreements(request)
            # Nobody is told in the midst of a session to go away: it has an end of its own.
            if request.method == "GET" and not getattr(view, "is_a_session", False):
                mention_a_pause(request, person, at)
        elif not queries.works_as(person, READING_ROLES, at):
            raise Http404
        elif not has_proved(request, person):
            return _to_second_factor(request, person)
        return view(request, person, *args, **kwargs)

    return _marked(opened, "member")


def standing_here(request: HttpRequest, person: Person) -> queries.Standing:
    """Return how whoever asks stands: looked up once, for the door and for what the page shows.

    Verbs ask again for themselves: between the door and the deed a role may have ended.
    """
    known: queries.Standing | None = getattr(request, "standing", None)
    if known is None:
        known = queries.standing_of(person, clock.now())
        request.standing = known  # type: ignore[attr-defined]  # kept for this request alone
    return known


def works_here_as(request: HttpRequest, roles: frozenset[Role]) -> frozenset[Role]:
    """Return in which of these staff roles whoever asks may work now.

    Roles and readiness are looked up once a request, for the door and for all that the page shows.
    """
    person = request.user
    if not isinstance(person, Person):
        return frozenset()
    held = standing_here(request, person).roles & roles & queries.STAFF_ROLES
    return frozenset(role for role in held if _is_ready_here(request, person, role))


def _is_ready_here(request: HttpRequest, person: Person, role: Role) -> bool:
    known: dict[Role, bool] | None = getattr(request, "readiness", None)
    if known is None:
        known = {}
        request.readiness = known  # type: ignore[attr-defined]  # kept for this request alone
    if role not in known:
        known[role] = queries.is_ready(person, role, clock.now())
    return known[role]


def signed_in_page(view: View) -> View:
    """A page about oneself, for anybody who is signed in, whatever their role."""

    @wraps(view)
    def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        person = request.user
        if not isinstance(person, Person):
            return _to_sign_in(request)
        if authenticators.is_needed_by(person) and not has_proved(request, person):
            return _to_second_factor(request, person)
        return view(request, person, *args, **kwargs)

    return _marked(opened, "signed-in")


def threshold_page(view: View) -> View:
    """A page that a sign-in opens before its second factor: proving who one is, and no more."""

    @wraps(view)
    def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not isinstance(request.user, Person):
            return _to_sign_in(request)
        return view(request, request.user, *args, **kwargs)

    return _marked(opened, "threshold")


def own_factors_page(view: View) -> View:
    """A page about one's own second factors.

    Staff who have none yet set up the first one here. With one, it is asked for: otherwise
    whoever knows a passphrase could add a factor of their own beside it.
    """

    @wraps(view)
    def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        person = request.user
        if not isinstance(person, Person):
            return _to_sign_in(request)
        needed = authenticators.is_needed_by(person)
        if needed and authenticators.has_second_factor(person) and not has_proved(request, person):
            return _to_second_factor(request, person)
        return view(request, person, *args, **kwargs)

    return _marked(opened, "own-factors")


def staff_page(*roles: Role) -> Callable[[View], View]:
    """A page for staff who hold one of these roles now and are ready for it.

    It opens to a sign-in that was proven with a second factor; without that they are led to it.
    Everybody else gets the very answer that an unknown address gives: a page that is not for
    you tells nothing, not even that it is there.
    """
    wanted = frozenset(roles)

    def door(view: View) -> View:
        @wraps(view)
        def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            person = request.user
            if not isinstance(person, Person):
                raise Http404
            if not works_here_as(request, wanted):
                raise Http404
            if not has_proved(request, person):
                return _to_second_factor(request, person)
            return view(request, person, *args, **kwargs)

        return _marked(opened, "staff:" + ",".join(sorted(wanted)))

    return door


# Staff whose work it is to read what members wrote once it is published.
READING_ROLES = frozenset({Role.MODERATOR, Role.SAFEGUARDING_LEAD})


READ_ONLY = ("GET", "HEAD")


def let_in(request: HttpRequest, person: Person) -> None:
    """Sign somebody in who has just chosen their passphrase; it is not asked for once more."""
    login(request, person)
    record_authentication(request, person, method="password")


def after_a_fresh_proof(view: View) -> View:
    """Behind a door: ask once more who it is, unless that was shown a few minutes ago.

    The harm: whoever finds a page left open could add a way in of their own.
    """

    @wraps(view)
    def opened(request: HttpRequest, person: Person, *args: Any, **kwargs: Any) -> HttpResponse:
        records = get_authentication_records(request, person)
        last = max((record["at"] for record in records), default=0)
        if time.time() - last > account_settings.REAUTHENTICATION_TIMEOUT:
            raise ReauthenticationRequired
        return view(request, person, *args, **kwargs)

    return opened


def has_proved(request: HttpRequest, person: Person) -> bool:
    """Return whether this sign-in was proven with a second factor that the person still has."""
    records = get_authentication_records(request, person)
    shown = {record.get("id") for record in records if record.get("method") == "mfa"}
    return bool(shown) and authenticators.has_one_of(person, shown)


def _must_read_first(request: HttpRequest, person: Person, at: datetime) -> bool:
    """Whether somebody reads and agrees to the texts in force before this goes on.

    Whoever sends something, and agreed to an earlier version of each text, is let through: a
    change made while they wrote must not cost them their words. Those are held for a moderator
    in any case, and the next page asks for the agreement.
    """
    changed = {text.kind for text in queries.unagreed_texts(person, at)}
    if not changed or request.method in READ_ONLY:
        return bool(changed)
    agreed = Consent.objects.filter(person=person, text__kind__in=changed)
    return set(agreed.values_list("text__kind", flat=True)) != changed


def come_back_later(request: HttpRequest, refusal: Refusal) -> None:
    """Note a refusal for this answer: of TooOften the browser is told when to come back."""
    if isinstance(refusal, TooOften):
        request.too_often = refusal  # type: ignore[attr-defined]  # read by our middleware


def address_of(request: HttpRequest) -> str:
    """Return where this came from, as far as tries are counted: of IPv6 the network."""
    said: str = get_adapter().get_client_ip(request).partition("%")[0]
    try:
        address = ip_address(said)
    except ValueError:
        return said
    if isinstance(address, IPv4Address) or address.ipv4_mapped:
        return said
    return str(ip_network(f"{address}/{ONE_HOME}", strict=False))


ONE_HOME = 64  # bits of an IPv6 address that one household or school shares


def _to_agreements(request: HttpRequest) -> HttpResponse:
    """Ask for the agreement, and lead on to the page that was wanted."""
    if request.method not in READ_ONLY:
        return redirect("agreements")
    return redirect_to_login(request.get_full_path(), resolve_url("agreements"))


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for the sign-in, and lead on to the page that was wanted.

    An address that only takes what is sent would be a blank page then; without one, everybody
    goes on where they start.
    """
    return redirect_to_login(request.get_full_path() if request.method in READ_ONLY else "")


def _to_second_factor(request: HttpRequest, person: Person) -> HttpResponse:
    """Ask for the second factor, or lead to setting up the first one."""
    if not authenticators.has_second_factor(person):
        return redirect("second_factor")
    wanted = request.get_full_path() if request.method in READ_ONLY else ""
    return redirect_to_login(wanted, resolve_url(second_step_of(person)))


def second_step_of(person: Person) -> str:
    """Return the name of the page that asks somebody signed in for the second factor."""
    types_a_code = authenticators.app_of(person) or authenticators.recovery_codes_of(person)
    return "mfa_reauthenticate" if types_a_code else "mfa_reauthenticate_webauthn"


def _marked(view: View, door: str) -> View:
    view.door = door  # type: ignore[attr-defined]  # read by the tests of the house
    return view


@dataclass(frozen=True)
class SignedIn:
    """Whose a sign-in is, away from any page: an open connection. ends_at: when it runs out."""

    person: Person
    has_proved: bool
    ends_at: datetime


def signed_in_with(session_key: str) -> SignedIn | None:
    """Return who is signed in with this key, judged as every page judges it; None for nobody."""
    request = HttpRequest()
    request.session = SessionStore(session_key)
    person = get_user(request)
    if not isinstance(person, Person) or not person.is_active:
        return None
    return SignedIn(person, has_proved(request, person), request.session.get_expiry_date())
