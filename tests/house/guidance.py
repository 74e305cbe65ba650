"""Guidance and the directory in the permission matrix: help is for everybody, lists for editors."""

from tests.house.groups import editors, everybody
from tests.house.walls.permissions import ASKS_AGAIN, MOVES_ON, PAGE, WRONG_VERB, Row

DIRECTORY = {
    "help_now": Row(everybody(PAGE), everybody(WRONG_VERB)),
    "help_card": Row(everybody(PAGE), everybody(WRONG_VERB)),
    "help_card_alone": Row(everybody(PAGE), everybody(WRONG_VERB)),
    "help_worker": Row(everybody(PAGE), everybody(WRONG_VERB)),
    "help_app": Row(everybody(PAGE), everybody(WRONG_VERB)),
    "help_services": Row(editors(PAGE), editors(WRONG_VERB)),
    "new_help_service": Row(editors(PAGE), editors(ASKS_AGAIN)),
    "help_service": Row(editors(PAGE), editors(ASKS_AGAIN)),
    "help_service_check": Row(editors(WRONG_VERB), editors(MOVES_ON)),
    "help_service_withdrawal": Row(editors(PAGE), editors(MOVES_ON)),
}

GUIDANCE = {
    "tell_somebody": Row(everybody(PAGE), everybody(WRONG_VERB)),
    # Without any of its own a charity offers ours: an empty list is a choice.
    "offline_ideas": Row(editors(PAGE), editors(MOVES_ON)),
}
