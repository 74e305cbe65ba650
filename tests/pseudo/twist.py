"""How a message becomes one that can be told from a plain one at a glance."""

import re

PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
ODD = "áƀćđéƒǵħíĵķłḿńóṕɋŕśťúṽẃẋýžÁɃĆĐÉƑǴĦÍĴĶŁḾŃÓṔɊŔŚŤÚṼẂẊÝŽ"
ACCENTS = str.maketrans(PLAIN, ODD)
# What a program puts words in place of, and HTML: both stay as they are.
KEPT = re.compile(r"(%\(\w+\)[sd]|%[sd%]|\{\w*\}|<[^>]+>|&\w+;)")
LONGER = 0.3
FILLER = " łóńǵéŕ" * 40


def twisted(message: str) -> str:
    """Return a message longer by a third, accented, in brackets, its placeholders unharmed."""
    parts = KEPT.split(message)
    words = "".join(
        part if odd else part.translate(ACCENTS) for odd, part in enumerate_parts(parts)
    )
    ending = "\n" if words.endswith("\n") else ""
    longer = FILLER[: max(3, round(len("".join(parts[::2])) * LONGER))].rstrip()
    return f"⟦{words.rstrip()}{longer}⟧{ending}"


def enumerate_parts(parts: list[str]) -> list[tuple[bool, str]]:
    """Return each part with whether it is kept: split() puts those at the odd places."""
    return [(bool(place % 2), part) for place, part in enumerate(parts)]
