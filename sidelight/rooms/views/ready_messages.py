"""Sentences that leaders and managers keep ready for rooms."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sidelight.foundation import clock
from sidelight.people.doors import staff_page
from sidelight.people.models import Person, Role
from sidelight.rooms.actions.ready import withdraw_ready_message, write_ready_message
from sidelight.rooms.errors import NothingThere
from sidelight.rooms.forms.looking import ReadyMessageForm
from sidelight.rooms.queries import staff

writers_page = staff_page(Role.MANAGER, Role.COUNSELLOR, Role.YOUTH_WORKER)


@writers_page
@require_http_methods(["GET", "HEAD", "POST"])
def ready_messages(request: HttpRequest, worker: Person) -> HttpResponse:
    """Show the sentences that are ready, and keep a new one."""
    form = ReadyMessageForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        write_ready_message(**form.cleaned_data, by=worker, at=clock.now())
        messages.success(request, _("It is ready for every room."))
        return redirect("ready_messages")
    shown = {"form": form, "ready": staff.ready_messages()}
    status = 422 if form.errors else 200
    return render(request, "rooms/staff_ready_messages.html", shown, status=status)


@writers_page
@require_POST
def ready_message_withdrawal(request: HttpRequest, worker: Person, number: int) -> HttpResponse:
    """Take one out of the list."""
    try:
        withdraw_ready_message(number, by=worker, at=clock.now())
    except NothingThere:
        raise Http404 from None
    messages.success(request, _("It is not offered any more."))
    return redirect("ready_messages")
