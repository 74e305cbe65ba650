"""Where somebody is, as coarsely as will do: a nation, or the letters that begin a postcode.

A service says where it helps in the same codes. Letters that cross a border stand in both nations,
so that nobody is left out on the wrong side of it.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

# Public knowledge: the postcode areas of the Royal Mail. Ireland's codes tell no area by letters.
LETTERS: dict[str, frozenset[str]] = {
    nation: frozenset(letters.split())
    for nation, letters in {
        "england": (
            "AL B BA BB BD BH BL BN BR BS CA CB CH CM CO CR CT CV CW DA DE DH DL DN DT DY E EC EN "
            "EX FY GL GU HA HD HG HP HR HU HX IG IP KT L LA LE LN LS LU M ME MK N NE NG NN NR NW "
            "OL OX PE PL PO PR RG RH RM S SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ "
            "TR TS TW UB W WA WC WD WF WN WR WS WV YO"
        ),
        "scotland": "AB DD DG EH FK G HS IV KA KW KY ML PA PH TD ZE",
        "wales": "CF CH HR LD LL NP SA SY",
        "northern_ireland": "BT",
        "isle_of_man": "IM",
        "channel_islands": "GY JE",
        "ireland": "",
    }.items()
}
KNOWN_LETTERS = frozenset[str]().union(*LETTERS.values())
# A whole postcode or its beginning: the letters, and then a number or nothing.
POSTCODE = re.compile(r"([A-Z]{1,2})(?:[0-9][0-9A-Z ]*)?")


@dataclass(frozen=True)
class Where:
    """Where a visitor says they are. asked: a nation's code, or letters; codes: all that fits."""

    asked: str
    codes: frozenset[str]


def where(typed: str) -> Where | None:
    """Return where that is: “scotland”, “G”, or the start of a postcode; None when unknown."""
    if typed.lower() in LETTERS:
        nation = typed.lower()
        return Where(nation, LETTERS[nation] | {nation})
    found = POSTCODE.fullmatch(typed.strip().upper())
    if found is None or found[1] not in KNOWN_LETTERS:
        return None
    nations = {nation for nation, letters in LETTERS.items() if found[1] in letters}
    return Where(found[1], frozenset({found[1], *nations}))


def serves(areas: Collection[str], visitor: Where | None) -> bool:
    """Say whether a service with these areas helps there; without areas it helps everywhere."""
    return visitor is None or not areas or not visitor.codes.isdisjoint(areas)


def areas_in(typed: str) -> tuple[str, ...]:
    """Return the letters in “m, OL sk”, each once, in order."""
    return tuple(sorted(set(typed.replace(",", " ").upper().split())))


def unknown_areas(letters: Sequence[str]) -> list[str]:
    """Return those letters with which no postcode begins."""
    return [one for one in letters if one not in KNOWN_LETTERS]
