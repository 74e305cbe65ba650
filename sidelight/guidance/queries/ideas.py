"""The ideas for a pause in force."""

from collections.abc import Sequence

from sidelight.guidance.models import IdeaList


def ideas_in_force() -> Sequence[str]:
    """Return the charity's own ideas for a pause; none while it keeps to ours."""
    latest = IdeaList.objects.first()
    return latest.ideas.splitlines() if latest else ()
