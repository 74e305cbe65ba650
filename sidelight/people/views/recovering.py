"""Recovery words: showing new ones, and coming back with those that were kept."""

from datetime import datetime

from allauth.account.utils import perform_login
from django.contrib.auth import SESSION_KEY
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from sidelight.foundation import clock
from sidelight.people import actions, rules
from sidelight.people.actions import Recovering
from sidelight.people.adapter import first_page_of
from sidelight.people.doors import address_of, come_back_later, member_page, open_page
from sidelight.people.errors import Refusal
from sidelight.people.forms import FirstWordsForm, NewPassphraseForm, NewWordsForm, RecoverForm
from sidelight.people.models import Person, RecoveryWords

RECOVERING = "recovering"


@member_page
@sensitive_post_parameters("passphrase")
@require_http_methods(["GET", "HEAD", "POST"])
def recovery_words(request: HttpRequest, member: Person) -> HttpResponse:
    """Say what recovery words are for; make new ones and show them, this one time."""
    at = clock.now()
    if not actions.may_keep_words(member, at):
        raise Http404
    just_joined = at - member.joined_at <= rules.FIRST_WORDS_WITHIN
    shape = FirstWordsForm if just_joined else NewWordsForm
    form = shape(member, request.POST if request.method == "POST" else None)
    if form.is_valid():
        words = actions.make_recovery_words(member, at=at)
        return shown(request, member, words)
    kept = RecoveryWords.objects.filter(person=member).first()
    return render(request, "people/recovery_words.html", {"form": form, "kept": kept})


@open_page
@never_cache
@sensitive_post_parameters("words")
@require_http_methods(["GET", "HEAD", "POST"])
def recover(request: HttpRequest) -> HttpResponse:
    """Ask for the sign-in name and the words; every wrong answer is the same."""
    if request.user.is_authenticated:
        return redirect(first_page_of(request.user))
    form = RecoverForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and (found := fitting(request, form, clock.now())):
        keep_in_mind(request, found)
        return redirect("recover_passphrase")
    return render(request, "people/recover.html", {"form": form})


@open_page
@sensitive_post_parameters("passphrase")
@require_http_methods(["GET", "HEAD", "POST"])
def recover_passphrase(request: HttpRequest) -> HttpResponse:
    """Ask for a new passphrase, sign in, and show the words for the next time."""
    at = clock.now()
    recovering = in_mind(request, at)
    if recovering is None or request.user.is_authenticated:
        return redirect("recover")
    form = NewPassphraseForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and (words := recovered(form, recovering, at)):
        del request.session[RECOVERING]
        # By the way of every sign-in, so that whoever has a second factor is asked for it.
        onward: HttpResponse = perform_login(request, recovering.person)
        is_in = SESSION_KEY in request.session
        return shown(request, recovering.person, words) if is_in else onward
    return render(request, "people/recover_passphrase.html", {"form": form})


@sensitive_variables("words")
def shown(request: HttpRequest, person: Person, words: list[str]) -> HttpResponse:
    """Answer with the words: they are kept nowhere, so no other page could show them."""
    context = {"person": person, "words": words, "onward": first_page_of(person)}
    return render(request, "people/recovery_words_shown.html", context)


def fitting(request: HttpRequest, form: RecoverForm, at: datetime) -> Recovering | None:
    """Return whose words these are, or put the refusal above the form."""
    name = form.cleaned_data["name"]
    try:
        tries = actions.begin_recovery(name, address_of(request), at=at)
        found = actions.begin_recovering(name, form.cleaned_data["words"], at=at)
    except Refusal as refusal:
        come_back_later(request, refusal)
        form.add_error(None, str(refusal))
        return None
    actions.forgive(tries)
    return found


def recovered(form: NewPassphraseForm, recovering: Recovering, at: datetime) -> list[str]:
    """Return the new words, or none with the refusal above the form."""
    try:
        return actions.recover(recovering, form.cleaned_data["passphrase"], at=at)
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return []


def keep_in_mind(request: HttpRequest, found: Recovering) -> None:
    """Keep for a quarter of an hour, in this browser's session alone, whose words fitted."""
    # A new key: whoever planted the old one in this browser must not choose the passphrase.
    request.session.cycle_key()
    until = (clock.now() + rules.RECOVERING_LASTS).timestamp()
    request.session[RECOVERING] = [found.person.pk, found.seal, until]


def in_mind(request: HttpRequest, at: datetime) -> Recovering | None:
    """Return whose words fitted in this browser a short while ago."""
    pk, seal, until = request.session.get(RECOVERING, (None, "", 0))
    person = Person.objects.filter(pk=pk, left_at=None).first() if at.timestamp() < until else None
    return Recovering(person, seal) if person else None
