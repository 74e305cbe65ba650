"""What courses plug into the apps below: called once, when the program starts."""

from datetime import timedelta

from sidelight.courses.actions.belongings import belongings
from sidelight.courses.actions.evening_rooms import make_rooms_now
from sidelight.courses.actions.groups_reminding import look_after_groups_now, remind_now
from sidelight.courses.actions.later import ask_later_now
from sidelight.courses.actions.one_things import remind_of_one_things_now
from sidelight.courses.actions.places import pass_places_of_leaver_on, pass_places_on_now
from sidelight.courses.actions.programmes.verifying import verify_programmes_now
from sidelight.courses.actions.retention import expiries
from sidelight.courses.actions.shared_pages import look_after_page
from sidelight.courses.actions.talks import take_times_of_leaver_down
from sidelight.courses.chrome import address_of_notice, address_to_miss, links_for
from sidelight.courses.models import (
    Application,
    Group,
    GroupLeader,
    PlaceDecision,
    ProgrammeVersion,
    Seat,
    Session,
    Week,
)
from sidelight.courses.queries.attendance import who_said_so
from sidelight.courses.queries.journals import counsellors_of, prompts_of_week
from sidelight.courses.queries.on_the_way import is_on_the_way
from sidelight.courses.receivers import after_the_session, plan_beside
from sidelight.design.registers import navigation
from sidelight.foundation.editions import PublicTable, public_tables
from sidelight.foundation.later import every
from sidelight.journal.registers import page_shared, prompts, readers
from sidelight.ledger.registers import append_only
from sidelight.notices.registers import leads_to
from sidelight.people import registers
from sidelight.rooms.registers import afterwards, before_leaving, beside, excuses, said_so
from sidelight.safeguarding.registers import needs_emergency_details


def plug_in() -> None:
    """Fill the registers of the apps below, and begin recurring work."""
    _recurring_work()
    _people()
    _rooms()
    navigation.add(links_for)
    leads_to.add(address_of_notice)
    append_only.add(PlaceDecision)
    needs_emergency_details.add(is_on_the_way)
    prompts.add(prompts_of_week)
    readers.add(counsellors_of)
    page_shared.add(look_after_page)
    # Find an evening: what it is, when it meets, who leads it, and whether a place is free.
    for model in (Group, GroupLeader, Session, Seat, Application, ProgrammeVersion, Week):
        public_tables.add(PublicTable(model))


def _recurring_work() -> None:
    every(timedelta(minutes=1), make_rooms_now)
    every(timedelta(minutes=5), remind_now)
    every(timedelta(minutes=5), remind_of_one_things_now)
    every(timedelta(minutes=5), pass_places_on_now)
    every(timedelta(hours=1), look_after_groups_now)
    every(timedelta(hours=1), ask_later_now)
    every(timedelta(days=1), verify_programmes_now)


def _people() -> None:
    registers.hiding.add(take_times_of_leaver_down)
    for belonging in belongings():
        registers.belongings.add(belonging)
    for expiry in expiries():
        registers.expiring.add(expiry)


def _rooms() -> None:
    excuses.add(address_to_miss)
    said_so.add(who_said_so)
    before_leaving.add(pass_places_of_leaver_on)
    beside.add(plan_beside)
    afterwards.add(after_the_session)
