"""The page on which the first manager of an empty place comes in."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters

from sidelight.foundation import clock
from sidelight.home import actions
from sidelight.home.forms import SetUpForm
from sidelight.home.queries import link_is_good
from sidelight.people.doors import let_in, open_page
from sidelight.people.errors import Refusal


@open_page
@sensitive_post_parameters("passphrase")
def set_up(request: HttpRequest, token: str) -> HttpResponse:
    """Show the form to whoever has the link; make the first manager and sign them in.

    Without a good link this answers like an address that does not exist.
    """
    at = clock.now()
    if not link_is_good(token, at):
        raise Http404
    form = SetUpForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            person = actions.set_up(form.first_manager(), token, at=at)
        except Refusal:  # somebody else used the link in this very moment
            raise Http404 from None
        let_in(request, person)
        return redirect("welcome")
    return render(request, "home/set_up.html", {"form": form})
