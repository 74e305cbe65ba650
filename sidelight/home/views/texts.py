"""Managers write what people agree to: each saving is a new version for everybody."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sidelight.foundation import clock
from sidelight.home.forms import BaseClauseFormSet, ClauseFormSet, TextForm
from sidelight.home.queries import sample_of
from sidelight.people import actions
from sidelight.people.doors import staff_page
from sidelight.people.models import HouseText, Person, Role
from sidelight.people.queries import text_in_force


@staff_page(Role.MANAGER)
@require_safe
def staff_texts(request: HttpRequest, worker: Person) -> HttpResponse:
    """Show both texts and which version of each is in force."""
    at = clock.now()
    texts = [(kind, text_in_force(kind, at)) for kind in HouseText.Kind]
    return render(request, "home/texts.html", {"texts": texts})


@staff_page(Role.MANAGER)
@require_http_methods(["GET", "HEAD", "POST"])
def staff_text(request: HttpRequest, worker: Person, kind: str) -> HttpResponse:
    """Show a text as a form; put what was written in force as a new version."""
    if kind not in HouseText.Kind.values:
        raise Http404
    at = clock.now()
    known, text = HouseText.Kind(kind), text_in_force(kind, at)
    forms = forms_for(known, text, request.POST if request.method == "POST" else None)
    if forms.are_valid():
        actions.write_text(
            known,
            forms.text.cleaned_data["words"],
            clauses=forms.clauses.clauses if forms.clauses else (),
            what_changed=forms.text.cleaned_data["what_changed"],
            by=worker,
            at=at,
        )
        messages.success(request, _("The new version is in force. Everybody is asked to agree."))
        return redirect("staff_texts")
    shown = {"kind": known, "text": text, "forms": forms, "sample": sample_of(known)}
    return render(request, "home/text_form.html", shown)


@dataclass(frozen=True)
class TextForms:
    """The form of a text, and its clauses where it has any."""

    text: TextForm
    clauses: BaseClauseFormSet | None

    def are_valid(self) -> bool:
        """Whether everything typed in can be put in force; both halves show what to mend."""
        halves = [self.text.is_valid(), self.clauses is None or self.clauses.is_valid()]
        return self.text.is_bound and all(halves)


def forms_for(kind: HouseText.Kind, text: HouseText | None, given: QueryDict | None) -> TextForms:
    """Return the forms, filled with the version in force, or else with the shipped draft."""
    sample = sample_of(kind)
    words = text.words if text else sample.words
    clauses = [(one.title, one.words) for one in text.clauses.all()] if text else sample.clauses
    form = TextForm(given, initial={"words": words})
    if kind != HouseText.Kind.HOUSE_RULES:
        return TextForms(form, None)
    filled = [{"title": title, "words": meaning} for title, meaning in clauses]
    return TextForms(form, ClauseFormSet(given, initial=filled, prefix="clauses"))
