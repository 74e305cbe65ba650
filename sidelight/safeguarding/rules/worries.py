"""When the program itself tells a lead about words that were sent to us. It may be wrong."""

from sidelight.screening.rules import Axis, Tier, Verdict

NEEDED = {Tier.NOW: "now", Tier.TODAY: "today"}


def needed_for(verdict: Verdict) -> str | None:
    """Return how soon a safeguarding lead should look; None when it is enough that we read it.

    Only where somebody may need somebody: what may hurt readers reaches none, for these words are
    for staff alone. What could not be screened is marked, and no concern of itself.
    """
    tiers = [signal.tier for signal in verdict.signals if signal.axis == Axis.URGENCY]
    return NEEDED.get(max(tiers, default=Tier.ROUTINE))
