"""The ideas for a pause, as editors keep them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sidelight.foundation import clock
from sidelight.guidance import actions, queries
from sidelight.guidance.forms import IdeasForm
from sidelight.people.doors import staff_page
from sidelight.people.models import Person, Role
from sidelight.people.queries.pauses import OUR_IDEAS


@staff_page(Role.EDITOR, Role.MANAGER)
@require_http_methods(["GET", "HEAD", "POST"])
def offline_ideas(request: HttpRequest, worker: Person) -> HttpResponse:
    """Show the ideas in force as a form; offer what was written from now on."""
    own = queries.ideas_in_force()
    form = IdeasForm(initial={"ideas": "\n".join(own)})
    if request.method == "POST":
        form = IdeasForm(request.POST)
        if form.is_valid():
            actions.choose_ideas(form.cleaned_data["ideas"], by=worker, at=clock.now())
            messages.success(request, _("These ideas are offered from now on."))
            return redirect("offline_ideas")
    return render(request, "guidance/ideas.html", {"form": form, "own": own, "ours": OUR_IDEAS})
