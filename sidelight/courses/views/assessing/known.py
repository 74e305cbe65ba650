"""Who knows whom: notes that members wrote in private, and pairs that are not to meet."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sidelight.courses.actions import apart
from sidelight.courses.forms.deciding import NameForm, PairForm
from sidelight.courses.queries import assessing
from sidelight.courses.views.assessing.reading import cannot_open, counsellors_page
from sidelight.foundation import clock
from sidelight.foundation.crypto import CannotDecrypt
from sidelight.people.errors import Refusal
from sidelight.people.models import Person


@counsellors_page
@require_http_methods(["GET", "HEAD", "POST"])
def staff_known(request: HttpRequest, worker: Person) -> HttpResponse:
    """List what is to be settled and who is not to meet whom; note one more pair."""
    form = PairForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        two = form.cleaned_data
        try:
            apart.note_pair(two["one"], two["other"], by=worker, at=clock.now())
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Noted. Neither of the two is told."))
            return redirect("staff_known")
    shown = {
        "notes": assessing.notes_for(worker),
        "pairs": assessing.pairs_for(worker)[:MOST_PAIRS],
        "form": form,
        "here": "known",
    }
    status = 422 if form.errors else 200
    return render(request, "courses/assessing/known.html", shown, status=status)


MOST_PAIRS = 100


@counsellors_page
@require_http_methods(["GET", "HEAD", "POST"])
def known_note(request: HttpRequest, worker: Person, slug: str) -> HttpResponse:
    """Show one note; open its words, and the ledger keeps who did."""
    note = get_object_or_404(assessing.notes_for(worker), slug=slug)
    shown: dict[str, object] = {"note": note, "form": NameForm()}
    if request.method == "POST":
        try:
            shown["words"] = apart.open_note(note, by=worker, at=clock.now())
        except CannotDecrypt:
            shown["words"] = cannot_open()
    return render(request, "courses/assessing/note.html", shown)


@counsellors_page
@require_POST
def note_settling(request: HttpRequest, worker: Person, slug: str) -> HttpResponse:
    """Say whom they meant, or that nobody here is meant."""
    note = get_object_or_404(assessing.notes_for(worker), slug=slug)
    form = NameForm(request.POST)
    if not form.is_valid():
        return render(
            request, "courses/assessing/note.html", {"note": note, "form": form}, status=422
        )
    apart.settle_note(note, form.cleaned_data["who"], by=worker, at=clock.now())
    messages.success(request, _("Settled. The words are erased."))
    return redirect("staff_known")


@counsellors_page
@require_POST
def pair_end(request: HttpRequest, worker: Person, number: int) -> HttpResponse:
    """End that two people are not to meet."""
    pair = get_object_or_404(assessing.pairs_for(worker), pk=number)
    apart.end_pair(pair, by=worker, at=clock.now())
    messages.success(request, _("They may meet again."))
    return redirect("staff_known")
