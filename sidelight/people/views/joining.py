"""Joining on one page: first what we promise and ask, then the form."""

from datetime import datetime

from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from sidelight.foundation import clock
from sidelight.people import actions, authenticators, queries, rules
from sidelight.people.adapter import first_page_of
from sidelight.people.doors import address_of, come_back_later, open_page, own_factors_page
from sidelight.people.errors import MustAgreeFirst, NameNotFit, NameTaken, Refusal
from sidelight.people.forms import OTHER_NAMES, JoinForm, names_for, typed_so_far
from sidelight.people.models import HouseText, Person, Role
from sidelight.people.onward import then, wanted_page

FIELD_OF: dict[type[Refusal], str] = {
    NameNotFit: "name",
    NameTaken: "name",
    MustAgreeFirst: "agreed",
}


@open_page
@never_cache
@sensitive_post_parameters("passphrase")
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest) -> HttpResponse:
    """Show the texts and the form; make a member and sign them in."""
    onward = wanted_page(request)
    if request.user.is_authenticated:
        return redirect(onward or first_page_of(request.user))
    at = clock.now()
    texts = queries.texts_in_force(at)
    # Both texts or no joining: nobody may tell us anything before they know who reads it.
    if len(texts) < len(HouseText.Kind) or queries.missing_before_joining(at):
        return render(request, "people/not_open.html")
    given = request.POST if request.method == "POST" else None
    form = form_for(texts, given)
    if form.is_outside_the_bands:
        return render(request, "people/outside_the_bands.html")
    if form.is_valid() and (person := joined(request, form, at)):
        login(request, person)
        return redirect(then("welcome", onward))
    return render(request, "people/join.html", {"form": form, "texts": texts})


def form_for(texts: list[HouseText], given: QueryDict | None) -> JoinForm:
    """Return the form; when other names were asked for, with what was typed and nothing checked."""
    names = names_for(given)
    if given and OTHER_NAMES in given:
        return JoinForm(texts, names, initial=typed_so_far(given))
    return JoinForm(texts, names, given)


def joined(request: HttpRequest, form: JoinForm, at: datetime) -> Person | None:
    """Return the new member, or put the refusal beside the field that it is about."""
    try:
        actions.take_a_turn(rules.JOININGS_FROM_AN_ADDRESS, address_of(request), at=at)
        return actions.join(form.new_member(), at=at)
    except Refusal as refusal:
        come_back_later(request, refusal)
        field = FIELD_OF.get(type(refusal))
        picked = field == "name" and form.safe_name
        form.add_error("offer" if picked else field, str(refusal))
    return None


@own_factors_page
@require_safe
def welcome(request: HttpRequest, person: Person) -> HttpResponse:
    """Show somebody their sign-in name, which we can never send them."""
    at = clock.now()
    is_member = Role.MEMBER in queries.roles_of(person, at)
    must_add_one = authenticators.is_needed_by(person) and not authenticators.has_second_factor(
        person
    )
    onward = wanted_page(request) or first_page_of(person)
    onward = reverse("second_factor") if must_add_one else onward
    shown = {
        "person": person,
        "is_member": is_member,
        "must_add_one": must_add_one,
        "may_work": bool(queries.works_as(person, frozenset(Role), at)),
        "onward": "" if onward == request.path else onward,
    }
    return render(request, "people/welcome.html", shown)
