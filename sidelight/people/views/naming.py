"""Choosing another name to be shown under."""

from datetime import datetime

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from sidelight.foundation import clock
from sidelight.people import actions, rules
from sidelight.people.doors import come_back_later, member_page
from sidelight.people.errors import Refusal
from sidelight.people.forms import OTHER_NAMES, NameForm, names_for, typed_so_far
from sidelight.people.models import Person


@member_page
@require_http_methods(["GET", "HEAD", "POST"])
def own_name(request: HttpRequest, member: Person) -> HttpResponse:
    """Take a name of our making at once, or send one of one's own to be looked at."""
    given = request.POST if request.method == "POST" else None
    names = names_for(given)
    if given and OTHER_NAMES in given:
        form = NameForm(names, initial=typed_so_far(given))
    else:
        form = NameForm(names, given)
    if form.is_valid() and named(request, form, member, clock.now()):
        messages.success(request, what_happened(form))
        return redirect(str(settings.LOGIN_REDIRECT_URL))
    return render(request, "people/own_name.html", {"form": form, "member": member})


def named(request: HttpRequest, form: NameForm, member: Person, at: datetime) -> bool:
    """Whether the name was taken or sent; if not, the reason stands beside it."""
    try:
        if form.safe_name:
            actions.take_safe_name(member, form.safe_name, at=at)
        else:
            actions.take_a_turn(rules.CHOSEN_NAMES, str(member.pk), at=at)
            actions.choose_name(member, form.cleaned_data["name"], at=at)
    except Refusal as refusal:
        come_back_later(request, refusal)
        form.add_error("offer" if form.safe_name else "name", str(refusal))
        return False
    return True


def what_happened(form: NameForm) -> str:
    """Return what to say: a name of our making is there, another one waits."""
    if form.safe_name:
        return gettext("That is your name now.")
    return gettext("Your new name is sent. A person will look at it first.")
