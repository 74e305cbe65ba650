"""The pages of people, one module for each story."""

from sidelight.people.views.agreeing import agreements, house_text
from sidelight.people.views.joining import join, welcome
from sidelight.people.views.leaving import leave_quickly, sign_out
from sidelight.people.views.naming import own_name
from sidelight.people.views.signing_in import passphrase, sign_in, sign_in_again

__all__ = [
    "agreements",
    "house_text",
    "join",
    "leave_quickly",
    "own_name",
    "passphrase",
    "sign_in",
    "sign_in_again",
    "sign_out",
    "welcome",
]
