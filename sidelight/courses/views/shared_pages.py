"""Pages of journals that members showed to this counsellor; each is opened on record."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from sidelight.courses.actions.shared_pages import raise_about_page
from sidelight.courses.forms.shared_pages import ReadForm
from sidelight.foundation import clock
from sidelight.foundation.crypto import CannotDecrypt
from sidelight.journal.actions import OpenedShare, open_share, say_it_was_read
from sidelight.journal.errors import NothingToRead
from sidelight.journal.models import Share
from sidelight.journal.queries.plans import open_plans_for
from sidelight.journal.queries.shares import lately_shown_to, share_for, shares_for
from sidelight.people.doors import staff_page
from sidelight.people.errors import Refusal
from sidelight.people.models import Person, Role
from sidelight.safeguarding.queries import raising, told_in, what_happens_next

counsellors_page = staff_page(Role.COUNSELLOR)


@counsellors_page
@require_safe
def shared_pages(request: HttpRequest, worker: Person) -> HttpResponse:
    """List what members have shown to me, what is unread first; never what it says."""
    at = clock.now()
    shown = {"shares": shares_for(worker, at), "plans": open_plans_for(worker, at)}
    return render(request, "courses/shared_pages/list.html", shown)


@counsellors_page
@require_safe
def shared_page(request: HttpRequest, worker: Person, slug: str) -> HttpResponse:
    """Show from whom a page is; its words are opened by pressing a button."""
    return _page(request, _found(worker, slug))


@counsellors_page
@require_POST
def shared_page_words(request: HttpRequest, worker: Person, slug: str) -> HttpResponse:
    """Open the page; the ledger keeps who read it and when."""
    share = _found(worker, slug)
    return _page(request, share, opened=_opened(share, worker), is_open=True)


@counsellors_page
@sensitive_post_parameters("words")
@require_POST
def shared_page_reading(request: HttpRequest, worker: Person, slug: str) -> HttpResponse:
    """Say that I have read it, with a few words if I like."""
    share = _found(worker, slug)
    form = ReadForm(request.POST)
    if form.is_valid():
        try:
            say_it_was_read(share, form.cleaned_data["words"], by=worker, at=clock.now())
        except Refusal as refusal:
            form.add_error("words", str(refusal))
        else:
            messages.success(request, _("They can see that you have read it."))
            return redirect("shared_page", slug=slug)
    return _page(request, share, form=form, status=422)


@counsellors_page
@sensitive_post_parameters("worry")
@require_POST
def shared_page_concern(request: HttpRequest, worker: Person, slug: str) -> HttpResponse:
    """Tell a safeguarding lead; also when the page was taken back since I read it."""
    at = clock.now()
    share = lately_shown_to(worker, slug, at)
    if share is None:
        raise Http404
    try:
        raise_about_page(share, told_in(request.POST.dict()), by=worker, at=at)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, what_happens_next(at))
    if share_for(worker, slug, at) is None:
        return redirect("shared_pages")
    return redirect("shared_page", slug=slug)


def _found(worker: Person, slug: str) -> Share:
    """Return what this counsellor may read now; of everything else nothing is there."""
    share = share_for(worker, slug, clock.now())
    if share is None:
        raise Http404
    return share


def _opened(share: Share, worker: Person) -> OpenedShare | None:
    try:
        return open_share(share, by=worker, at=clock.now())
    except NothingToRead as no:
        raise Http404 from no
    except CannotDecrypt:
        return None


def _page(
    request: HttpRequest,
    share: Share,
    *,
    opened: OpenedShare | None = None,
    is_open: bool = False,
    form: ReadForm | None = None,
    status: int = 200,
) -> HttpResponse:
    shown = {
        "share": share,
        "opened": opened,
        "is_open": is_open,
        "form": form or ReadForm(),
        "raising": raising(clock.now()),
    }
    return render(request, "courses/shared_pages/page.html", shown, status=status)
