"""The authenticator app on somebody's phone: it holds their key and shows the codes.

A code works once and not before the one used last, and nothing here waits. So an app shows the
earliest code that is still good, and whoever signed in once keeps that browser's sign-in (see
`acts.sign_in`): people of the demo are real to the program, and have no code to spare.
"""

from datetime import UTC, datetime

from sidelight.people import rules

used_last: dict[str, int] = {}


def code_for(key: str) -> str:
    """Return the earliest code of this moment that was not used yet."""
    now = rules.step_at(datetime.now(UTC))
    around = range(now - rules.STEPS_EITHER_WAY, now + rules.STEPS_EITHER_WAY + 1)
    step = next((step for step in around if step > used_last.get(key, -1)), None)
    assert step is not None, "every code of this minute is used: keep a sign-in instead"
    used_last[key] = step
    return rules.one_time_code(key, step)
