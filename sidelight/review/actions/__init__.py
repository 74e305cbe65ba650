"""Every verb of review; each is a plain function in the module that tells its story."""

from sidelight.review.actions.claims import claim, claim_next, let_go_soon, release, renew
from sidelight.review.actions.concerns import raise_about_flag, raise_about_submission
from sidelight.review.actions.decide import Choice, decide, take_back
from sidelight.review.actions.flags import Worry, answer_flag, flag, look_at_flag
from sidelight.review.actions.opening import open_record
from sidelight.review.actions.submit import Sent, prepare, submit, submit_name
from sidelight.review.actions.versions import lock_versions, standing
from sidelight.review.actions.withdraw import let_names_go, withdraw

__all__ = [
    "Choice",
    "Sent",
    "Worry",
    "answer_flag",
    "claim",
    "claim_next",
    "decide",
    "flag",
    "let_go_soon",
    "let_names_go",
    "lock_versions",
    "look_at_flag",
    "open_record",
    "prepare",
    "raise_about_flag",
    "raise_about_submission",
    "release",
    "renew",
    "standing",
    "submit",
    "submit_name",
    "take_back",
    "withdraw",
]
