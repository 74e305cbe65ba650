"""Lines, and the seals that chain them."""

from django.db import models

LONGEST_CODE = 40


class Act(models.TextChoices):
    """Everything that the ledger can say was done. `detail` says the rest in codes."""

    DECIDED = "decided"
    CLAIMED = "claimed"
    TAKEN_BACK = "taken_back"
    ROLE_GRANTED = "role_granted"
    ROLE_ENDED = "role_ended"
    AGREED = "agreed"
    SETTING_CHANGED = "setting_changed"
    RECORD_VIEWED = "record_viewed"
    READINESS_CONFIRMED = "readiness_confirmed"
    NAME_TAKEN = "name_taken"
    WITHDRAWN = "withdrawn"
    FLAGGED = "flagged"
    FLAG_ANSWERED = "flag_answered"
    FOUNDED = "founded"
    JOINED = "joined"
    LEFT = "left"
    ERASED = "erased"
    DOWNLOADED = "downloaded"
    HOLD_PLACED = "hold_placed"
    HOLD_ENDED = "hold_ended"
    RETENTION_RUN = "retention_run"
    COMPLAINED = "complained"
    COMPLAINT_ACKNOWLEDGED = "complaint_acknowledged"
    COMPLAINT_ANSWERED = "complaint_answered"
    INVITED = "invited"
    INVITATION_WITHDRAWN = "invitation_withdrawn"
    INVITATION_TAKEN_UP = "invitation_taken_up"
    ROLE_APPROVED = "role_approved"
    ON_CALL_NAMED = "on_call_named"
    ON_CALL_ENDED = "on_call_ended"
    SECOND_FACTOR_ADDED = "second_factor_added"
    SECOND_FACTOR_REMOVED = "second_factor_removed"
    RECOVERED = "recovered"
    SIGN_INS_ENDED = "sign_ins_ended"
    BACKED_UP = "backed_up"
    BACKUP_TRIED = "backup_tried"
    BACKUP_RESTORED = "backup_restored"
    ROOM_PLANNED = "room_planned"
    ROOM_CHANGED = "room_changed"
    PLACE_GIVEN = "place_given"
    PLACE_CHANGED = "place_changed"
    PLACE_ENDED = "place_ended"
    MESSAGE_SETTLED = "message_settled"
    CONCERN_RAISED = "concern_raised"
    CONCERN_ANSWERED = "concern_answered"
    CONCERN_NOTED = "concern_noted"
    CONCERN_CLOSED = "concern_closed"
    CONCERN_OPENED_AGAIN = "concern_opened_again"
    FOLLOW_UP_ASKED = "follow_up_asked"
    FOLLOW_UP_SETTLED = "follow_up_settled"
    GROUP_PLANNED = "group_planned"
    GROUP_OPENED = "group_opened"
    GROUP_CHANGED = "group_changed"
    GROUP_CANCELLED = "group_cancelled"
    GROUP_ENDED = "group_ended"
    GROUP_LEADER_GIVEN = "group_leader_given"
    GROUP_LEADER_ENDED = "group_leader_ended"
    SESSION_ADDED = "session_added"
    SESSION_MOVED = "session_moved"
    SESSION_CANCELLED = "session_cancelled"
    PROGRAMME_BEGUN = "programme_begun"
    PROGRAMME_REVIEWED = "programme_reviewed"
    PROGRAMME_PUBLISHED = "programme_published"
    PROGRAMME_WITHDRAWN = "programme_withdrawn"
    EMERGENCY_ASKED = "emergency_asked"
    EMERGENCY_AGREED = "emergency_agreed"
    EMERGENCY_KEPT_QUIET = "emergency_kept_quiet"
    EMERGENCY_TOLD = "emergency_told"
    ACTIVITY_CHANGED = "activity_changed"
    NOTE_SETTLED = "note_settled"
    PROMPT_SETTLED = "prompt_settled"
    SEEN_OUT = "seen_out"
    HANDED_OVER = "handed_over"
    PLAN_CHANGED = "plan_changed"
    CHECKED_IN = "checked_in"
    PAGE_SHARED = "page_shared"
    PAGE_TAKEN_BACK = "page_taken_back"
    PLAN_SHARED = "plan_shared"
    CERTIFICATE_MADE = "certificate_made"
    SPACE_LET_IN = "space_let_in"
    REHEARSAL_PLANNED = "rehearsal_planned"
    ARTICLE_SIGNED_OFF = "article_signed_off"
    ARTICLE_SENT_BACK = "article_sent_back"
    ARTICLE_TAKEN_OFF = "article_taken_off"


class Line(models.Model):
    """One act: who did it, to what, when. Ids are plain numbers: lines outlive what they name."""

    at = models.DateTimeField()
    act = models.CharField(max_length=LONGEST_CODE, choices=Act.choices)
    actor_id = models.BigIntegerField(null=True)
    subject_kind = models.CharField(max_length=LONGEST_CODE)
    subject_id = models.BigIntegerField(null=True)
    detail = models.JSONField(default=dict)

    class Meta:
        indexes = [
            models.Index(fields=["subject_kind", "subject_id"], name="ledger_line_subject"),
            models.Index(fields=["actor_id", "at"], name="ledger_line_actor"),
        ]

    def __str__(self) -> str:
        return f"line {self.pk}: {self.act}"


class Seal(models.Model):
    """A link of the chain: its hash covers one line, its place and every link before it."""

    # Unique: if two workers ever sealed at once, the database would refuse the second.
    position = models.PositiveBigIntegerField(unique=True)
    line = models.OneToOneField(Line, on_delete=models.PROTECT)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)
    sealed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(position__gte=1), name="ledger_seal_from_one")
        ]

    def __str__(self) -> str:
        return f"seal {self.position}"
