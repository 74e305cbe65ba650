"""Every verb of people; each is a plain function in the module that tells its story."""

from sidelight.people.actions.agree import agree, write_text
from sidelight.people.actions.demo import name_for_the_demo
from sidelight.people.actions.join import NewMember, join
from sidelight.people.actions.names import choose_name, drop_name, take_name
from sidelight.people.actions.roles import add_staff, approve_role, end_role, found, grant_role

__all__ = [
    "NewMember",
    "add_staff",
    "agree",
    "approve_role",
    "choose_name",
    "drop_name",
    "end_role",
    "found",
    "grant_role",
    "join",
    "name_for_the_demo",
    "take_name",
    "write_text",
]
