"""Questions as those who answer them see them, and the second look before anybody else does."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sidelight.foundation import clock
from sidelight.foundation.paging import page_of
from sidelight.guidance import actions, queries
from sidelight.guidance.forms import AnswerForm, LookForm, ReplyForm
from sidelight.guidance.models import Answer, AnswerLook, AskedQuestion
from sidelight.people.doors import staff_page
from sidelight.people.errors import Refusal
from sidelight.people.models import Person
from sidelight.team.queries import today

PAGE = 25


@staff_page(*queries.WRITERS)
@require_safe
def staff_questions(request: HttpRequest, worker: Person) -> HttpResponse:
    """Show what waits for an answer, what a second person sees or saw, and what everybody reads."""
    at = clock.now()
    waiting = queries.questions_waiting(worker, at)
    shown = {
        "page": page_of(waiting, request.GET.get("page"), PAGE),
        "to_look_at": list(queries.answers_to_look_at()[:PAGE]),
        "not_yet": list(queries.answers_not_yet()[:PAGE]),
        "answers": list(queries.answers_shown()[:200]),
        "today": today(at),
    }
    return render(request, "guidance/questions/staff_questions.html", shown)


@staff_page(*queries.WRITERS)
@require_safe
def staff_question(request: HttpRequest, worker: Person, slug: str) -> HttpResponse:
    """Show what was asked, with a line on the ledger, and both ways to answer."""
    return _question_page(request, worker, _waiting(worker, slug))


@staff_page(*queries.WRITERS)
@require_POST
def question_answer(request: HttpRequest, worker: Person, slug: str) -> HttpResponse:
    """Keep an answer for everybody; somebody else looks at it first."""
    question, form = _waiting(worker, slug), AnswerForm(request.POST, auto_id="answer-%s")
    if form.is_valid():
        new = form.new_answer()
        try:
            actions.write_answer(new, question=question, by=worker, at=clock.now())
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Kept. Somebody else looks at it before it is shown."))
            return redirect("staff_questions")
    return _question_page(request, worker, question, answer_form=form)


@staff_page(*queries.WRITERS)
@require_POST
def question_reply(request: HttpRequest, worker: Person, slug: str) -> HttpResponse:
    """Write back to whoever asked, and publish nothing."""
    question, form = _waiting(worker, slug), ReplyForm(request.POST, auto_id="reply-%s")
    if form.is_valid():
        try:
            actions.write_back(question, form.cleaned_data["words"], by=worker, at=clock.now())
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Whoever asked can read it now."))
            return redirect("staff_questions")
    return _question_page(request, worker, question, reply_form=form)


@staff_page(*queries.WRITERS)
@require_safe
def staff_answer(request: HttpRequest, worker: Person, slug: str) -> HttpResponse:
    """Show one version of an answer, and what a second person said about it."""
    answer = get_object_or_404(Answer.objects.select_related("written_by"), slug=slug)
    shown = {
        "answer": answer,
        "look": AnswerLook.objects.filter(answer=answer).select_related("by").first(),
        "is_off": hasattr(answer, "taken_off"),
        "is_mine": answer.written_by_id == worker.pk,
        "digest": queries.digest(answer),
    }
    return render(request, "guidance/questions/staff_answer.html", shown)


@staff_page(*queries.WRITERS)
@require_POST
def answer_look(request: HttpRequest, worker: Person, slug: str) -> HttpResponse:
    """Say yes to this version, or not."""
    answer, form = get_object_or_404(Answer, slug=slug), LookForm(request.POST)
    if not form.is_valid():
        messages.info(request, _("Please look once more."))
        return redirect("staff_answer", slug)
    said, seen = AnswerLook.Said(form.cleaned_data["said"]), form.cleaned_data["seen"]
    try:
        actions.look_at_answer(answer, said, seen=seen, by=worker, at=clock.now())
    except Refusal as refusal:
        messages.info(request, str(refusal))
        return redirect("staff_answer", slug)
    if said == AnswerLook.Said.YES:
        messages.success(request, _("Everybody can read it now."))
    else:
        messages.success(request, _("It is on the list of what has to be written anew."))
    return redirect("staff_questions")


@staff_page(*queries.WRITERS)
@require_POST
def answer_removal(request: HttpRequest, worker: Person, slug: str) -> HttpResponse:
    """Show an answer to nobody any more."""
    try:
        actions.take_answer_off(get_object_or_404(Answer, slug=slug), by=worker, at=clock.now())
    except Refusal as refusal:
        messages.info(request, str(refusal))
    else:
        messages.success(request, _("Nobody is shown it any more."))
    return redirect("staff_questions")


@staff_page(*queries.WRITERS)
@require_http_methods(["GET", "HEAD", "POST"])
def new_version(request: HttpRequest, worker: Person, slug: str) -> HttpResponse:
    """Write the next version of an answer; this one stays until somebody has said yes to that."""
    answer = get_object_or_404(Answer, slug=slug)
    if request.method != "POST":
        form = AnswerForm(
            initial={
                "asked": answer.asked,
                "words": answer.words,
                "topic": answer.topic,
                "kind": answer.kind,
            }
        )
        return _version_page(request, answer, form)
    form = AnswerForm(request.POST)
    if form.is_valid():
        new = form.new_answer(replaces=answer)
        try:
            actions.write_answer(new, question=None, by=worker, at=clock.now())
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Kept. Somebody else looks at it before it is shown."))
            return redirect("staff_questions")
    return _version_page(request, answer, form)


def _version_page(request: HttpRequest, answer: Answer, form: AnswerForm) -> HttpResponse:
    shown = {"answer": answer, "form": form}
    status = 422 if form.errors else 200
    return render(request, "guidance/questions/new_version.html", shown, status=status)


def _waiting(worker: Person, slug: str) -> AskedQuestion:
    found = queries.question_for(worker, slug, clock.now())
    if found is None:
        raise Http404
    return found


def _question_page(
    request: HttpRequest,
    worker: Person,
    question: AskedQuestion,
    *,
    answer_form: AnswerForm | None = None,
    reply_form: ReplyForm | None = None,
) -> HttpResponse:
    shown = {
        "question": question,
        "asked": actions.open_question(question, by=worker, at=clock.now()),
        # Never filled in with what was asked: the words for everybody are to be our own.
        "answer_form": answer_form or AnswerForm(auto_id="answer-%s"),
        "reply_form": reply_form or ReplyForm(auto_id="reply-%s"),
    }
    status = 422 if answer_form or reply_form else 200
    return render(request, "guidance/questions/staff_question.html", shown, status=status)
