"""Who answers for which version of an article. Added, never changed."""

from typing import ClassVar

from django.db import models
from wagtail.models import Revision, Task

from sidelight.guidance.models.articles import Article
from sidelight.people.models import Person


class SignOff(models.Model):
    """A second person read exactly this version, and says that it may be read by everybody.

    digest: SHA-256 of what the version held then, as hexadecimal. shown_as: who signed, as readers
    see it.
    """

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="sign_offs")
    revision = models.OneToOneField(Revision, on_delete=models.CASCADE, related_name="sign_off")
    digest = models.CharField(max_length=64)
    shown_as = models.CharField(max_length=80)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"sign-off {self.pk}"


class TakenOff(models.Model):
    """Somebody took an article off: its sign-off counts for nothing from then on."""

    sign_off = models.OneToOneField(SignOff, on_delete=models.CASCADE, related_name="taken_off")
    why = models.CharField(max_length=200)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"end of sign-off {self.sign_off_id}"


class SecondPair(Task):  # type: ignore[misc]  # Wagtail ships no types
    """The step of Wagtail's workflow that ends on our own page, not in its admin.

    The admin offers no button for it to anybody.
    """

    def user_can_access_editor(self, obj: object, user: object) -> bool:
        """Whether this step alone opens the editor to somebody: never."""
        return False

    def locked_for_user(self, obj: object, user: object) -> bool:
        """Whether editors may go on while it waits: no, or what is signed is not what was asked."""
        return True

    def get_actions(self, obj: object, user: object) -> list[tuple[str, str, bool]]:
        """Return which buttons the admin shows for it."""
        return []
