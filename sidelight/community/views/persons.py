"""The small page of a person, telling the team about it, and one's own words for it."""

from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sidelight.community import actions, queries
from sidelight.community.forms import AboutForm, FlagForm
from sidelight.community.queries import PersonView
from sidelight.foundation import clock
from sidelight.people.doors import member_page
from sidelight.people.errors import Refusal
from sidelight.people.models import Person
from sidelight.review.actions import Worry, flag
from sidelight.team.queries import opening


@member_page
@require_safe
def person(request: HttpRequest, member: Person, slug: str) -> HttpResponse:
    """A person whose words one can read: name, mark, a few words. No list and no count."""
    view = _seen(member, slug)
    shown = {"view": view, "may_flag": bool(queries.words_to_flag(view.person))}
    return render(request, "community/person.html", shown)


@member_page
@require_http_methods(["GET", "HEAD", "POST"])
def flag_person(request: HttpRequest, member: Person, slug: str) -> HttpResponse:
    """Tell the team about the words that a person shows of themselves."""
    view = _seen(member, slug)
    words = queries.words_to_flag(view.person)
    if words is None:
        raise Http404
    form = FlagForm(request.POST or None, initial={"key": uuid4()})
    if request.method == "POST" and form.is_valid():
        flag(words, Worry(**form.cleaned_data), by=member, at=clock.now())
        messages.success(request, _("Thank you for telling us. A moderator will look at it."))
        return redirect("person", slug=slug)
    context = {
        "form": form,
        "words": words.words.body,
        "about_person": True,
        "back": reverse("person", args=[slug]),
        "back_to": _("Back"),
        "opening": opening(clock.now()),
    }
    return render(request, "community/flag.html", context, status=422 if form.errors else 200)


@member_page
@require_http_methods(["GET", "HEAD", "POST"])
def own_about(request: HttpRequest, member: Person) -> HttpResponse:
    """Send a few words about oneself to be looked at."""
    mine = queries.own_about(member)
    now = {"key": uuid4(), "words": mine.words.body if mine else ""}
    form = AboutForm(request.POST or None, initial=now)
    if request.method == "POST" and form.is_valid():
        try:
            sent = actions.submit_about(member, **form.cleaned_data, at=clock.now())
        except Refusal as refusal:
            form.add_error("words", str(refusal))
        else:
            return redirect("own_submission", slug=sent.slug)
    shown = {"form": form, "mine": mine, "shown": queries.about_of(member)}
    status = 422 if form.errors else 200
    return render(request, "community/own_about.html", shown, status=status)


def _seen(member: Person, slug: str) -> PersonView:
    view = queries.person_view(queries.reader_of(member, clock.now()), slug)
    if view is None:
        raise Http404
    return view
