"""The pages of people, one module for each story."""

from sidelight.people.views.agreeing import agreements, house_text
from sidelight.people.views.complaining import (
    complain,
    complaint,
    complaint_acknowledgement,
    staff_complaint,
    staff_complaints,
)
from sidelight.people.views.holding import hold_end, staff_holds
from sidelight.people.views.invitations import invitation, taking_up
from sidelight.people.views.joining import join, welcome
from sidelight.people.views.leaving import leave_quickly, sign_out
from sidelight.people.views.naming import own_name
from sidelight.people.views.needs import own_needs
from sidelight.people.views.own import (
    own_account,
    own_agreements,
    own_mark,
    own_steps,
    pauses_off,
    pauses_on,
    step_removal,
)
from sidelight.people.views.own_sign_ins import (
    own_sign_in_end,
    own_sign_ins,
    own_sign_ins_end,
)
from sidelight.people.views.passkeys import new_passkey, passkey, passkey_removal, passkeys
from sidelight.people.views.proving import code_again, passkey_again, passkey_sign_in, second_step
from sidelight.people.views.recovering import recover, recover_passphrase, recovery_words
from sidelight.people.views.rights import download, farewell, leave
from sidelight.people.views.second_factor import (
    authenticator_app,
    authenticator_app_removal,
    recovery_codes,
    recovery_codes_kept,
    second_factor,
)
from sidelight.people.views.signing_in import passphrase, sign_in, sign_in_again

__all__ = [
    "agreements",
    "authenticator_app",
    "authenticator_app_removal",
    "code_again",
    "complain",
    "complaint",
    "complaint_acknowledgement",
    "download",
    "farewell",
    "hold_end",
    "house_text",
    "invitation",
    "join",
    "leave",
    "leave_quickly",
    "new_passkey",
    "own_account",
    "own_agreements",
    "own_mark",
    "own_name",
    "own_needs",
    "own_sign_in_end",
    "own_sign_ins",
    "own_sign_ins_end",
    "own_steps",
    "passkey",
    "passkey_again",
    "passkey_removal",
    "passkey_sign_in",
    "passkeys",
    "passphrase",
    "pauses_off",
    "pauses_on",
    "recover",
    "recover_passphrase",
    "recovery_codes",
    "recovery_codes_kept",
    "recovery_words",
    "second_factor",
    "second_step",
    "sign_in",
    "sign_in_again",
    "sign_out",
    "staff_complaint",
    "staff_complaints",
    "staff_holds",
    "step_removal",
    "taking_up",
    "welcome",
]
