"""What the launcher says no to: each is one clear line for the person at the keyboard."""


class Refusal(Exception):
    """The launcher cannot go on; the text says why and what to do."""
