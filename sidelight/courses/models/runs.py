"""An evening's plan as its leaders go through it: how far they are, and what they noted.

The plan itself is the week of a version and never changes. A run is a copy of its order only.
"""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sidelight.courses.models.groups import Session
from sidelight.courses.models.programmes import Step
from sidelight.people.models import Person


class SessionRun(models.Model):
    """How one evening goes through its plan. It belongs to no leader: another one goes on."""

    session = models.OneToOneField(Session, on_delete=models.PROTECT, related_name="run")
    # How often it was changed: a button that was drawn before the last change is refused.
    revision = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"run of session {self.session_id}"


class RunStep(models.Model):
    """One step of the plan in this evening."""

    class State(models.TextChoices):
        WAITING = "waiting", _("to come")
        NOW = "now", _("now")
        DONE = "done", _("done")
        SKIPPED = "skipped", _("skipped")

    run = models.ForeignKey(SessionRun, on_delete=models.PROTECT, related_name="steps")
    step = models.ForeignKey(Step, on_delete=models.PROTECT, related_name="+")
    # As in the plan, two may share one for a moment while they move.
    position = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    # When it began for the first time, when it last began, and when it last ended.
    began_at = models.DateTimeField(null=True)
    now_since = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    # What it took before now_since: somebody may go back to it.
    used_seconds = models.PositiveIntegerField(default=0)
    # Who of the leaders says it; nobody while they have not shared it out.
    speaker = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering: ClassVar = ["run", "position", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["run", "step"], name="a_step_once_a_run"),
            models.UniqueConstraint(
                fields=["run"], condition=Q(state="now"), name="one_step_now_in_a_run"
            ),
            models.CheckConstraint(
                condition=Q(state="now", now_since__isnull=False)
                | ~Q(state="now") & Q(now_since=None),
                name="what_is_now_says_since_when",
            ),
        ]

    def __str__(self) -> str:
        return f"step {self.step_id} of run {self.run_id}"


class Sending(models.Model):
    """Words of the plan that a leader sent to the room: which, and the how-manieth time.

    The message itself is the room's. Its key there is made of this row, so that pressing again,
    or another leader pressing at the same moment, never says it twice.
    """

    WORDS = "words"

    run_step = models.ForeignKey(RunStep, on_delete=models.PROTECT, related_name="sendings")
    # "words", or the place of a ready message in its list, from 0.
    what = models.CharField(max_length=8)
    time = models.PositiveSmallIntegerField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["run_step", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["run_step", "what", "time"], name="a_message_of_a_step_once_each_time"
            ),
        ]

    def __str__(self) -> str:
        return f"sending {self.pk} of step {self.run_step_id}"


class LeaderNote(models.Model):
    """What a leader wrote down for those who lead this evening, encrypted; about a step, or all.

    Each leader has a note of their own, so that two who write at once do not write over each other.
    """

    run = models.ForeignKey(SessionRun, on_delete=models.PROTECT, related_name="notes")
    run_step = models.ForeignKey(RunStep, on_delete=models.PROTECT, null=True, related_name="notes")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    encrypted = models.TextField()
    written_at = models.DateTimeField()
    # How often it was kept: what was typed before the last time is kept beside it, not over it.
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["run", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["run_step", "by"], name="one_note_a_leader_and_step"),
            models.UniqueConstraint(
                fields=["run", "by"],
                condition=Q(run_step=None),
                name="one_note_a_leader_and_evening",
            ),
        ]

    def __str__(self) -> str:
        return f"note {self.pk} of run {self.run_id}"
