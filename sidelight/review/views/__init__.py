"""The pages of review, one module for each story."""

from sidelight.review.views.concerns import flag_concern, submission_concern
from sidelight.review.views.decided import decided, opening, taking_back
from sidelight.review.views.deciding import decision
from sidelight.review.views.desk import claim, desk_item, next_claim, queue, release, renewal
from sidelight.review.views.flags import answer, flag_item, flags
from sidelight.review.views.own import own_flag, own_submission, withdrawal

__all__ = [
    "answer",
    "claim",
    "decided",
    "decision",
    "desk_item",
    "flag_concern",
    "flag_item",
    "flags",
    "next_claim",
    "opening",
    "own_flag",
    "own_submission",
    "queue",
    "release",
    "renewal",
    "submission_concern",
    "taking_back",
    "withdrawal",
]
