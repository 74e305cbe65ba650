"""Names that we make: safe to show, easy to copy on paper, about nothing."""

import secrets
from pathlib import Path

WAYS = [
    "amber",
    "bright",
    "calm",
    "clear",
    "cosy",
    "dappled",
    "early",
    "easy",
    "fair",
    "gentle",
    "golden",
    "green",
    "happy",
    "hazel",
    "honest",
    "jolly",
    "kind",
    "lively",
    "lucky",
    "mellow",
    "merry",
    "mild",
    "misty",
    "neat",
    "open",
    "plain",
    "quick",
    "quiet",
    "rosy",
    "silver",
    "slow",
    "small",
    "soft",
    "steady",
    "still",
    "sunny",
    "tidy",
    "warm",
    "wide",
    "windy",
    "young",
]
THINGS = [
    "acorn",
    "badger",
    "beech",
    "birch",
    "bramble",
    "brook",
    "button",
    "candle",
    "cedar",
    "clover",
    "cobble",
    "copper",
    "daisy",
    "fern",
    "finch",
    "hedge",
    "heron",
    "hill",
    "ivy",
    "kettle",
    "kite",
    "ladder",
    "lantern",
    "lark",
    "leaf",
    "maple",
    "meadow",
    "nutmeg",
    "otter",
    "pebble",
    "plum",
    "pocket",
    "poppy",
    "puffin",
    "reed",
    "river",
    "robin",
    "saddle",
    "spruce",
    "teapot",
    "thimble",
    "thistle",
    "wren",
]
SHOWN_THINGS = [
    "Anchor",
    "Basket",
    "Beacon",
    "Bicycle",
    "Biscuit",
    "Blanket",
    "Boat",
    "Bookmark",
    "Bridge",
    "Cloud",
    "Compass",
    "Cushion",
    "Drum",
    "Feather",
    "Fiddle",
    "Garden",
    "Gate",
    "Harbour",
    "Island",
    "Jumper",
    "Lighthouse",
    "Marble",
    "Moon",
    "Orchard",
    "Paddle",
    "Parcel",
    "Pencil",
    "Piano",
    "Postcard",
    "Quilt",
    "Rainbow",
    "Ribbon",
    "Scarf",
    "Shell",
    "Star",
    "Sunbeam",
    "Thread",
    "Tide",
    "Tram",
    "Umbrella",
    "Valley",
    "Violin",
    "Wave",
    "Whistle",
    "Window",
]


# Calm words alone: no means, no place that could hurt somebody to read.
RECOVERY_WORD_LIST = Path(__file__).with_name("recovery-words.txt").read_text("ascii").split()
NUMBERS = [str(number) for number in range(10, 100)]


def new_sign_in_name() -> str:
    """Return two words and a number, such as quiet-otter-417; the caller sees that it is free."""
    return f"{secrets.choice(WAYS)}-{secrets.choice(THINGS)}-{secrets.randbelow(900) + 100}"


def new_safe_name() -> str:
    """Return a name fit to be shown before anybody approved one, such as Kind Harbour 62."""
    way = secrets.choice(WAYS).capitalize()
    return f"{way} {secrets.choice(SHOWN_THINGS)} {secrets.choice(NUMBERS)}"


def is_safe_name(name: str) -> bool:
    """Whether a name is one that `new_safe_name` could have made."""
    parts = name.split(" ")
    if len(parts) != len(("way", "thing", "number")):
        return False
    way, thing, number = parts
    known = way.lower() in WAYS and way == way.capitalize() and thing in SHOWN_THINGS
    return known and number in NUMBERS


def new_recovery_words(how_many: int) -> list[str]:
    """Return words by chance, each as likely as every other; seven of them are over 64 bits."""
    return [secrets.choice(RECOVERY_WORD_LIST) for _ in range(how_many)]
