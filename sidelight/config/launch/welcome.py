"""What is printed when Sidelight answers: where it is, and how to sign in."""

import json
from collections.abc import Sequence
from pathlib import Path

from sidelight.config.launch.folder import PACKAGE, Kind, usual_folder
from sidelight.config.launch.prepare import DEMO_PEOPLE, demo_codes
from sidelight.config.launch.say import say

COLUMNS = {
    "role": "Sign in as",
    "shown_name": "shown as",
    "sign_in_name": "sign-in name",
    "passphrase": "passphrase",
    "code": "code now",
    "try": "and try",
}


def welcome(address: str) -> None:
    """Print where Sidelight is."""
    say(f"\nSidelight is running: {address}    (Ctrl-C stops it)")


def welcome_to_the_demo(address: str, folder: Path) -> None:
    """Print where the demo is, and each person whom one can sign in as."""
    welcome(address)
    say("This is the demo: everybody in it is invented, and only this machine can reach it.\n")
    for line in table(with_codes(folder)):
        say(f"  {line}")
    say("\n  Staff need a code as well. It changes every half minute, and each works once.")
    say(f"  The codes of this moment: {how_to_ask(folder)}")
    say(f"\n  Sign in: {address}/sign-in/    Start afresh: stop it, and remove {folder}")


def welcome_to_a_new_site(address: str, link: str) -> None:
    """Print where the site is, and the page on which the first manager sets it up."""
    welcome(address)
    if link:
        page = f"{address}{link}" if link.startswith("/") else link
        say(f"Nobody manages it yet. The first manager sets it up here, once:\n\n  {page}")


def say_codes(folder: Path) -> None:
    """Print the one-time code of each of the demo's staff, as it is in this half minute."""
    for line in table([one for one in with_codes(folder) if one["code"]]):
        say(line)


def with_codes(folder: Path) -> list[dict[str, str]]:
    """Return everybody who is listed, staff with the one-time code of this half minute."""
    codes = demo_codes()
    listed = json.loads((folder / DEMO_PEOPLE).read_text(encoding="utf-8"))
    return [{**one, "code": codes.get(one["sign_in_name"], "")} for one in listed]


def how_to_ask(folder: Path) -> str:
    """Return what to type in another window to see the codes."""
    command = "bin/run codes" if (PACKAGE.parent / "bin" / "run").exists() else "sidelight codes"
    return command if folder == usual_folder(Kind.DEMO) else f"{command} --data {folder}"


def table(people: Sequence[dict[str, str]]) -> list[str]:
    """Return the people as lines with even columns and a heading."""
    rows = [COLUMNS, *people]
    widths = {key: max(len(row.get(key, "")) for row in rows) for key in COLUMNS}
    return [
        "   ".join(row.get(key, "").ljust(width) for key, width in widths.items()).rstrip()
        for row in rows
    ]
