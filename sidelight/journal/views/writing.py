"""Writing a page: by a form, and kept by a script as it is typed."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from sidelight.foundation import clock
from sidelight.journal import actions
from sidelight.journal.actions import Saved
from sidelight.journal.errors import PageGone
from sidelight.journal.forms import PageForm
from sidelight.journal.queries.pages import OwnPage, find_page, opened, prompts_for
from sidelight.journal.registers import Prompt
from sidelight.journal.views.members import of_members
from sidelight.people.doors import member_page
from sidelight.people.errors import Refusal
from sidelight.people.models import Person

AS_TYPED = "Sidelight-Draft"


@member_page
@of_members
@sensitive_post_parameters("title", "words")
@require_http_methods(["GET", "HEAD", "POST"])
def new_journal_page(request: HttpRequest, member: Person) -> HttpResponse:
    """Write a new page, about something that was asked or about anything."""
    prompt = _prompt(request, member)
    asked = prompt.asked if prompt else ""
    if request.method != "POST":
        form = PageForm(initial={"title": prompt.title if prompt else ""})
        return _form(request, form, asked)
    form = PageForm(request.POST)
    if form.is_valid():
        writing = form.writing(asked=asked, prompt=prompt.code if prompt else "")
        try:
            return _kept(request, actions.begin_page(member, writing, at=clock.now()))
        except Refusal as refusal:
            form.add_error("words", str(refusal))
    return _not_kept(request, form, asked)


@member_page
@of_members
@sensitive_post_parameters("title", "words")
@require_http_methods(["GET", "HEAD", "POST"])
def journal_words(request: HttpRequest, member: Person, slug: str) -> HttpResponse:
    """Go on writing a page of mine."""
    page = find_page(member, slug)
    if page is None:
        return _gone(request)
    own = opened(member, [page])[0]
    if own.said is None:
        return redirect("journal_page", slug=slug)
    if request.method != "POST":
        said = own.said
        begun = {"title": said.title, "words": said.words, "seen": page.revision}
        return _form(request, PageForm(initial=begun), said.asked, own)
    form = PageForm(request.POST)
    if form.is_valid():
        writing = form.writing(asked=own.said.asked)
        try:
            return _kept(request, actions.change_page(page, writing, at=clock.now()))
        except PageGone:
            return _gone(request)
        except Refusal as refusal:
            form.add_error("words", str(refusal))
    return _not_kept(request, form, own.said.asked, own)


def _prompt(request: HttpRequest, member: Person) -> Prompt | None:
    """Return what the page is about: only what this person is asked just now."""
    wanted = request.GET.get("about", "")
    asked = prompts_for(member, clock.now()) if wanted else []
    return next((prompt for prompt in asked if prompt.code == wanted), None)


def _kept(request: HttpRequest, saved: Saved) -> HttpResponse:
    page = saved.page
    if request.headers.get(AS_TYPED):
        return JsonResponse(
            {
                "address": reverse("journal_words", kwargs={"slug": page.slug}),
                "seen": page.revision,
                "elsewhere": saved.is_elsewhere,
            }
        )
    if saved.is_elsewhere:
        told = _(
            "You wrote on that page somewhere else as well. Both are kept: "
            "these words are a page of their own now."
        )
        messages.info(request, told)
    else:
        messages.success(request, _("Kept. Only you are shown it."))
    return redirect("journal_page", slug=page.slug)


def _not_kept(
    request: HttpRequest, form: PageForm, asked: str, own: OwnPage | None = None
) -> HttpResponse:
    if request.headers.get(AS_TYPED):
        return HttpResponse(status=422)
    return _form(request, form, asked, own, status=422)


def _form(
    request: HttpRequest,
    form: PageForm,
    asked: str,
    own: OwnPage | None = None,
    status: int = 200,
) -> HttpResponse:
    shown = {
        "form": form,
        "asked": asked,
        "own": own,
        "about": "" if own else request.GET.get("about", ""),
        "own_device": request.session.get("own_device", False),
    }
    return render(request, "journal/write.html", shown, status=status)


def _gone(request: HttpRequest) -> HttpResponse:
    """Say that there is no such page; whoever was writing on it keeps their words.

    The same answer for a page that never was, and for one of somebody else.
    """
    form = PageForm(request.POST if request.method == "POST" else None)
    if not form.is_valid() or not form.cleaned_data["words"]:
        raise Http404
    if request.headers.get(AS_TYPED):
        return HttpResponse(status=410)
    form.add_error("words", PageGone.kind_words)
    return _form(request, form, "", status=410)
