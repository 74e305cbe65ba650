"""A place in which every field is filled in every state, each with a word of its own."""

from dataclasses import dataclass, field
from datetime import datetime
from string import ascii_lowercase

from sidelight.community.actions import (
    NewWords,
    keep_draft,
    submit_about,
    submit_edit,
    submit_post,
    submit_reply,
)
from sidelight.community.models import DraftPlace, Post
from sidelight.people.actions import choose_name, keep_step
from sidelight.people.models import Clause, Person, Step
from sidelight.review.actions import Choice, Worry, claim, decide, flag, take_back, withdraw
from sidelight.review.models import Outcome, Submission
from sidelight.safeguarding.actions import (
    Evidence,
    NewConcern,
    add_note,
    ask_about_concern,
    raise_concern,
    settle_follow_up,
)
from sidelight.safeguarding.models import FollowUpOutcome
from tests.build import Place, approve, new_key, published_post, published_reply, words

AUTHOR, DESK, READERS = "author", "desk", "readers"


@dataclass
class Planted:
    """The words, by what they are; and those that other members may read."""

    unseen: dict[str, str] = field(default_factory=dict)
    seen: dict[str, str] = field(default_factory=dict)

    def word(self, what: str) -> str:
        """Return a new word that stands nowhere else and that others must not see."""
        # Different from the second letter on: an index that keeps only where a word differs from
        # the one before it would hide the rest from whoever looks at its bytes.
        round_of_letters, letter = divmod(len(self.unseen), len(ascii_lowercase))
        head = "xyz"[round_of_letters] + ascii_lowercase[letter]
        self.unseen[what] = f"{head}canary{what.replace('_', '')}"
        return self.unseen[what]

    def known(self, what: str) -> str:
        """Return a new word that other members may read: the walk must be able to find it."""
        self.seen[what] = f"finch{len(self.seen):02}{what.replace('_', '')}"
        return self.seen[what]


@dataclass
class Scene:
    """Who takes part: the author of everything, another member who wrote first, a moderator."""

    place: Place
    author: Person
    other: Person
    moderator: Person
    at: datetime

    def told(self, submission: Submission, outcome: Outcome, note: str = "") -> None:
        """Decide about a submission, with a note to its author."""
        claim(submission, moderator=self.moderator, at=self.at)
        submission.refresh_from_db()
        clause = Clause.objects.first()
        choice = Choice(outcome, seen=submission.version, clause=clause, note=note)
        decide(submission, choice, by=self.moderator, at=self.at)

    def new_post(self, title: str, body: str) -> Post:
        """Send a post of the author's that nobody has looked at."""
        return submit_post(self.place.space(), words(body, title), author=self.author, at=self.at)

    def shown_post(self, person: Person, body: str) -> Post:
        """Make a post that is published."""
        return published_post(self.place.space(), person, by=self.moderator, at=self.at, body=body)


def plant_seen(scene: Scene, planted: Planted) -> Post:
    """Publish a post and a reply, which everybody of the band may read."""
    thread = scene.shown_post(scene.other, planted.known("post"))
    body = planted.known("reply")
    published_reply(thread, scene.other, by=scene.moderator, at=scene.at, body=body)
    return thread


def plant_waiting(scene: Scene, planted: Planted, thread: Post) -> None:
    """Send a post, a reply and a name that nobody has looked at."""
    post = scene.new_post(planted.word("waiting_title"), planted.word("waiting_body"))
    submit_edit(
        post,
        NewWords(
            title=planted.word("changed_title"), body=planted.word("changed_body"), key=new_key()
        ),
        author=scene.author,
        at=scene.at,
    )
    reply = words(planted.word("waiting_reply"), title="")
    submit_reply(thread, reply, author=scene.author, at=scene.at)
    choose_name(scene.author, planted.word("name")[:24], at=scene.at)
    planted.unseen["name"] = planted.unseen["name"][:24]


def plant_about(scene: Scene, planted: Planted) -> None:
    """Have words about oneself approved, with newer ones waiting, and keep a step for oneself."""
    shown = submit_about(scene.author, planted.known("about"), key=new_key(), at=scene.at)
    approve(shown, by=scene.moderator, at=scene.at)
    submit_about(scene.author, planted.word("about_waiting"), key=new_key(), at=scene.at)
    month = scene.at.date()
    keep_step(scene.author, Step.Kind.OWN, words=planted.word("step"), month=month)


def plant_decided(scene: Scene, planted: Planted, thread: Post) -> None:
    """Have words returned, declined, withdrawn before a decision."""
    returned = scene.new_post(planted.word("returned_title"), planted.word("returned_body"))
    scene.told(returned.submission, Outcome.RETURN, planted.word("returned_note"))
    declined = scene.new_post(planted.word("declined_title"), planted.word("declined_body"))
    scene.told(declined.submission, Outcome.DECLINE, planted.word("declined_note"))
    early = words(planted.word("withdrawn_reply"), title="")
    gone = submit_reply(thread, early, author=scene.author, at=scene.at)
    withdraw(gone.submission, by=scene.author, at=scene.at)


def plant_undone(scene: Scene, planted: Planted) -> None:
    """Have words approved and taken back, or withdrawn, or edited."""
    undone = scene.shown_post(scene.author, planted.word("undone_body"))
    last = undone.submission.decisions.last()
    take_back(last, by=scene.moderator, note=planted.word("undone_note"), at=scene.at)
    left = scene.shown_post(scene.author, planted.word("withdrawn_body"))
    withdraw(left.submission, by=scene.author, at=scene.at)


def plant_edits(scene: Scene, planted: Planted) -> None:
    """Have one edit waiting over published words, and one approved over older words."""
    standing = scene.shown_post(scene.author, planted.known("standing"))
    submit_edit(standing, words(planted.word("edit_body")), author=scene.author, at=scene.at)
    replaced = scene.shown_post(scene.author, planted.word("older_body"))
    newer = words(planted.known("newer_body"))
    approve(
        submit_edit(replaced, newer, author=scene.author, at=scene.at),
        by=scene.moderator,
        at=scene.at,
    )


def plant_drafts_and_flags(scene: Scene, planted: Planted, thread: Post) -> None:
    """Keep a draft with every field filled, and tell the team about a post."""
    fields = ("title", "body", "happened", "feeling", "helps")
    keep_draft(
        scene.author,
        DraftPlace(space=scene.place.space()),
        key=new_key(),
        written={name: planted.word(f"draft_{name}") for name in fields},
        at=scene.at,
    )
    worry = Worry(reason="worried", words=planted.word("flag"), key=new_key())
    flag(thread.submission, worry, by=scene.author, at=scene.at)


def plant_worries(scene: Scene, planted: Planted) -> None:
    """Raise a concern with a copy of words, note something, ask for something and settle it."""
    lead, at = scene.place.staff("Sol", "safeguarding_lead"), scene.at
    evidence = [Evidence(planted.word("evidence"), scene.author, at)]
    new = NewConcern(scene.author, planted.word("worry"), evidence, ("submission", 1))
    concern = raise_concern(new, key=new_key(), by=scene.moderator, at=at)
    add_note(concern, planted.word("concern_note"), by=lead, at=at)
    task = ask_about_concern(concern, planted.word("asked"), due_at=at, by=lead, at=at)
    note = planted.word("settling_note")
    settle_follow_up(task, FollowUpOutcome.TALKED, note, by=lead, at=at)
