"""Why a leader does not show a message, as codes; pages say them kindly."""

from enum import StrEnum


class Reason(StrEnum):
    """What is said to the author beside the leader's own words."""

    TOO_MUCH_DETAIL = "too_much_detail"
    ABOUT_SOMEBODY = "about_somebody"
    UNKIND = "unkind"
    PERSONAL_DETAILS = "personal_details"
    TALK_FIRST = "talk_first"
    SESSION_OVER = "session_over"


class OutReason(StrEnum):
    """Why somebody is out of a room for good."""

    RULES = "rules"
    NOT_RIGHT_NOW = "not_right_now"
    ASKED = "asked"
