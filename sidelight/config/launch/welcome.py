"""What is printed when Sidelight answers: where it is, and how to sign in."""

import json
from collections.abc import Sequence
from pathlib import Path

from sidelight.config.launch.prepare import DEMO_PEOPLE
from sidelight.config.launch.say import say

COLUMNS = {
    "role": "Sign in as",
    "shown_name": "shown as",
    "sign_in_name": "sign-in name",
    "passphrase": "passphrase",
    "try": "and try",
}


def welcome(address: str) -> None:
    """Print where Sidelight is."""
    say(f"\nSidelight is running: {address}    (Ctrl-C stops it)")


def welcome_to_the_demo(address: str, folder: Path) -> None:
    """Print where the demo is, and each person whom one can sign in as."""
    welcome(address)
    say("This is the demo: everybody in it is invented, and only this machine can reach it.\n")
    for line in table(json.loads((folder / DEMO_PEOPLE).read_text(encoding="utf-8"))):
        say(f"  {line}")
    say(f"\n  Sign in: {address}/sign-in/    Start afresh: stop it, and remove {folder}")


def welcome_to_a_new_site(address: str, link: str) -> None:
    """Print where the site is, and the page on which the first manager sets it up."""
    welcome(address)
    if link:
        page = f"{address}{link}" if link.startswith("/") else link
        say(f"Nobody manages it yet. The first manager sets it up here, once:\n\n  {page}")


def table(people: Sequence[dict[str, str]]) -> list[str]:
    """Return the people as lines with even columns and a heading."""
    rows = [COLUMNS, *people]
    widths = {key: max(len(row.get(key, "")) for row in rows) for key in COLUMNS}
    return [
        "   ".join(row.get(key, "").ljust(width) for key, width in widths.items()).rstrip()
        for row in rows
    ]
