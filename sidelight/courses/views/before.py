"""Before the first evening: a talk with a counsellor, or a form; and whom I know here."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from sidelight.courses.actions.about_you import fill_in_form
from sidelight.courses.actions.apart import tell_of_somebody_known
from sidelight.courses.actions.talks import book_talk, cancel_talk
from sidelight.courses.forms.asking import AboutYouForm, KnownForm
from sidelight.courses.models import Application, TalkTime
from sidelight.courses.queries import own
from sidelight.courses.queries.free_talks import free_talks
from sidelight.foundation import clock
from sidelight.people.doors import member_page
from sidelight.people.errors import Refusal
from sidelight.people.models import Person


@member_page
@require_http_methods(["GET", "HEAD", "POST"])
def own_talk(request: HttpRequest, member: Person) -> HttpResponse:
    """Show the times for a talk; take one of them."""
    mine, at = _who_may_talk(member), clock.now()
    if request.method != "POST":
        shown = {"times": free_talks(mine, at), "course": own.own_course(member, at)}
        return render(request, "courses/own_talk.html", shown)
    time = get_object_or_404(TalkTime.objects.standing(), slug=request.POST.get("time", ""))
    try:
        book_talk(mine, time, at=at)
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("own_talk")
    messages.success(request, _("Your talk is booked."))
    return redirect("own_course")


@member_page
@require_POST
def talk_removal(request: HttpRequest, member: Person) -> HttpResponse:
    """Cancel the talk that I booked."""
    cancel_talk(_who_may_talk(member), at=clock.now())
    messages.success(request, _("Your talk is cancelled. You can choose another time."))
    return redirect("own_course")


@member_page
@sensitive_post_parameters("now", "helps", "people", "worry")
@require_http_methods(["GET", "HEAD", "POST"])
def own_form(request: HttpRequest, member: Person) -> HttpResponse:
    """Answer some questions in writing instead of a talk."""
    mine = _with_a_place(member)
    form = AboutYouForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            fill_in_form(mine, form.answers(), at=clock.now())
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Thank you. A counsellor will read it."))
            return redirect("own_course")
    status = 422 if form.errors else 200
    return render(request, "courses/own_form.html", {"form": form}, status=status)


@member_page
@sensitive_post_parameters("words")
@require_http_methods(["GET", "HEAD", "POST"])
def own_known(request: HttpRequest, member: Person) -> HttpResponse:
    """Tell in private of somebody I know who may be in a group."""
    if not member.age_band:
        raise Http404
    form = KnownForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        given = form.cleaned_data
        try:
            tell_of_somebody_known(member, given["words"], key=given["key"], at=clock.now())
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Thank you for telling us. A counsellor looks at it."))
            return redirect("own_course")
    status = 422 if form.errors else 200
    return render(request, "courses/own_known.html", {"form": form}, status=status)


def _with_a_place(member: Person) -> Application:
    """Return what goes on of mine where a place is mine; anything else is not there."""
    found = own.going_on(member)
    if found is None or found.stage != Application.Stage.PLACE:
        raise Http404
    return found


def _who_may_talk(member: Person) -> Application:
    """Return what a talk would be about; for others there is nothing here."""
    found = own.last_of(member)
    if found is None or not own.may_talk(found):
        raise Http404
    return found
