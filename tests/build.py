"""A charity to test in, built through the same actions as a real one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import cached_property
from itertools import count
from uuid import UUID

from sidelight.community.actions import NewSpace, NewWords, open_space, submit_post, submit_reply
from sidelight.community.models import Post, Space
from sidelight.people.actions import (
    NewColleague,
    NewInvitation,
    NewMember,
    approve_role,
    found,
    invite,
    join,
    take_up,
    write_text,
)
from sidelight.people.models import NEED_TWO, Clause, HouseText, Person, Role, RoleGrant
from sidelight.people.queries import holders, invitation_of, texts_in_force
from sidelight.review.actions import Choice, claim, decide
from sidelight.review.models import Decision, Outcome, Submission
from sidelight.team.actions.hours import add_hours
from sidelight.team.actions.readiness import Dates, confirm_readiness, declare_founder_ready

PASSPHRASE = "lantern river button"
KEYS = count(1)


@dataclass
class Place:
    """A founded charity: texts in force, open all day, every day, with a ready manager."""

    manager: Person
    since: datetime

    @classmethod
    def founded(cls, at: datetime) -> "Place":
        manager = found("Max", PASSPHRASE, at=at)
        declare_founder_ready(manager, cls.dates(at), at=at)
        told = "Only the team reads what waits."
        write_text(HouseText.Kind.CONFIDENTIALITY, told, by=manager, at=at)
        write_text(
            HouseText.Kind.HOUSE_RULES,
            "Be kind to yourself and others.",
            clauses=[("Be kind", "Kind words only."), ("Stay unknown", "No names or places.")],
            by=manager,
            at=at,
        )
        for weekday in range(7):
            add_hours(weekday, time(0), time(0), by=manager, at=at)
        return cls(manager, at)

    @staticmethod
    def dates(at: datetime) -> Dates:
        last = (at + timedelta(days=300)).date()
        return Dates(checks_until=last, training_until=last)

    @cached_property
    def texts(self) -> Sequence[HouseText]:
        """What everybody agrees to who comes at the start."""
        return texts_in_force(self.since)

    def member(self, name: str, band: str) -> Person:
        """A member whose chosen name somebody approved."""
        person = join(NewMember(name, PASSPHRASE, band, self.texts), at=self.since)
        waiting = Submission.objects.get(author=person, kind="name")
        approve(waiting, by=self.staff("Approver of names", "moderator"), at=self.since)
        person.refresh_from_db()
        return person

    def staff(self, name: str, role: str) -> Person:
        """Somebody who holds a role and is ready for it; the same person for the same name."""
        kept = Person.objects.filter(shown_name=name).first()
        if kept:
            return kept
        token = invite(NewInvitation(name, Role(role)), by=self.manager, at=self.since)
        invitation = invitation_of(token, self.since)
        assert invitation
        new = NewColleague(PASSPHRASE, self.texts)
        person = take_up(invitation, new, at=self.since)
        grant = person.grants.get()
        confirm_readiness(
            person, Role(role), self.dates(self.since), by=self.manager, at=self.since
        )
        self.approved(grant)
        return person

    def approved(self, grant: RoleGrant) -> RoleGrant:
        """The same grant once a second manager has agreed to it, where it needs one."""
        if grant.approved_at or grant.role not in NEED_TWO:
            return grant
        managers = holders(Role.MANAGER, self.since)
        others = [one for one in managers if one not in (grant.person, grant.granted_by)]
        by = others[0] if others else self.staff("Second manager", "manager")
        return approve_role(grant, by=by, at=self.since)

    def space(self, name: str = "Ordinary days", band: str = "16-17") -> Space:
        """A space of one band; the same one for the same name."""
        kept = Space.objects.filter(name=name).first()
        return kept or open_space(
            NewSpace(name=name, about="For the small things.", band=band),
            by=self.manager,
            at=self.since,
        )


def new_key() -> UUID:
    """A key that no form had before, and the same one in every run."""
    return UUID(int=next(KEYS))


def words(body: str, title: str = "A long week") -> NewWords:
    """Words as the compose form gives them, under a new key."""
    return NewWords(title=title, body=body, key=new_key())


def approve(submission: Submission, *, by: Person, at: datetime) -> Decision:
    """Let a moderator look and approve."""
    claim(submission, moderator=by, at=at)
    submission.refresh_from_db()
    choice = Choice(Outcome.APPROVE, seen=submission.version)
    return decide(submission, choice, by=by, at=at)


def published_post(
    space: Space, author: Person, *, by: Person, at: datetime, body: str = "It was a long week."
) -> Post:
    """A post that a moderator approved."""
    post = submit_post(space, words(body), author=author, at=at)
    approve(post.submission, by=by, at=at)
    post.refresh_from_db()
    return post


def published_reply(
    thread: Post, author: Person, *, by: Person, at: datetime, body: str = "Mine, too."
) -> Post:
    """A reply that a moderator approved."""
    reply = submit_reply(thread, words(body, title=""), author=author, at=at)
    approve(reply.submission, by=by, at=at)
    reply.refresh_from_db()
    return reply


def send_back(submission: Submission, *, by: Person, at: datetime) -> Decision:
    """Let a moderator look and return the words with a note."""
    claim(submission, moderator=by, at=at)
    submission.refresh_from_db()
    clause = Clause.objects.first()
    choice = Choice(Outcome.RETURN, submission.version, clause, "Please leave the name out.")
    return decide(submission, choice, by=by, at=at)
