"""Joining on one page: first what we promise and ask, then the form."""

from datetime import datetime

from allauth.decorators import rate_limit
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from sidelight.foundation import clock
from sidelight.people import actions, queries
from sidelight.people.adapter import first_page_of
from sidelight.people.doors import open_page, signed_in_page
from sidelight.people.errors import MustAgreeFirst, NameNotFit, NameTaken, Refusal
from sidelight.people.forms import JoinForm
from sidelight.people.models import HouseText, Person, Role

FIELD_OF: dict[type[Refusal], str] = {
    NameNotFit: "name",
    NameTaken: "name",
    MustAgreeFirst: "agreed",
}


@open_page
@sensitive_post_parameters("passphrase")
@require_http_methods(["GET", "HEAD", "POST"])
@rate_limit(action="signup")  # type: ignore[untyped-decorator]  # allauth ships no types
def join(request: HttpRequest) -> HttpResponse:
    """Show the texts and the form; make a member and sign them in."""
    if request.user.is_authenticated:
        return redirect(first_page_of(request.user))
    at = clock.now()
    texts = queries.texts_in_force(at)
    # Both texts or no joining: nobody may tell us anything before they know who reads it.
    if len(texts) < len(HouseText.Kind) or queries.missing_before_joining(at):
        return render(request, "people/not_open.html")
    form = JoinForm(texts, request.POST if request.method == "POST" else None)
    if form.is_outside_the_bands:
        return render(request, "people/outside_the_bands.html")
    if form.is_valid() and (person := joined(form, at)):
        login(request, person)
        return redirect("welcome")
    return render(request, "people/join.html", {"form": form, "texts": texts})


def joined(form: JoinForm, at: datetime) -> Person | None:
    """Return the new member, or put the refusal beside the field that it is about."""
    try:
        return actions.join(form.new_member(), at=at)
    except Refusal as refusal:
        form.add_error(FIELD_OF.get(type(refusal)), str(refusal.kind_words))
    return None


@signed_in_page
@require_safe
def welcome(request: HttpRequest, person: Person) -> HttpResponse:
    """Show somebody their sign-in name, which we can never send them."""
    is_member = Role.MEMBER in queries.roles_of(person, clock.now())
    onward = first_page_of(person)
    shown = {
        "person": person,
        "is_member": is_member,
        "onward": "" if onward == request.path else onward,
    }
    return render(request, "people/welcome.html", shown)
