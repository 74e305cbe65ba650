"""Pages about oneself: the account, the mark, steps, and what one agreed to."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sidelight.foundation import clock
from sidelight.people import actions, queries
from sidelight.people.chrome import own_ways
from sidelight.people.doors import member_page, signed_in_page
from sidelight.people.errors import NothingWrittenDown
from sidelight.people.forms import MarkForm, StepForm
from sidelight.people.models import MarkColour, MarkShape, Person, Role, Step


@signed_in_page
@require_safe
def own_account(request: HttpRequest, person: Person) -> HttpResponse:
    """Lead to everything that is about oneself."""
    is_member = Role.MEMBER in queries.roles_of(person, clock.now())
    shown = {
        "person": person,
        "is_member": is_member,
        "groups": own_ways(is_member=is_member),
        "wants_pauses": is_member and queries.wants_pauses(person),
    }
    return render(request, "people/own_account.html", shown)


@signed_in_page
@require_safe
def own_agreements(request: HttpRequest, person: Person) -> HttpResponse:
    """Show each text somebody agreed to, in the version they agreed to."""
    shown = {"agreements": queries.agreements_of(person)}
    return render(request, "people/own_agreements.html", shown)


@member_page
@require_http_methods(["GET", "HEAD", "POST"])
def own_mark(request: HttpRequest, member: Person) -> HttpResponse:
    """Let somebody pick another mark; there is nothing in it to look at first."""
    now = {"shape": member.mark_shape, "colour": member.mark_colour}
    form = MarkForm(request.POST if request.method == "POST" else None, initial=now)
    if form.is_valid():
        shape, colour = form.cleaned_data["shape"], form.cleaned_data["colour"]
        actions.choose_mark(member, MarkShape(shape), MarkColour(colour))
        messages.success(request, gettext("That is your mark now."))
        return redirect("own_account")
    return render(request, "people/own_mark.html", {"form": form, "member": member})


@member_page
@require_http_methods(["GET", "HEAD", "POST"])
def own_steps(request: HttpRequest, member: Person) -> HttpResponse:
    """Show the steps somebody keeps for themselves; keep one more."""
    today = timezone.localdate(clock.now())
    form = StepForm(today, request.POST if request.method == "POST" else None)
    if form.is_valid() and kept(form, member):
        return redirect("own_steps")
    return render(
        request, "people/own_steps.html", {"form": form, "steps": queries.steps_of(member)}
    )


def kept(form: StepForm, member: Person) -> bool:
    """Whether the step was kept; if not, the reason stands beside it."""
    given = form.cleaned_data
    try:
        kind = Step.Kind(given["kind"])
        actions.keep_step(member, kind, words=given["words"], month=given["month"])
    except NothingWrittenDown as refusal:
        form.add_error("words", str(refusal))
        return False
    return True


@member_page
@require_POST
def step_removal(request: HttpRequest, member: Person, slug: str) -> HttpResponse:
    """Forget a step."""
    actions.drop_step(member, slug)
    return redirect("own_steps")


@member_page
@require_POST
def pauses_off(request: HttpRequest, member: Person) -> HttpResponse:
    """Say nothing more about pauses."""
    actions.switch_pauses_off(member, at=clock.now())
    messages.success(request, gettext("We will not mention pauses any more."))
    return redirect("own_account")


@member_page
@require_POST
def pauses_on(request: HttpRequest, member: Person) -> HttpResponse:
    """Mention a pause again, once in a long visit."""
    actions.switch_pauses_on(member)
    messages.success(request, gettext("We will mention a pause once in a long visit."))
    return redirect("own_account")
