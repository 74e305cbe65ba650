"""The programmes of the place, for its staff, and how a new one begins."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sidelight.courses.actions.packs.opening import pack_from
from sidelight.courses.actions.programmes.beginning import begin_programme, bring_in
from sidelight.courses.errors.programmes import NotAsItShould
from sidelight.courses.forms.programmes import TitleForm
from sidelight.courses.models import ProgrammeVersion
from sidelight.courses.queries.packs.sample import sample_files
from sidelight.courses.queries.programmes import listed_programmes
from sidelight.courses.views.programmes.doors import reading_page, writing_page
from sidelight.foundation import clock
from sidelight.people.doors import works_here_as
from sidelight.people.models import Person, Role


@reading_page
@require_safe
def staff_programmes(request: HttpRequest, worker: Person) -> HttpResponse:
    """List programmes with their versions; a counsellor begins one here."""
    shown = {
        "programmes": listed_programmes(),
        "writes": bool(works_here_as(request, frozenset({Role.COUNSELLOR}))),
    }
    return render(request, "courses/programmes/list.html", shown)


@writing_page
@require_http_methods(["GET", "HEAD", "POST"])
def new_programme(request: HttpRequest, worker: Person) -> HttpResponse:
    """Begin a programme with its title."""
    form = TitleForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            version = begin_programme(form.cleaned_data["title"], by=worker, at=clock.now())
        except NotAsItShould as refusal:
            form.add_error("title", "; ".join(says for _name, says in refusal.wrong))
        else:
            return to_version(version)
    status = 422 if form.errors else 200
    return render(request, "courses/programmes/new.html", {"form": form}, status=status)


@writing_page
@require_POST
def sample_programme(request: HttpRequest, worker: Person) -> HttpResponse:
    """Begin a programme from the sample that is shipped."""
    pack = pack_from(sample_files())
    version = bring_in(pack, by=worker, at=clock.now(), how="sample")
    messages.success(request, _("Here is the sample, as a draft of yours. Change what you like."))
    return to_version(version)


def to_version(version: ProgrammeVersion) -> HttpResponse:
    """Lead to the page of a version."""
    return redirect("staff_version", slug=version.programme.slug, number=version.number)
