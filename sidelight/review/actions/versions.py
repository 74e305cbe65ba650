"""All versions of one thing change together, one verb at a time."""

from collections.abc import Iterable, Sequence

from sidelight.review.actions.claims import drop_claims
from sidelight.review.models import Outcome, State, Submission

# Not yet readable by others, and not gone.
OPEN = frozenset({State.WAITING, State.RETURNED, State.DECLINED})


def lock_versions(submission_id: int) -> Sequence[Submission]:
    """Lock and return every version of the same thing, oldest first, as they stand now.

    Called inside a transaction. The first version is the lock of all, so that nobody adds one
    meanwhile.
    """
    asked = Submission.objects.get(pk=submission_id)
    Submission.objects.select_for_update().get(pk=asked.root_id)
    return list(Submission.objects.select_for_update().versions_of(asked))


def standing(versions: Sequence[Submission]) -> Submission:
    """Return the approved version, or else the newest that newer words have not replaced."""
    approved = [version for version in versions if version.state == State.APPROVED]
    kept = [version for version in versions if version.state != State.REPLACED]
    return (approved or kept or versions)[-1]


def retire(versions: Iterable[Submission]) -> None:
    """Let newer words take the place of these."""
    for version in versions:
        move_to(version, State.REPLACED)


def let_the_one_before_stand_again(versions: Sequence[Submission]) -> None:
    """Bring back the version that was approved last before, if there is one.

    Words that nobody approved stay away: undoing an edit must not publish them.
    """
    for version in reversed(versions):
        last = version.decisions.last()
        was_shown = last is not None and last.outcome == Outcome.APPROVE
        # Without its words once its time was over: then there is nothing to stand.
        if version.state == State.REPLACED and was_shown and hasattr(version, "words"):
            move_to(version, State.APPROVED)
            return


def move_to(version: Submission, state: State) -> None:
    """Change the state of one version; whoever looked at it no longer holds it."""
    version.state = state
    version.version += 1
    version.save(update_fields=["state", "version"])
    drop_claims(version)
