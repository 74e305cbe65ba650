"""What review keeps about a person: words can be erased, decisions and states stay."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sidelight.ledger.models import Act, Line
from sidelight.people.actions.belongings import NO_WORDS, WHAT_STAFF_DID
from sidelight.people.actions.keepings import ACTS, US
from sidelight.people.models import Person
from sidelight.people.queries import roles_of
from sidelight.people.registers import Belonging, Entry, Keeping, NotGiven, Stays, Text, said
from sidelight.review.actions.versions import OPEN
from sidelight.review.models import (
    Claim,
    Decision,
    DecisionNote,
    Flag,
    FlagAnswer,
    State,
    Submission,
    Words,
)
from sidelight.review.registers import kind_named

WORDS = Keeping(
    "words",
    what=_("What you wrote, and what moderators wrote to you about it"),
    by=US,
    until=_("You leave"),
    why=_("So that you and others can read it."),
)
UNSEEN_WORDS = Keeping(
    "unseen-words",
    what=_("Words that were taken back, replaced, returned or not shown, and the notes to them"),
    by=US,
    until=_("You leave, or 12 months after that"),
    why=_("So that you can read why, and a decision can be looked at again."),
    days=365,
)
FLAGS = Keeping(
    "flags",
    what=_("What you told us about somebody's words, and what we wrote back"),
    by=_("The moderators and safeguarding leads"),
    until=_("You leave, or 12 months after our answer"),
    why=_("So that a worry about somebody is not forgotten."),
    days=365,
)
FLAGS_ABOUT = Keeping(
    "flags-about",
    what=_("What others told us in confidence about words of yours"),
    by=_("The moderators and safeguarding leads"),
    until=_("They leave, or 12 months after our answer to them"),
    why=_("It is theirs, and a worry about somebody must not be forgotten."),
    after_leaving=True,
)
TO_SOMEBODY_ELSE = Stays(_("It was written for somebody else, and goes when theirs goes."))
VIEWS = (Act.CLAIMED, Act.RECORD_VIEWED)


def belongings() -> Iterator[Belonging]:
    """Return every key of review that leads to a person, and the words that hang on them."""
    name = _("What you sent, and what became of it")
    yield Belonging(Submission, "author", name, ACTS, _erase_signals, _give_submissions)
    name = _("The words that you sent")
    with_the_rest = NotGiven(_("They stand under what you sent."))
    yield Belonging(Words, "submission__author", name, WORDS, _erase_words, with_the_rest)
    name = _("Notes from moderators to you")
    author = "decision__submission__author"
    yield Belonging(DecisionNote, author, name, WORDS, _erase_notes, with_the_rest)
    yield from _flags()
    yield from _what_staff_did()
    name = _("Who looked at your words")
    yield Belonging(Line, "subject_id", name, ACTS, NO_WORDS, _give_views)


def hide_words(person: Person, at: datetime) -> None:
    """Take back whatever somebody wrote, in every state: nobody reads it or decides about it."""
    mine = Submission.objects.written_by(person)
    # First the words and then the claims, as whoever decides locks them: neither waits in a ring.
    locked = mine.select_for_update().order_by("pk").values_list("pk", flat=True)
    standing = mine.filter(pk__in=list(locked), state__in=[*OPEN, State.APPROVED])
    standing.update(state=State.WITHDRAWN, version=F("version") + 1)
    Claim.objects.filter(Q(submission__author=person) | Q(moderator=person)).delete()


def _flags() -> Iterator[Belonging]:
    name = _("What you told us about somebody's words")
    yield Belonging(Flag, "by", name, FLAGS, _erase_flags, _give_flags)
    name = _("What we wrote back to you about it")
    with_the_rest = NotGiven(_("It stands under what you told us."))
    yield Belonging(FlagAnswer, "flag__by", name, FLAGS, _erase_answers, with_the_rest)
    name = _("What others told us about your words")
    theirs = NotGiven(_("It was told to us in confidence by another person."))
    yield Belonging(Flag, "submission__author", name, FLAGS_ABOUT, TO_SOMEBODY_ELSE, theirs)


def _what_staff_did() -> Iterator[Belonging]:
    name = _("What you hold at the desk")
    yield Belonging(Claim, "moderator", name, ACTS, _erase_claims, WHAT_STAFF_DID)
    yield Belonging(Decision, "by", _("Your decisions"), ACTS, NO_WORDS, WHAT_STAFF_DID)
    name = _("Your notes to authors")
    yield Belonging(DecisionNote, "decision__by", name, WORDS, TO_SOMEBODY_ELSE, WHAT_STAFF_DID)
    name = _("Your answers to readers")
    yield Belonging(FlagAnswer, "by", name, FLAGS, TO_SOMEBODY_ELSE, WHAT_STAFF_DID)


def _erase_signals(person: Person, at: datetime) -> None:
    Submission.objects.written_by(person).update(signals=[], tier=0)


def _erase_words(person: Person, at: datetime) -> None:
    Words.objects.filter(submission__author=person).delete()


def _erase_notes(person: Person, at: datetime) -> None:
    DecisionNote.objects.filter(decision__submission__author=person).delete()


def _erase_flags(person: Person, at: datetime) -> None:
    """Keep the worry and its reason: somebody may be in danger, and the desk still looks."""
    Flag.objects.filter(by=person).update(words="")


def _erase_answers(person: Person, at: datetime) -> None:
    FlagAnswer.objects.filter(flag__by=person).update(words="")


def _erase_claims(person: Person, at: datetime) -> None:
    Claim.objects.filter(moderator=person).delete()


def _give_submissions(person: Person) -> Iterable[Entry]:
    mine = Submission.objects.written_by(person).select_related("words").order_by("pk")
    decisions = Decision.objects.select_related("clause", "note")
    for one in mine:
        words = getattr(one, "words", None)
        lines: list[tuple[Text, Text]] = [
            (_("Sent"), said(one.submitted_at)),
            (_("What became of it"), one.get_state_display()),
            (_("Title"), words.title if words else ""),
            (_("Words"), words.body if words else ""),
            (_("What our program marked"), ", ".join(one.signals)),
        ]
        for decision in decisions.filter(submission=one):
            lines += _lines_of(decision)
        yield Entry(kind_named(one.kind).label, lines)


def _lines_of(decision: Decision) -> list[tuple[Text, Text]]:
    note = getattr(decision, "note", None)
    return [
        (_("Decision"), f"{decision.get_outcome_display()}, {said(decision.at)}"),
        (_("House rule"), decision.clause.title if decision.clause else ""),
        (_("Note to you"), note.words if note else ""),
    ]


def _give_flags(person: Person) -> Iterable[Entry]:
    for flag in Flag.objects.filter(by=person).select_related("answer"):
        answer = getattr(flag, "answer", None)
        yield Entry(
            _("What you told us"),
            [
                (_("Sent"), said(flag.at)),
                (_("Reason"), flag.get_reason_display()),
                (_("Words"), flag.words),
                (_("What we did"), answer.get_outcome_display() if answer else ""),
                (_("What we wrote back"), answer.words if answer else ""),
            ],
        )


def _give_views(person: Person) -> Iterable[Entry]:
    """Say which roles looked, and when; never who, so that nobody is sought out for their work."""
    mine = Submission.objects.written_by(person).values_list("pk", flat=True)
    lines = Line.objects.filter(act__in=VIEWS, subject_kind="submission", subject_id__in=mine)
    people = Person.objects.in_bulk(set(lines.values_list("actor_id", flat=True)))
    for line in lines.order_by("pk"):
        looker = people.get(line.actor_id)
        roles = sorted(str(role.label) for role in roles_of(looker, line.at)) if looker else []
        yield Entry(
            _("Somebody looked at words of yours"),
            [(_("When"), said(line.at)), (_("Who, by role"), ", ".join(roles))],
        )
