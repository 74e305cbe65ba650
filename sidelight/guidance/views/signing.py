"""Where a second person reads an article, answers for it, sends it back, or takes it off."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sidelight.directory.queries import lines_of
from sidelight.foundation import clock
from sidelight.guidance import actions, queries
from sidelight.guidance.errors import ChangedSinceRead, NotYoursToSign, TakenOffAlready
from sidelight.guidance.forms import SendBackForm, SignOffForm, TakeOffForm
from sidelight.guidance.models import SignOff
from sidelight.guidance.models.articles import EDITING
from sidelight.people.doors import staff_page
from sidelight.people.models import Person, Role

at_the_desk = staff_page(*actions.MAY_TAKE_OFF)
READ_OR_SEND = ["GET", "HEAD", "POST"]


@at_the_desk
@require_safe
def staff_articles(request: HttpRequest, worker: Person) -> HttpResponse:
    """List what waits to be signed off, what came back, and what is signed with its dates."""
    shown = {
        "waiting": queries.waiting_for_sign_off(),
        "sent_back": queries.sent_back(),
        "taken_off": queries.taken_off(),
        "signed": queries.signed_articles(clock.now()),
        "is_editor": actions.may_write(worker, clock.now()),
        "editing": EDITING,
        "samples_left": queries.samples_left(),
    }
    return render(request, "guidance/staff/articles.html", shown)


@staff_page(Role.EDITOR)
@require_POST
def article_samples(request: HttpRequest, worker: Person) -> HttpResponse:
    """Bring in the articles that come with Sidelight; each waits for a sign-off like any other."""
    brought = actions.bring_in_samples(by=worker, at=clock.now())
    if brought:
        messages.success(request, _("The samples are here. Each waits to be read and signed off."))
    return redirect("staff_articles")


@at_the_desk
@require_http_methods(READ_OR_SEND)
def article_version(request: HttpRequest, worker: Person, number: int) -> HttpResponse:
    """Show one version as everybody would read it, and take the sign-off."""
    waiting = queries.waiting_version(number)
    if waiting is None:
        raise Http404
    form = SignOffForm(initial={"digest": waiting.digest})
    if request.method == "POST":
        form = SignOffForm(request.POST)
        if form.is_valid():
            try:
                actions.sign_off(number, **form.cleaned_data, by=worker, at=clock.now())
            except (NotYoursToSign, ChangedSinceRead) as refusal:
                form.add_error(None, refusal.kind_words)
            else:
                messages.success(request, _("Everybody can read it now."))
                return redirect("staff_articles")
    shown = {"waiting": waiting, "form": form, "back": SendBackForm(initial=form.initial)}
    return render(request, "guidance/staff/version.html", shown | _measured(waiting, worker))


@at_the_desk
@require_http_methods(READ_OR_SEND)
def article_send_back(request: HttpRequest, worker: Person, number: int) -> HttpResponse:
    """Give a version back to its writers."""
    waiting = queries.waiting_version(number)
    if waiting is None:
        raise Http404
    form = SendBackForm(request.POST or None, initial={"digest": waiting.digest})
    if request.method == "POST" and form.is_valid():
        try:
            actions.send_back(number, **form.cleaned_data, by=worker, at=clock.now())
        except (NotYoursToSign, ChangedSinceRead) as refusal:
            form.add_error(None, refusal.kind_words)
        else:
            messages.success(request, _("It is back with its writers, with your words."))
            return redirect("staff_articles")
    return render(request, "guidance/staff/send_back.html", {"waiting": waiting, "form": form})


@at_the_desk
@require_http_methods(READ_OR_SEND)
def article_end(request: HttpRequest, worker: Person, number: int) -> HttpResponse:
    """Take a signed article off, with a reason."""
    signed = get_object_or_404(SignOff.objects.filter(taken_off=None), revision_id=number)
    form = TakeOffForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.take_off(signed, **form.cleaned_data, by=worker, at=clock.now())
        except (NotYoursToSign, TakenOffAlready) as refusal:
            form.add_error(None, refusal.kind_words)
        else:
            messages.success(request, _("It is off. Nobody reads it any more."))
            return redirect("staff_articles")
    return render(request, "guidance/staff/take_off.html", {"signed": signed, "form": form})


def _measured(waiting: queries.Waiting, worker: Person) -> dict[str, object]:
    numbers = [service.pk for service in waiting.article.related_help.all()]
    return {
        "article": waiting.article,
        "changes": queries.changed_since_signed(waiting),
        "related": lines_of(numbers, clock.now()),
        "age": queries.age_to_read(waiting.article),
        "minutes": queries.minutes_to_read(waiting.article),
        "may_sign": actions.may_sign(waiting, worker, clock.now()),
    }
