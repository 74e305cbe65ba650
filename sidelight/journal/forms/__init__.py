"""What the pages of a journal and of a safety plan ask for."""

from sidelight.journal.forms.letters import LetterForm
from sidelight.journal.forms.pages import PageForm, ShowForm
from sidelight.journal.forms.plans import OpenForm, PlanForm

__all__ = ["LetterForm", "OpenForm", "PageForm", "PlanForm", "ShowForm"]
