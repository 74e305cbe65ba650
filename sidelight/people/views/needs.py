"""What helps somebody, said once: pages look like it from the next one on."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from sidelight.foundation import clock
from sidelight.foundation.crypto import CannotDecrypt
from sidelight.people import actions, queries
from sidelight.people.doors import signed_in_page
from sidelight.people.forms import NeedsForm, StaffNeedsForm
from sidelight.people.models import Person, Role
from sidelight.people.onward import wanted_page
from sidelight.people.queries.needs import own_words_of


@signed_in_page
@sensitive_post_parameters("words")
@require_http_methods(["GET", "HEAD", "POST"])
def own_needs(request: HttpRequest, person: Person) -> HttpResponse:
    """Show what somebody said helps them; keep it, and go on where they came from."""
    at, onward = clock.now(), wanted_page(request)
    is_member = Role.MEMBER in queries.roles_of(person, at)
    words, cannot_open = kept_words(person)
    given = request.POST if request.method == "POST" else None
    form = (NeedsForm if is_member else StaffNeedsForm)(person, given, words=words)
    if form.is_valid():
        actions.keep_needs(person, form.needs(), form.cleaned_data.get("words", ""), at=at)
        messages.success(request, gettext("Kept. You can change it whenever you like."))
        return redirect(onward or "own_needs")
    shown = {"form": form, "is_member": is_member, "onward": onward, "cannot_open": cannot_open}
    return render(request, "people/own_needs.html", shown)


def kept_words(person: Person) -> tuple[str, bool]:
    """Return somebody's own words, and whether there are some that cannot be opened any more."""
    try:
        return own_words_of(person), False
    except CannotDecrypt:
        return "", True
