"""What is said in measured rooms: some ninety letters each, the same ones in every run.

One in twenty stops the first, quick look of screening and turns out to be nothing. The last
letters of each are its number, so that whoever reads it knows when it was sent.
"""

from bench.words import SENTENCES, mixed

ENDINGS = (
    "",
    "What about you?",
    "And you?",
    "See you there.",
    "Me, too.",
    "It was fine in the end.",
)
HARMLESS = (
    "Bye everyone, see you all tomorrow after school, it was nice to read you this evening.",
    "Bye everyone, talk to you soon, I have to help with the washing up before my show starts.",
)
ONE_IN = 20
LETTERS = "abcdefghijklmnop"
LENGTH = 6
MOST = 16**LENGTH
ENCODE = str.maketrans("0123456789abcdef", LETTERS)
DECODE = str.maketrans(LETTERS, "0123456789abcdef")
TEXTS = [
    f"{SENTENCES[mixed(nth) % len(SENTENCES)]} {ENDINGS[mixed(nth, 1) % len(ENDINGS)]}".strip()
    for nth in range(997)
]


def said(number: int) -> str:
    """Return the words of a message."""
    if number % ONE_IN == ONE_IN - 1:
        words = HARMLESS[number // ONE_IN % len(HARMLESS)]
    else:
        words = TEXTS[number % len(TEXTS)]
    return f"{words} {f'{number:0{LENGTH}x}'.translate(ENCODE)}"


def number_of(text: str) -> int:
    """Return which message this is, or -1 for words of anybody else."""
    last = text[-LENGTH:]
    if len(last) < LENGTH or text[-LENGTH - 1 : -LENGTH] != " " or set(last) - set(LETTERS):
        return -1
    return int(last.translate(DECODE), 16)


def key(salt: int, number: int) -> str:
    """Return the key a page would make for this message: another one in every crowd."""
    return f"{salt & 0xFFFFFFFF:08x}-0000-4000-8000-{number:012x}"


def number_in(made: str) -> int:
    return int(made[-12:], 16)
