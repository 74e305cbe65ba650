"""Choosing another name to be shown under."""

from datetime import datetime

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from sidelight.foundation import clock
from sidelight.people import actions
from sidelight.people.doors import member_page
from sidelight.people.errors import Refusal
from sidelight.people.forms import NameForm
from sidelight.people.models import Person


@member_page
@require_http_methods(["GET", "HEAD", "POST"])
def own_name(request: HttpRequest, member: Person) -> HttpResponse:
    """Send a new chosen name to be looked at."""
    form = NameForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and sent(form, member, clock.now()):
        messages.success(request, gettext("Your new name is sent. A person will look at it first."))
        return redirect(str(settings.LOGIN_REDIRECT_URL))
    return render(request, "people/own_name.html", {"form": form, "member": member})


def sent(form: NameForm, member: Person, at: datetime) -> bool:
    """Whether the name was sent; if not, the reason stands beside it."""
    try:
        actions.choose_name(member, form.cleaned_data["name"], at=at)
    except Refusal as refusal:
        form.add_error("name", str(refusal.kind_words))
        return False
    return True
