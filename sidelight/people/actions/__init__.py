"""Every verb of people; each is a plain function in the module that tells its story."""

from sidelight.people.actions.agree import agree, write_text
from sidelight.people.actions.codes import use_code
from sidelight.people.actions.complaints import (
    LEADS,
    acknowledge,
    answer_complaint,
    complain,
    open_complaint,
)
from sidelight.people.actions.contact import forget_contact, keep_contact
from sidelight.people.actions.demo import (
    app_key_of_the_demo,
    codes_of_the_demo,
    name_for_the_demo,
    set_up_app_for_the_demo,
)
from sidelight.people.actions.downloading import Part, gather
from sidelight.people.actions.guarding import begin_guess, begin_recovery, forgive, take_a_turn
from sidelight.people.actions.holds import end_hold, place_hold
from sidelight.people.actions.invitations import (
    NewColleague,
    NewInvitation,
    invite,
    take_up,
    withdraw_invitation,
)
from sidelight.people.actions.join import NewMember, join
from sidelight.people.actions.leaving import leave, let_the_file_forget
from sidelight.people.actions.marks import choose_mark
from sidelight.people.actions.names import (
    choose_name,
    drop_name,
    free_safe_names,
    take_name,
    take_safe_name,
)
from sidelight.people.actions.needs import keep_needs, open_needs_words
from sidelight.people.actions.own_time import (
    drop_step,
    keep_step,
    switch_pauses_off,
    switch_pauses_on,
)
from sidelight.people.actions.recovery import (
    Recovering,
    begin_recovering,
    make_recovery_words,
    may_keep_words,
    recover,
)
from sidelight.people.actions.retention import run_retention
from sidelight.people.actions.roles import (
    approve_role,
    decline_role,
    end_role,
    found,
    grant_role,
)
from sidelight.people.actions.second_factor import (
    add_app,
    add_passkey,
    forget_second_factor,
    keep_recovery_codes,
    make_recovery_codes,
    remove_second_factor,
    rename_passkey,
)
from sidelight.people.actions.sign_ins import end_sign_in, end_sign_ins, forget_sign_ins_now

__all__ = [
    "LEADS",
    "NewColleague",
    "NewInvitation",
    "NewMember",
    "Part",
    "Recovering",
    "acknowledge",
    "add_app",
    "add_passkey",
    "agree",
    "answer_complaint",
    "app_key_of_the_demo",
    "approve_role",
    "begin_guess",
    "begin_recovering",
    "begin_recovery",
    "choose_mark",
    "choose_name",
    "codes_of_the_demo",
    "complain",
    "decline_role",
    "drop_name",
    "drop_step",
    "end_hold",
    "end_role",
    "end_sign_in",
    "end_sign_ins",
    "forget_contact",
    "forget_second_factor",
    "forget_sign_ins_now",
    "forgive",
    "found",
    "free_safe_names",
    "gather",
    "grant_role",
    "invite",
    "join",
    "keep_contact",
    "keep_needs",
    "keep_recovery_codes",
    "keep_step",
    "leave",
    "let_the_file_forget",
    "make_recovery_codes",
    "make_recovery_words",
    "may_keep_words",
    "name_for_the_demo",
    "open_complaint",
    "open_needs_words",
    "place_hold",
    "recover",
    "remove_second_factor",
    "rename_passkey",
    "run_retention",
    "set_up_app_for_the_demo",
    "switch_pauses_off",
    "switch_pauses_on",
    "take_a_turn",
    "take_name",
    "take_safe_name",
    "take_up",
    "use_code",
    "withdraw_invitation",
    "write_text",
]
