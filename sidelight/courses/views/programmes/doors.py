"""What every page of a programme begins with: who it is, and which version."""

from collections.abc import Callable

from django.http import Http404
from django.utils.translation import gettext as _

from sidelight.courses.errors.programmes import ChangedMeanwhile, NotAsItShould
from sidelight.courses.forms.programmes import PartForm
from sidelight.courses.models import ProgrammeVersion
from sidelight.courses.queries.builder import found_version
from sidelight.courses.queries.programmes import READING, stage_of_annotated
from sidelight.courses.rules.programmes import Stage
from sidelight.people.doors import staff_page
from sidelight.people.errors import Refusal
from sidelight.people.models import Role

reading_page = staff_page(*READING)
writing_page = staff_page(Role.COUNSELLOR)


def version_or_404(slug: str, number: int) -> ProgrammeVersion:
    """Return a version by its address."""
    found = found_version(slug, number)
    if found is None:
        raise Http404
    return found


def is_written(version: ProgrammeVersion) -> bool:
    """Return whether a version may be changed at all."""
    return stage_of_annotated(version) == Stage.WRITING


class Kept:
    """What became of a form: kept, or shown again with every word that was typed."""

    def __init__(self, form: PartForm, keep: Callable[[], object]) -> None:
        self.form, self.status, self.changed = form, 200, False
        self.done: object = None
        if not form.is_bound:
            return
        self.status = 422
        if form.is_valid():
            self._try(keep)

    def _try(self, keep: Callable[[], object]) -> None:
        try:
            self.done = keep() or True
        except NotAsItShould as refusal:
            for name, says in refusal.wrong:
                self.form.add_error(name if name in self.form.fields else None, says)
        except ChangedMeanwhile as refusal:
            self.changed, self.status = True, 409
            self.form.add_error(None, str(refusal))
        except Refusal as refusal:
            self.status = 409
            self.form.add_error(None, str(refusal))


def not_now() -> str:
    """Say why a page to write on does not open."""
    return _("This version cannot be changed now. Take it back first, or write the next one.")
