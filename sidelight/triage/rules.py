"""Pure questions of triage: what may stand on the list, and how an address is shown."""

import re
from collections.abc import Collection
from datetime import timedelta

from sidelight.foundation.pace import Pace

REPORTS_FROM_AN_ADDRESS = Pace("report site address", 20, timedelta(hours=1))
LONGEST_ADDRESS = 500
LONGEST_WORDS = 2_000
# Beneath these stand the sites of many who have nothing to do with each other.
SHARED_ENDINGS = frozenset({"ac", "co", "com", "edu", "gov", "ltd", "me", "net", "nhs", "org"})
LETTERS_OF_A_COUNTRY = 2


def defanged(address: str) -> str:
    """Return an address so that no program makes a link of it, and no finger opens it."""
    plain = re.sub(r"(?i)\bhttp(?=s?:)", "hxxp", address)
    return plain.replace(".", "[.]").replace("@", "[@]")


def is_too_wide(host: str) -> bool:
    """Whether a host is an ending that everybody shares: it would mark half the internet."""
    labels = host.split(".")
    if len(labels) < 2:
        return True
    country = len(labels) == 2 and len(labels[1]) == LETTERS_OF_A_COUNTRY
    return country and labels[0] in SHARED_ENDINGS


def is_one_of(host: str, hosts: Collection[str]) -> bool:
    """Whether a host is one of these, or stands above or beneath one of them."""
    return any(
        host == other or host.endswith(f".{other}") or other.endswith(f".{host}") for other in hosts
    )
