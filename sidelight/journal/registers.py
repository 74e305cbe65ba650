"""What apps above the journal plug in."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from sidelight.foundation.register import Register
from sidelight.journal.models import Share
from sidelight.people.models import Person
from sidelight.screening.rules import Verdict


@dataclass(frozen=True)
class Prompt:
    """Something to write about, for whoever likes to be asked.

    code: kept beside the page, at most 40 letters, with nothing in it that tells of a person.
    title: what a page about it is called until its writer says otherwise. asked: the question.
    """

    code: str
    title: str
    asked: str


# Who asks for what just now, for this person: (person, at). Nothing of it is ever pressed on them.
prompts: Register[Callable[[Person, datetime], Iterable[Prompt]]] = Register()

# To whom this person may show something of theirs: (person, at). With nobody to ask, to nobody.
readers: Register[Callable[[Person, datetime], Iterable[Person]]] = Register()


@dataclass(frozen=True)
class Shown:
    """A page that was just shown to somebody. words: plain, for whoever must look at once."""

    share: Share
    words: str
    verdict: Verdict


# Run inside the transaction in which a page is shown: (what, at).
page_shared: Register[Callable[[Shown, datetime], object]] = Register()
