"""The way out that stands in every message: it works without signing in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from sidelight.foundation import clock
from sidelight.notices import actions, queries
from sidelight.notices.doors import link_page
from sidelight.notices.rules import STOP


@link_page(STOP)
@require_http_methods(["GET", "HEAD", "POST"])
def message_stop(request: HttpRequest, subject: str) -> HttpResponse:
    """Ask whether messages shall stop; stop them."""
    profile = queries.profile_to_stop(subject)
    if request.method == "POST" and profile is not None:
        actions.stop_messages(profile, at=clock.now())
        return redirect(request.path)
    return render(request, "notices/message_stop.html", {"is_stopped": profile is None})
