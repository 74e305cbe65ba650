"""“Show someone”: chosen pages as a letter on one clean page. We keep and send nothing of it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from sidelight.journal.forms import LetterForm
from sidelight.journal.queries.letters import for_a_letter
from sidelight.journal.views.members import of_members
from sidelight.people.doors import member_page
from sidelight.people.models import Person


@member_page
@of_members
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def journal_letter(request: HttpRequest, member: Person) -> HttpResponse:
    """Ask what goes in, and draw the letter; or show the form again as it was filled in."""
    offered = for_a_letter(member)
    form = LetterForm(offered, request.POST if request.method == "POST" else None)
    if not form.is_valid() or "change" in request.POST:
        status = 422 if form.errors else 200
        return render(request, "journal/letter/form.html", {"form": form}, status=status)
    given = form.cleaned_data
    shown = {
        "letter": given,
        "pages": offered.picked(given.get("pages", [])),
        "plan": offered.plan if given.get("plan") else None,
        "form": form,
    }
    return render(request, "journal/letter/letter.html", shown)
