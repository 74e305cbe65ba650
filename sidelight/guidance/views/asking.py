"""Asking, for everybody and without any script; and what was answered, for everybody to read."""

from uuid import UUID, uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from sidelight.foundation import clock
from sidelight.foundation.editions import for_everybody
from sidelight.guidance import actions, queries, rules
from sidelight.guidance.forms import AskForm
from sidelight.guidance.models import AskedQuestion
from sidelight.people.actions import take_a_turn
from sidelight.people.doors import address_of, come_back_later, open_page
from sidelight.people.errors import Refusal
from sidelight.people.models import Person
from sidelight.team.queries import reading_now


@open_page
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """Take a question of anybody; show to whoever is signed in what they want to hear of."""
    person = request.user if isinstance(request.user, Person) else None
    form = AskForm(request.POST if request.method == "POST" else None)
    at = clock.now()
    if form.is_valid():
        said = form.cleaned_data
        key = said["key"] or uuid4()
        try:
            take_a_turn(rules.QUESTIONS_FROM_AN_ADDRESS, address_of(request), at=at)
            kept = actions.ask(
                said["words"], key=key, person=person, tell_me=said["tell_me"], at=at
            )
        except Refusal as refusal:
            come_back_later(request, refusal)
            form.add_error("words", str(refusal))
        else:
            return redirect("own_question", key=kept.key)
    shown = {
        "form": form,
        "person": person,
        "mine": queries.questions_of(person) if person else [],
        "reading": reading_now(at),
    }
    page = render(request, "guidance/questions/ask.html", shown)
    # What somebody asked to hear of stands on it when they are signed in.
    if person is None:
        page.headers["X-Robots-Tag"] = "all"
    return page


@open_page
@require_safe
def own_question(request: HttpRequest, key: UUID) -> HttpResponse:
    """Show what became of a question to whoever has its address; not what was asked."""
    question, at = get_object_or_404(AskedQuestion, key=key), clock.now()
    shown = {
        "question": question,
        "own": queries.own_question(question, at),
        "reading": reading_now(at),
    }
    page = render(request, "guidance/questions/own_question.html", shown)
    page.headers["Cache-Control"] = "no-store, private"
    return page


@open_page
@for_everybody
@require_safe
def questions(request: HttpRequest) -> HttpResponse:
    """Show every answer that there is, by topic; the list ends."""
    shown = {"topics": queries.answers_by_topic(clock.now())}
    return _for_all(render(request, "guidance/questions/questions.html", shown))


@open_page
@for_everybody
@require_safe
def question(request: HttpRequest, name: str) -> HttpResponse:
    """Show one question in our own words, with its answer."""
    answer = queries.readable_answer(name, clock.now())
    if answer is None:
        raise Http404
    return _for_all(render(request, "guidance/questions/question.html", {"answer": answer}))


def _for_all(page: HttpResponse) -> HttpResponse:
    page.headers["X-Robots-Tag"] = "all"
    return page
