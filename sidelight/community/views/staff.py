"""Staff pages for spaces: managers open and close them, a safeguarding lead may mix bands."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sidelight.community import actions
from sidelight.community.forms import ChangeSpaceForm, MixingForm, SpaceForm
from sidelight.community.models import Space
from sidelight.foundation import clock
from sidelight.people.doors import staff_page, works_here_as
from sidelight.people.errors import Refusal
from sidelight.people.models import Person, Role


@staff_page(Role.MANAGER, Role.SAFEGUARDING_LEAD)
@require_safe
def staff_spaces(request: HttpRequest, worker: Person) -> HttpResponse:
    """Every space."""
    shown = {"spaces": Space.objects.all(), **_what_they_may(request)}
    return render(request, "community/staff_spaces.html", shown)


@staff_page(Role.MANAGER)
@require_http_methods(["GET", "HEAD", "POST"])
def staff_space_new(request: HttpRequest, worker: Person) -> HttpResponse:
    """Open a new space."""
    form = SpaceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        new = actions.NewSpace(**form.cleaned_data)
        space = actions.open_space(new, by=worker, at=clock.now())
        messages.success(request, _("The space is open."))
        return redirect("staff_space", slug=space.slug)
    status = 422 if form.errors else 200
    return render(request, "community/staff_space_new.html", {"form": form}, status=status)


@staff_page(Role.MANAGER, Role.SAFEGUARDING_LEAD)
@require_http_methods(["GET", "HEAD", "POST"])
def staff_space(request: HttpRequest, worker: Person, slug: str) -> HttpResponse:
    """One space: its name and words, whether it is open, and for whom."""
    space = get_object_or_404(Space, slug=slug)
    now = {"name": space.name, "about": space.about, "position": space.position}
    form = ChangeSpaceForm(request.POST or None, initial=now)
    if request.method == "POST" and form.is_valid():
        actions.change_space(space, **form.cleaned_data, by=worker, at=clock.now())
        messages.success(request, _("Changed."))
        return redirect("staff_space", slug=space.slug)
    return _space_page(request, space, form, MixingForm(), status=422 if form.errors else 200)


@staff_page(Role.MANAGER)
@require_POST
def space_closing(request: HttpRequest, worker: Person, slug: str) -> HttpResponse:
    """Close a space for writing."""
    space = get_object_or_404(Space, slug=slug)
    actions.close_space(space, by=worker, at=clock.now())
    messages.success(request, _("Nobody can write here now. What was published stays."))
    return redirect("staff_space", slug=slug)


@staff_page(Role.MANAGER)
@require_POST
def space_opening(request: HttpRequest, worker: Person, slug: str) -> HttpResponse:
    """Open a closed space again."""
    space = get_object_or_404(Space, slug=slug)
    actions.reopen_space(space, by=worker, at=clock.now())
    messages.success(request, _("The space is open again."))
    return redirect("staff_space", slug=slug)


@staff_page(Role.SAFEGUARDING_LEAD)
@require_POST
def space_mixing(request: HttpRequest, worker: Person, slug: str) -> HttpResponse:
    """Open a space to every age band, with a reason."""
    space = get_object_or_404(Space, slug=slug)
    form = MixingForm(request.POST)
    if form.is_valid():
        try:
            reason = form.cleaned_data["reason"]
            actions.mix_bands(space, reason, by=worker, at=clock.now())
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("This space is for every age now."))
            return redirect("staff_space", slug=slug)
    now = {"name": space.name, "about": space.about, "position": space.position}
    return _space_page(request, space, ChangeSpaceForm(initial=now), form, status=422)


def _space_page(
    request: HttpRequest, space: Space, form: ChangeSpaceForm, mixing: MixingForm, *, status: int
) -> HttpResponse:
    shown = {"space": space, "form": form, "mixing": mixing, **_what_they_may(request)}
    return render(request, "community/staff_space.html", shown, status=status)


def _what_they_may(request: HttpRequest) -> dict[str, bool]:
    """A button that leads whoever presses it to "There is no page here" is not shown."""
    works_as = works_here_as(request, frozenset({Role.MANAGER, Role.SAFEGUARDING_LEAD}))
    return {
        "opens_and_closes": Role.MANAGER in works_as,
        "mixes_bands": Role.SAFEGUARDING_LEAD in works_as,
    }
