"""Messages, as managers see them: what waits, what failed, and the name they come from."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from sidelight.foundation import clock
from sidelight.notices import actions, queries
from sidelight.notices.forms import SenderNameForm
from sidelight.notices.ways.chosen import is_set_up, link_host
from sidelight.people.doors import staff_page
from sidelight.people.models import Person, Role


@staff_page(Role.MANAGER)
@require_http_methods(["GET", "HEAD", "POST"])
def staff_messages(request: HttpRequest, worker: Person) -> HttpResponse:
    """Show how each way out is, without anybody's name or address; take a new neutral name."""
    form = SenderNameForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        actions.choose_sender_name(form.cleaned_data["name"], by=worker, at=clock.now())
        messages.success(request, gettext("Messages come from this name now."))
        return redirect("staff_messages")
    states = queries.outbox_state(clock.now())
    shown = {
        "form": form,
        "states": [(state, is_set_up(state.channel)) for state in states],
        "neutral_name": queries.neutral_name(),
        "plain_name": queries.plain_name(),
        "link_host": link_host(),
    }
    return render(request, "notices/staff_messages.html", shown)
