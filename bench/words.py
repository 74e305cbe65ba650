"""Ordinary words for made-up posts: the same ones in every run."""

TITLES = (
    "A long week", "The bus again", "Something small that helped", "New school, new hall",
    "Sunday evenings", "What do you do when it rains", "My cat has opinions", "Group work",
    "Moving house", "Cannot sleep before tests", "A kind teacher", "Lunch by myself",
    "Drawing again", "My brother moved out", "Football on Saturdays", "The first day back",
)  # fmt: skip
SENTENCES = (
    "It was a long week and I am glad that it is over.",
    "The bus was late again, so I walked the last bit along the canal.",
    "My friend has a new timetable and we hardly see each other now.",
    "I made soup for everybody and it was not even bad.",
    "There is a place in the library where nobody talks, and I go there at lunch.",
    "We had to work in groups and I did not know anybody in mine.",
    "My sister says that it gets easier after the first month.",
    "I have started to draw again, mostly trees, because they stay still.",
    "Somebody said something kind about my coat and I thought of it all day.",
    "On Sundays it is always a bit heavy, I do not know why.",
    "I told my teacher that I had not slept, and she was all right about it.",
    "The dog next door waits for me now, which is the best part of the morning.",
    "It helps me to write down three things before I go to bed.",
    "I think that most people feel like that and do not say it.",
    "Thank you for writing this, it sounds a lot like my own week.",
    "You do not have to be good at it to enjoy it.",
    "We moved here in the summer and the streets still look the same to me.",
    "When it rains I take the long way, under the trees.",
    "I hope that tomorrow is a bit lighter for you.",
    "The test went well in the end, although I had been sure that it would not.",
)
MOST = 2**64


def mixed(*numbers: int) -> int:
    """Return a well stirred number, the same for the same numbers (a splitmix64 step each)."""
    state = 0
    for number in numbers:
        state = (state + number + 1) * 0x9E3779B97F4A7C15 % MOST
        state = (state ^ state >> 30) * 0xBF58476D1CE4E5B9 % MOST
        state = (state ^ state >> 27) * 0x94D049BB133111EB % MOST
        state ^= state >> 31
    return state


def title(number: int) -> str:
    return TITLES[mixed(number, 1) % len(TITLES)]


def body(number: int) -> str:
    """Return from three to nine sentences."""
    how_many = 3 + mixed(number, 2) % 7
    return " ".join(SENTENCES[mixed(number, 3, nth) % len(SENTENCES)] for nth in range(how_many))
