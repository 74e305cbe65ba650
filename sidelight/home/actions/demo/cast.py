"""The people of the demo come in: the team at once, the members day by day."""

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from sidelight.foundation.week import Hours
from sidelight.home.actions.founding import CharityPlan, NewStaff, add_ready_staff, found_charity
from sidelight.home.rules.story import Member, Story
from sidelight.people.actions import (
    NewInvitation,
    NewMember,
    invite,
    join,
    name_for_the_demo,
    set_up_app_for_the_demo,
)
from sidelight.people.models import Person, Role
from sidelight.people.queries import holders, texts_in_force
from sidelight.team.actions import Days, give_role, name_on_call
from sidelight.team.queries import zone
from sidelight.team.rules import LONGEST_ON_CALL

# Every day, so that whoever tries the demo finds a team that reads on that day, too.
AFTER_SCHOOL = tuple(Hours(weekday, time(16), time(21)) for weekday in range(7))


@dataclass
class Cast:
    """Everybody of the demo by name; the members come in one by one."""

    story: Story
    people: dict[str, Person] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Person:
        return self.people[name]

    def first(self, role: Role) -> Person:
        """Return the first of the team in this role."""
        return next(self[one.name] for one in self.story.staff if one.role == role)

    @property
    def moderators(self) -> list[Person]:
        """Those who decide, in the order of the story."""
        return [self[one.name] for one in self.story.staff if one.role == Role.MODERATOR]


def bring_in_the_team(story: Story, *, at: datetime) -> Cast:
    """Found the demo charity with its whole team ready."""
    cast = Cast(story)
    first, second = (one for one in story.staff if one.role == Role.MANAGER)
    plan = CharityPlan(first.name, second.name, story.passphrase, hours=AFTER_SCHOOL)
    manager = found_charity(plan, at=at)
    managers = {person.shown_name: person for person in holders(Role.MANAGER, at)}
    for one in story.staff:
        person = managers.get(one.name) or add_ready_staff(
            NewStaff(one.name, Role(one.role), story.passphrase), by=manager, at=at
        )
        name_for_the_demo(person, one.sign_in_name)
        set_up_app_for_the_demo(person, at=at)
        cast.people[one.name] = person
    lead = cast.first(Role.SAFEGUARDING_LEAD)
    name_on_call(lead, at, at + LONGEST_ON_CALL, by=manager, at=at)
    return cast


def leave_work_for_managers(cast: Cast, *, at: datetime) -> None:
    """Leave an invitation that nobody took up yet, and a role that waits for a second person."""
    for one in cast.story.invited:
        # Nobody is told its link: whoever tries the demo makes one of their own.
        invite(NewInvitation(one.name, Role(one.role)), by=cast[one.by], at=at)
    for given in cast.story.second_role:
        give_role(cast[given.name], Role(given.role), Days(), granted_by=cast[given.by], at=at)


def bring_in(member: Member, cast: Cast, *, at: datetime) -> Person:
    """Let a member of the story join through the same door as everybody."""
    agreed = texts_in_force(at)
    new = NewMember(member.name, cast.story.passphrase, member.band, agreed)
    person = join(new, at=at)
    name_for_the_demo(person, member.sign_in_name)
    cast.people[member.name] = person
    return person


def on_day(at: datetime, days_before: int, clock: time) -> datetime:
    """Return an instant by the charity's clock, so many days before."""
    day = at.astimezone(zone()).date() - timedelta(days=days_before)
    return datetime.combine(day, clock, zone())
