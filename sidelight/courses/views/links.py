"""What links in messages open: one page with one button each, without signing in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from sidelight.courses.actions import places
from sidelight.courses.queries import links
from sidelight.courses.queries.attendance import asked_after
from sidelight.foundation import clock
from sidelight.notices.doors import link_page, over
from sidelight.people.errors import Refusal


@link_page(links.OFFER)
@require_http_methods(["GET", "HEAD", "POST"])
def offer_link(request: HttpRequest, subject: str) -> HttpResponse:
    """Ask whether somebody wants the place that is kept for them; give it to them."""
    at = clock.now()
    found = links.application_called(subject)
    if found is None:
        return over(request)
    if request.method == "POST":
        try:
            places.take_offer(found, at=at)
        except Refusal as refusal:
            return render(request, "courses/links/offer.html", {"refusal": str(refusal)})
        return redirect(request.path)
    shown = {"offer": links.shown_offer(found, at)}
    return render(request, "courses/links/offer.html", shown)


@link_page(links.AWAY)
@require_http_methods(["GET", "HEAD", "POST"])
def away_link(request: HttpRequest, subject: str) -> HttpResponse:
    """Ask whether somebody cannot make it to one evening; note that, or that they can after all."""
    found = links.evening_called(subject)
    if found is None:
        return over(request)
    if request.method == "POST":
        try:
            if request.POST.get("after_all"):
                places.can_come_after_all(found.application, found.session, at=clock.now())
            else:
                places.cannot_come(found.application, found.session, at=clock.now())
        except Refusal as refusal:
            return render(request, "courses/links/away.html", {"refusal": str(refusal)})
        return redirect(request.path)
    return render(request, "courses/links/away.html", {"evening": links.shown_evening(found)})


@link_page(links.MISSED)
@require_http_methods(["GET", "HEAD", "POST"])
def missed_link(request: HttpRequest, subject: str) -> HttpResponse:
    """Ask whoever missed an evening whether they keep their place; keep it, or give it back."""
    at = clock.now()
    found = links.evening_called(subject)
    if found is None:
        return over(request)
    application = found.application
    if request.method == "POST":
        if request.POST.get("answer") == "stop":
            places.give_back(application, at=at)
            return render(request, "courses/links/missed.html", {"is_given_back": True})
        places.still_wants(application, at=at)
        return redirect(request.path)
    asked = asked_after(application)
    return render(request, "courses/links/missed.html", {"is_kept": asked is None})


@link_page(links.WANTED)
@require_http_methods(["GET", "HEAD", "POST"])
def wanted_link(request: HttpRequest, subject: str) -> HttpResponse:
    """Ask whether somebody still wants their place; note that they do."""
    found = links.application_called(subject)
    if found is None or found.ended_at:
        return over(request)
    if request.method == "POST":
        places.still_wants(found, at=clock.now())
        return redirect(request.path)
    return render(request, "courses/links/wanted.html", {"is_said": bool(found.wanted_at)})
