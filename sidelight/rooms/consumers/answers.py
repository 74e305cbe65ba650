"""What a page is answered, in the words of the protocol and in kind ones."""

from sidelight.live.counts import counts
from sidelight.rooms.errors import KIND_WORDS
from sidelight.rooms.rules import wire
from sidelight.rooms.rules.jobs import Code, Declined, Held, Job, Outcome, Refused, Say, Shown


def refusal(code: Code, key: object = None) -> str:
    """Return a refusal as it is sent, and count it."""
    counts.note_refusal(code)
    return wire.refused(code, str(KIND_WORDS[code]), key)


def answer_to(job: Job, outcome: Outcome | None) -> str:
    """Return what the page that asked is told. None: nothing was kept."""
    key = getattr(job, "key", None)
    channel = job.channel if isinstance(job, Say) else "room"
    match outcome:
        case None:
            return refusal(Code.CANNOT_STORE, key)
        case Refused(code):
            return refusal(code, key)
        case Shown(seq):
            return wire.acknowledged(key, channel, seq)
        case Held():
            return wire.acknowledged(key, channel, None)
        case Declined():
            return wire.declined_before(key, channel)
    return wire.done(key)
