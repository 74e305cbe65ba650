"""Moderators at work, in the environment of a site.

`python -m bench.moderate times MANY`: how long taking the next one takes, one after the other.
`python -m bench.moderate decide WHO SECONDS [EVERY]`: take and decide for some seconds, as one of
twenty; one in EVERY seconds, or as many as go.
`python -m bench.moderate seal SECONDS`: seal the ledger meanwhile, as the worker does.
"""

import json
import sys
import time

import django

django.setup()

from django.db import OperationalError

from bench.seed import moderators
from sidelight.community.actions import clear_search_leftovers  # noqa: F401  # plugs stay loaded
from sidelight.foundation import clock
from sidelight.ledger.actions import seal
from sidelight.people.models import Person
from sidelight.review.actions import Choice, claim_next, decide, release
from sidelight.review.models import Outcome

SEALS_EVERY = 2.0


def times(many: int) -> dict[str, list[float]]:
    mo = moderators()[0]
    taken = []
    for _ in range(many):
        found, spent = timed(lambda: claim_next(moderator=mo, at=clock.now()))
        taken.append(spent)
        release(found, moderator=mo)
    return {"claim": taken}


def deciding(mo: Person, seconds: float, every: float) -> dict[str, list[object]]:
    """Take and approve until the time is over; return what was taken and how long it took.

    locked: how often the database was busy for so long that nothing came of it.
    """
    found: dict[str, list[object]] = {"taken": [], "claim": [], "decide": [], "locked": []}
    began = time.perf_counter()
    ends, turn = began + seconds, 0
    while time.perf_counter() < ends:
        turn += 1
        time.sleep(max(0.0, began + turn * every - time.perf_counter()))
        try:
            one_after_another(mo, found)
        except OperationalError as busy:
            found["locked"].append(str(busy))
    return found


def one_after_another(mo: Person, found: dict[str, list[object]]) -> None:
    submission, spent = timed(lambda: claim_next(moderator=mo, at=clock.now()))
    if submission is None:
        return
    found["claim"].append(spent)
    choice = Choice(Outcome.APPROVE, seen=submission.version)
    _, decided_in = timed(lambda: decide(submission, choice, by=mo, at=clock.now()))
    found["taken"].append(submission.pk)
    found["decide"].append(decided_in)


def sealing(seconds: float) -> dict[str, int]:
    ends, sealed = time.perf_counter() + seconds, 0
    while time.perf_counter() < ends:
        sealed += seal(clock.now())
        time.sleep(SEALS_EVERY)
    return {"sealed": sealed}


def timed(act):  # type: ignore[no-untyped-def]
    began = time.perf_counter()
    done = act()
    return done, (time.perf_counter() - began) * 1000


def main(what: str, *words: str) -> None:
    if what == "times":
        told: object = times(int(words[0]))
    elif what == "decide":
        every = float(words[2]) if words[2:] else 0.0
        told = deciding(moderators()[int(words[0])], float(words[1]), every)
    else:
        told = sealing(float(words[0]))
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main(*sys.argv[1:])
