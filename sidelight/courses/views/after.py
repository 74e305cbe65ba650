"""After an evening: how I am now, one thing for the week, somebody to tell, the next two days."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from sidelight.courses.actions.after import keep_after
from sidelight.courses.forms.after import AfterForm
from sidelight.courses.queries import after
from sidelight.foundation import clock
from sidelight.journal.actions import Saved
from sidelight.outcomes.models import Feeling, Moment
from sidelight.outcomes.rules import asks_for_somebody
from sidelight.people.doors import member_page
from sidelight.people.errors import Refusal
from sidelight.people.models import Person
from sidelight.rooms.actions.own import give_mood

AS_TYPED = "Sidelight-Draft"


@member_page
@sensitive_post_parameters("one_thing", "tell", "hours")
@require_http_methods(["GET", "HEAD", "POST"])
def own_after(request: HttpRequest, member: Person, number: int) -> HttpResponse:
    """Show the page after one of my evenings, and keep what I write there in my journal."""
    care = _mine(member, number)
    if request.method != "POST":
        return _page(request, care, AfterForm(initial=_begun(care)))
    form = AfterForm(request.POST)
    if form.is_valid():
        try:
            return _kept(request, number, keep_after(care, form.after_words(), at=clock.now()))
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    if request.headers.get(AS_TYPED):
        return HttpResponse(status=422)
    return _page(request, care, form, status=422)


@member_page
@require_POST
def own_going(request: HttpRequest, member: Person, number: int) -> HttpResponse:
    """Say how I am after one of my evenings; those who lead it see it."""
    care = _mine(member, number)
    value = request.POST.get("value", "")
    if value not in Feeling.values:
        raise Http404
    try:
        give_mood(care.place, Moment.OUT, Feeling(value), at=clock.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect("own_after", number=number)


def _mine(member: Person, number: int) -> after.Aftercare:
    care = after.aftercare_of(member, number, clock.now())
    if care is None:
        raise Http404
    return care


def _begun(care: after.Aftercare) -> dict[str, object]:
    """Return what the form begins with: what was kept, if it is still in its parts."""
    written = after.written_after(care)
    if written is None or written.parts is None:
        return {}
    return {**written.parts, "seen": written.revision}


def _kept(request: HttpRequest, number: int, saved: Saved) -> HttpResponse:
    if request.headers.get(AS_TYPED):
        return JsonResponse({"seen": saved.page.revision})
    told = _("Kept in your journal. Only you are shown it.")
    if saved.is_elsewhere:
        told = _("You wrote on that page somewhere else as well. Both are in your journal.")
    messages.success(request, told)
    return redirect("own_after", number=number)


def _page(
    request: HttpRequest, care: after.Aftercare, form: AfterForm, status: int = 200
) -> HttpResponse:
    said = after.said_going(care)
    shown = {
        "care": care,
        "form": form,
        "feelings": dict(Feeling.choices) if after.may_still_say(care, clock.now()) else {},
        "said": said,
        "needs_somebody": asks_for_somebody(said),
        "written": after.written_after(care),
        "may_be_reminded": after.may_be_reminded(care, clock.now()),
        "own_device": request.session.get("own_device", False),
    }
    return render(request, "courses/after.html", shown, status=status)
