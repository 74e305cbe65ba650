"""Packs: brought in with every fault named, and taken along."""

from itertools import groupby

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sidelight.courses.actions.packs.opening import pack_from
from sidelight.courses.actions.programmes.beginning import bring_in
from sidelight.courses.errors.programmes import Fault, PackHasFaults
from sidelight.courses.forms.packs import PackForm
from sidelight.courses.queries.content import pack_of
from sidelight.courses.queries.packs.opening import files_of_zip
from sidelight.courses.queries.packs.writing import files_of, name_of, zip_of
from sidelight.courses.views.programmes.doors import (
    reading_page,
    version_or_404,
    writing_page,
)
from sidelight.courses.views.programmes.listing import to_version
from sidelight.foundation import clock
from sidelight.people.models import Person


@writing_page
@require_http_methods(["GET", "HEAD", "POST"])
def new_pack(request: HttpRequest, worker: Person) -> HttpResponse:
    """Bring in a pack as a draft, or say everything that is to be put right in it."""
    form, faults = PackForm(), tuple[Fault, ...]()
    if request.method == "POST":
        form = PackForm(request.POST, request.FILES)
        if form.is_valid():
            try:
                pack = pack_from(files_of_zip(form.cleaned_data["pack"]))
            except PackHasFaults as refusal:
                faults = refusal.faults
            else:
                version = bring_in(pack, by=worker, at=clock.now())
                messages.success(request, _("The pack is here, as a draft of yours."))
                return to_version(version)
    by_file = [(path, list(those)) for path, those in groupby(faults, lambda one: one.path)]
    shown = {"form": form, "faults": by_file, "many": len(faults)}
    status = 422 if form.errors or faults else 200
    return render(request, "courses/programmes/new_pack.html", shown, status=status)


@reading_page
@require_safe
def version_pack(request: HttpRequest, worker: Person, slug: str, number: int) -> HttpResponse:
    """Give a version as a zip, to keep or to share."""
    version = version_or_404(slug, number)
    pack = pack_of(version)
    name = name_of(pack)
    answer = HttpResponse(zip_of(files_of(pack), name), content_type="application/zip")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}-{number}.zip"'
    return answer
