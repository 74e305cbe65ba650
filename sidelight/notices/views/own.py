"""How somebody may be reached: picked, shown masked, tried once, and removed with one tap."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from sidelight.foundation import clock
from sidelight.notices import actions, queries
from sidelight.notices.forms import ContactForm, RemindersForm
from sidelight.notices.models import Channel, PushDevice
from sidelight.notices.queries import SAID
from sidelight.notices.ways.chosen import is_set_up, link_host, push_key
from sidelight.people.actions import forget_contact, keep_contact
from sidelight.people.doors import come_back_later, member_page
from sidelight.people.errors import Refusal
from sidelight.people.models import Person
from sidelight.people.onward import wanted_page


@member_page
@sensitive_post_parameters("address")
@require_http_methods(["GET", "HEAD", "POST"])
def own_contact(request: HttpRequest, member: Person) -> HttpResponse:
    """Show whether and how somebody may be reached; keep another way instead."""
    onward = wanted_page(request)
    own = queries.own_ways_of(member, clock.now())
    form = ContactForm(request.POST if request.method == "POST" else None, initial=own.picked)
    if form.is_valid():
        keep_contact(member, form.contact(), at=clock.now())
        messages.success(request, gettext("Kept. Only the last letters of it are shown here."))
        return redirect(onward or "own_contact")
    picked = {"first_hours": own.reminders.first_hours, "last_hours": own.reminders.last_hours}
    shown = {
        "form": form,
        "onward": onward,
        "own": own,
        "reminders": RemindersForm(initial=picked),
        "says": list(SAID.values()),
        "can_mail": is_set_up(Channel.EMAIL),
        "can_text": is_set_up(Channel.TEXT),
        "push_key": push_key(),
        "mail_from": settings.SIDELIGHT_MAIL_FROM,
        "link_host": link_host(),
        "site": request.get_host(),
    }
    return render(request, "notices/own_contact.html", shown)


@member_page
@require_POST
def contact_removal(request: HttpRequest, member: Person) -> HttpResponse:
    """Forget how somebody may be reached."""
    forget_contact(member, at=clock.now())
    messages.success(request, gettext("Removed. We have no way to reach you now."))
    return redirect("own_contact")


@member_page
@require_POST
def test_message(request: HttpRequest, member: Person) -> HttpResponse:
    """Send a test, so that somebody sees what others would see."""
    try:
        actions.send_test(member, at=clock.now())
    except Refusal as refusal:
        come_back_later(request, refusal)
        messages.error(request, str(refusal))
    else:
        messages.success(request, gettext("A test is on its way. It may take a few minutes."))
    return redirect("own_contact")


@member_page
@sensitive_post_parameters("address", "key", "secret")
@require_POST
def own_devices(request: HttpRequest, member: Person) -> HttpResponse:
    """Send notes to this device from now on."""
    given = {name: request.POST.get(name, "") for name in ("address", "key", "secret")}
    try:
        actions.add_device(member, given, at=clock.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, gettext("This device gets notes now. You can try it."))
    return redirect("own_contact")


@member_page
@require_POST
def device_removal(request: HttpRequest, member: Person, slug: str) -> HttpResponse:
    """Send nothing to a device any more."""
    actions.remove_device(get_object_or_404(PushDevice, person=member, slug=slug))
    messages.success(request, gettext("Removed. That device gets no more notes."))
    return redirect("own_contact")


@member_page
@require_POST
def own_reminders(request: HttpRequest, member: Person) -> HttpResponse:
    """Keep how long before something somebody wants to be reminded."""
    form = RemindersForm(request.POST)
    if form.is_valid():
        actions.choose_reminders(member, form.reminders(), at=clock.now())
        messages.success(request, gettext("Kept."))
    else:
        messages.error(request, gettext("Please pick one of the times in both lists."))
    return redirect("own_contact")
