"""What there is to read in a measured site: the sample articles, and answers to questions.

All of it as a charity comes to it: an editor writes, and a counsellor answers for it.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sidelight.foundation import clock
from sidelight.guidance.actions import (
    NewAnswer,
    ask,
    bring_in_samples,
    look_at_answer,
    sign_off,
    write_answer,
)
from sidelight.guidance.models import Answer, AnswerLook, QuestionTopic
from sidelight.guidance.queries import digest, waiting_for_sign_off
from sidelight.people.models import Person
from tests.build import Place

SHOWN_AS = "a counsellor of the measured charity"


@dataclass(frozen=True)
class Asked:
    """What a visitor asked, and the same in our words with the answer to it."""

    topic: QuestionTopic
    theirs: str
    ours: str
    answer: str


QUESTIONS = (
    Asked(
        QuestionTopic.HERE,
        "How long do I sit here until one of you has looked at what I wrote on Sunday evening?",
        "How long does it take until others can read my words?",
        "As long as it says beside the form. A person reads everything first.\n\nOn quiet days it "
        "is quicker. At night nobody reads, and the page says so.",
    ),
    Asked(
        QuestionTopic.TELLING,
        "Would you ring my mum and dad if I only wrote that the week at school was really bad?",
        "Do you tell my parents what I write?",
        "No. We do not know who they are.\n\nIf we think that somebody is in danger, we talk with "
        "you about it first, wherever we can.",
    ),
    Asked(
        QuestionTopic.HERE,
        "I do not want anybody to know that it is me, so do I have to put my own name in there?",
        "Do I have to give my name?",
        "No. Choose a name that you like, and that nobody knows you by.\n\nSomebody looks at it "
        "before others can see it.",
    ),
    Asked(
        QuestionTopic.HELP,
        "Is there any way that I could come to the course without saying a single word out loud?",
        "Do I have to speak on the course?",
        "No. Nobody sees or hears you. You write, when you want to.\n\nReading along is fine, too.",
    ),
    Asked(
        QuestionTopic.FRIENDS,
        "My friend has gone all quiet since the summer and I never know what I ought to say.",
        "What can I say to a friend who has gone quiet?",
        "Say that you noticed, and that you have time.\n\nYou do not have to know what to say "
        "next. Listening helps. If you are worried, tell a grown-up whom you trust.",
    ),
    Asked(
        QuestionTopic.ONLINE,
        "What happens after I send you that site, do you just close it down the very same day?",
        "What do you do when I report a site?",
        "Somebody from the team looks at it, and writes down what we did.\n\nWe cannot close a "
        "site. We can tell those who can.",
    ),
)


def fill_guidance(place: Place) -> None:
    """Bring in the samples and the answers, each signed by a second person."""
    at = clock.now()  # what is clinical rests when nobody has looked at it for a year
    writer = place.staff("Writer of articles", "editor")
    second = place.staff("Reader of articles", "counsellor")
    bring_in_samples(by=writer, at=at)
    for one in waiting_for_sign_off():
        sign_off(one.number, digest=one.digest, shown_as=SHOWN_AS, by=second, at=at)
    for number, asked in enumerate(QUESTIONS, start=1):
        add_answer(number, asked, by=writer, second=second, at=at)


def add_answer(number: int, asked: Asked, *, by: Person, second: Person, at: datetime) -> None:
    """Let a visitor ask, an editor answer for everybody, and a second person say yes."""
    question = ask(asked.theirs, key=UUID(int=number), person=None, tell_me=False, at=at)
    review_on = (at + timedelta(days=180)).date()
    new = NewAnswer(asked.topic, Answer.Kind.PLAIN, asked.ours, asked.answer, review_on)
    written = write_answer(new, question=question, by=by, at=at)
    look_at_answer(written, AnswerLook.Said.YES, seen=digest(written), by=second, at=at)
