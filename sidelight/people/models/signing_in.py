"""Sign-ins, and the recovery words that bring a lost one back."""

from typing import ClassVar

from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from sidelight.people.models.persons import Person


class SignIn(AbstractBaseSession):
    """One device that is let in for a while. Knows whose it is, so that it can be ended.

    It keeps no address and no name of a device: only what sort it is, to tell two apart.
    """

    class Device(models.TextChoices):
        PHONE = "phone", _("a phone")
        TABLET = "tablet", _("a tablet")
        COMPUTER = "computer", _("a computer")
        UNKNOWN = "unknown", _("a device")

    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="sign_ins")
    device = models.CharField(max_length=10, choices=Device, default=Device.UNKNOWN)
    began_at = models.DateTimeField(null=True)
    # To the hour: enough to recognise one's own, too little to follow somebody's evening.
    seen_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-began_at"]

    def __str__(self) -> str:
        return f"sign-in of person {self.person_id}"

    @property
    def short_name(self) -> str:
        """What stands in addresses for the key, which opens the sign-in and is shown nowhere."""
        hashed = salted_hmac("sidelight.sign-in", self.session_key, algorithm="sha256")
        return hashed.hexdigest()[:16]


class RecoveryWords(models.Model):
    """Words of our making that bring somebody back; shown once, kept as a slow hash only."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="recovery_words")
    hashed = models.CharField(max_length=200)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"recovery words of person {self.person_id}"
