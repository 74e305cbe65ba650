"""The pictures of a version: brought in, taken out, and shown to whoever may see them."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sidelight.courses.actions.programmes.pictures import add_picture, remove_picture
from sidelight.courses.errors.programmes import NameInUse
from sidelight.courses.forms.packs import PictureForm
from sidelight.courses.models import Medium
from sidelight.courses.queries.content import picture_names
from sidelight.courses.queries.course_pictures import picture_for, picture_of
from sidelight.courses.queries.reading_weeks import picture_address
from sidelight.courses.views.programmes.doors import (
    is_written,
    reading_page,
    version_or_404,
    writing_page,
)
from sidelight.foundation import clock
from sidelight.people.doors import open_page
from sidelight.people.errors import Refusal
from sidelight.people.models import Person


@writing_page
@require_http_methods(["GET", "HEAD", "POST"])
def staff_pictures(request: HttpRequest, worker: Person, slug: str, number: int) -> HttpResponse:
    """Show the pictures of a version with what to write to show each; add one."""
    version = version_or_404(slug, number)
    form = PictureForm()
    if request.method == "POST":
        form = PictureForm(request.POST, request.FILES)
        if form.is_valid():
            sent = form.cleaned_data["picture"].read()
            try:
                add_picture(version, form.file_name, sent, by=worker, at=clock.now())
            except NameInUse as refusal:
                form.add_error("name", str(refusal))
            except Refusal as refusal:
                form.add_error("picture", str(refusal))
            else:
                messages.success(request, _("The picture is here. Its words are beside it."))
                return redirect("staff_pictures", slug=slug, number=number)
    shown = {
        "version": version,
        "names": sorted(picture_names(version)),
        "address": picture_address(version, "staff_picture"),
        "writes": is_written(version),
        "form": form,
    }
    status = 422 if form.errors else 200
    return render(request, "courses/programmes/pictures.html", shown, status=status)


@writing_page
@require_POST
def picture_removal(
    request: HttpRequest, worker: Person, slug: str, number: int, name: str
) -> HttpResponse:
    """Take out a picture that is shown nowhere."""
    try:
        remove_picture(version_or_404(slug, number), name, by=worker, at=clock.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The picture is gone."))
    return redirect("staff_pictures", slug=slug, number=number)


@reading_page
@require_safe
def staff_picture(
    request: HttpRequest, worker: Person, slug: str, number: int, name: str
) -> HttpResponse:
    """A picture of any version, for the staff."""
    return _drawn(picture_of(version_or_404(slug, number), name))


@open_page
@require_safe
def course_picture(request: HttpRequest, slug: str, number: int, name: str) -> HttpResponse:
    """A picture of a published version, for whoever may see that one."""
    person = request.user if isinstance(request.user, Person) else None
    return _drawn(picture_for(person, version_or_404(slug, number), name))


def _drawn(medium: Medium | None) -> HttpResponse:
    if medium is None:
        raise Http404
    answer = HttpResponse(bytes(medium.content), content_type=medium.media_type)
    # It is drawn anew when it comes in. Should a browser still see more in it, it may do nothing.
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer
