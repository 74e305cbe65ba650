"""The articles of the demo: the samples, signed off but for one, which waits."""

from datetime import datetime

from sidelight.guidance.actions import bring_in_samples, sign_off
from sidelight.guidance.queries import waiting_for_sign_off
from sidelight.home.actions.demo.cast import Cast
from sidelight.people.models import Role

STILL_WAITS = "what-happens-at-the-doctor"
SHOWN_AS = "a counsellor of the demo charity"


def give_articles(cast: Cast, *, at: datetime) -> None:
    """Bring in the samples as an editor does, and sign them off as a counsellor does."""
    bring_in_samples(by=cast.first(Role.EDITOR), at=at)
    counsellor = cast.first(Role.COUNSELLOR)
    for one in waiting_for_sign_off():
        if one.article.slug != STILL_WAITS:
            sign_off(one.number, digest=one.digest, shown_as=SHOWN_AS, by=counsellor, at=at)
