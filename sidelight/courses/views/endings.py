"""The end of my course: looking back, a space for afterwards, and a certificate."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sidelight.courses.actions import endings
from sidelight.courses.forms.endings import CertificateForm
from sidelight.courses.models import Application
from sidelight.courses.queries import own_ending
from sidelight.courses.queries.own_weeks import place_to_its_end
from sidelight.foundation import clock
from sidelight.people.doors import member_page
from sidelight.people.errors import Refusal
from sidelight.people.models import Person


@member_page
@require_safe
def own_ending_page(request: HttpRequest, member: Person) -> HttpResponse:
    """Look back on my course in its last week, and see what there is when it is over."""
    mine = _mine(member)
    ending = own_ending.ending_of(mine, clock.now())
    if ending is None:
        raise Http404
    return render(request, "courses/ending.html", {"ending": ending})


@member_page
@require_POST
def own_step_down(request: HttpRequest, member: Person, slug: str) -> HttpResponse:
    """Come into a space for people who finished a course."""
    mine = _mine(member)
    space = own_ending.step_down_space(mine, slug)
    if space is None:
        raise Http404
    try:
        endings.come_into_space(mine, space, at=clock.now())
    except Refusal as refusal:
        messages.warning(request, str(refusal))
        return redirect("own_course")
    messages.success(request, _("Welcome. You can read and write here now."))
    return redirect("space", slug=slug)


@member_page
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("name")
@cache_control(no_store=True, private=True)
def own_certificate(request: HttpRequest, member: Person) -> HttpResponse:
    """Ask for a name, and show a page to print with it. The name is kept nowhere."""
    mine, at = _mine(member), clock.now()
    ending = own_ending.ending_of(mine, at)
    if ending is None or not ending.may_have_certificate:
        raise Http404
    form = CertificateForm(request.POST or None)
    shown = {"form": form, "certificate": own_ending.certificate_of(mine)}
    if request.method == "POST" and form.is_valid():
        endings.make_certificate(mine, at=at)
        shown["name"] = form.cleaned_data["name"]
        return render(request, "courses/certificate_paper.html", shown)
    status = 422 if request.method == "POST" else 200
    return render(request, "courses/certificate.html", shown, status=status)


def _mine(member: Person) -> Application:
    """Return the place that I have, or had to the end; without one there is nothing here."""
    found = place_to_its_end(member)
    if found is None:
        raise Http404
    return found
