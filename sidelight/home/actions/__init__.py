"""Every verb of home; each is a plain function in the module that tells its story."""

from sidelight.home.actions.backups import note_backup, note_drill, settle_restored
from sidelight.home.actions.demo import load_demo
from sidelight.home.actions.founding import CharityPlan, NewStaff, add_ready_staff, found_charity
from sidelight.home.actions.look import change_look
from sidelight.home.actions.set_up import FirstManager, make_set_up_link, set_up

__all__ = [
    "CharityPlan",
    "FirstManager",
    "NewStaff",
    "add_ready_staff",
    "change_look",
    "found_charity",
    "load_demo",
    "make_set_up_link",
    "note_backup",
    "note_drill",
    "set_up",
    "settle_restored",
]
